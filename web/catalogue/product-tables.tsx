import type { ProductContent } from '../../contract/catalogue.ts'
import { useI18n } from '../app/i18n.tsx'
import { Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { SaleStatus } from './sale-status.tsx'

type Props = { content: ProductContent }

const codeOf = (code: string) => <code className="font-mono text-hint">{code}</code>

/** What orders can name. */
export function SkuTable({ content }: Props) {
  const { t } = useI18n()
  const editionOf = (code: string) => content.editions.find((one) => one.code === code)?.name ?? code
  const columns: readonly Column<ProductContent['skus'][number]>[] = [
    { key: 'code', label: t('catalogue.sku'), rowHeader: true, nowrap: true, cell: (row) => codeOf(row.code) },
    { key: 'edition', label: t('catalogue.edition'), cell: (row) => editionOf(row.editionCode) },
    { key: 'model', label: t('catalogue.model'), cell: (row) => t(`licences.models.${row.model}`) },
    {
      key: 'term',
      label: t('catalogue.term'),
      cell: (row) =>
        row.termMonths === null ? t('licences.perpetual') : t('catalogue.months', { count: row.termMonths }),
    },
    {
      key: 'maintenance',
      label: t('catalogue.maintenance'),
      cell: (row) =>
        row.maintenanceMonths === 0
          ? t('licences.noMaintenance')
          : t('catalogue.months', { count: row.maintenanceMonths }),
    },
    { key: 'grade', label: t('catalogue.grade'), cell: (row) => t(`licences.grades.${row.grade}`) },
    { key: 'status', label: t('catalogue.state'), cell: (row) => <SaleStatus status={row.status} /> },
  ]
  return (
    <Section title={t('catalogue.skus')}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.skus'), product: content.name })}
        columns={columns}
        rows={content.skus}
        rowKey={(row) => row.code}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noSkus')} />}
      />
    </Section>
  )
}

/** What is sold of the product, lowest first, with the features that each carries. */
export function EditionTable({ content }: Props) {
  const { t, f } = useI18n()
  const nameOf = (code: string) => content.features.find((one) => one.code === code)?.name ?? code
  const columns: readonly Column<ProductContent['editions'][number]>[] = [
    { key: 'name', label: t('catalogue.edition'), rowHeader: true, cell: (row) => row.name },
    { key: 'code', label: t('catalogue.code'), nowrap: true, cell: (row) => codeOf(row.code) },
    {
      key: 'features',
      label: t('catalogue.features'),
      roomy: true,
      cell: (row) =>
        row.featureCodes.length === 0 ? <span className="text-muted">–</span> : f.list(row.featureCodes.map(nameOf)),
    },
  ]
  return (
    <Section title={t('catalogue.editions')}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.editions'), product: content.name })}
        columns={columns}
        rows={content.editions}
        rowKey={(row) => row.code}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noEditions')} />}
      />
    </Section>
  )
}

/** What editions can carry. */
export function FeatureTable({ content }: Props) {
  const { t } = useI18n()
  const columns: readonly Column<ProductContent['features'][number]>[] = [
    { key: 'name', label: t('catalogue.feature'), rowHeader: true, cell: (row) => row.name },
    { key: 'code', label: t('catalogue.code'), nowrap: true, cell: (row) => codeOf(row.code) },
    {
      key: 'choosable',
      label: t('catalogue.choosable'),
      cell: (row) => (row.choosable ? t('catalogue.whenAllocating') : t('catalogue.alwaysOn')),
    },
  ]
  return (
    <Section title={t('catalogue.features')}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.features'), product: content.name })}
        columns={columns}
        rows={content.features}
        rowKey={(row) => row.code}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noFeatures')} />}
      />
    </Section>
  )
}

/** Releases, with the day by which maintenance must reach to use them. */
export function VersionTable({ content }: Props) {
  const { t, f } = useI18n()
  const columns: readonly Column<ProductContent['versions'][number]>[] = [
    { key: 'number', label: t('catalogue.version'), rowHeader: true, cell: (row) => row.number },
    { key: 'released', label: t('catalogue.releasedOn'), nowrap: true, cell: (row) => f.day(row.releasedOn) },
  ]
  return (
    <Section title={t('catalogue.versions')}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.versions'), product: content.name })}
        columns={columns}
        rows={content.versions}
        rowKey={(row) => row.number}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noVersions')} />}
      />
    </Section>
  )
}
