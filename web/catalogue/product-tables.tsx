import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { ProductContent } from '../../contract/catalogue.ts'
import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { CataloguePaths, PartList } from './catalogue-paths.ts'
import { SaleStatus } from './sale-status.tsx'

/** `edit` has the addresses of the forms, for those who may change the catalogue. */
type Props = { content: ProductContent; edit: CataloguePaths | null }

const codeOf = (code: string) => <code className="font-mono text-hint">{code}</code>

/** What a thing is called, leading to its form where it may be changed. */
function Name({ to, children }: { to: string | undefined; children: ReactNode }) {
  return to === undefined ? (
    children
  ) : (
    <Link to={to} className="link inline-flex min-h-6 items-center coarse:min-h-11">
      {children}
    </Link>
  )
}

/** A list below the product, under its heading, with the way to add to it. */
function PartSection({ list, content, edit, children }: Props & { list: PartList; children: ReactNode }) {
  const { t } = useI18n()
  return (
    <div id={list} className="scroll-mt-20">
      <Section
        title={t(`catalogue.${list}`)}
        actions={
          edit === null ? undefined : (
            <LinkButton to={edit.addPart(content.code, list)}>{t(`catalogue.form.add.${list}`)}</LinkButton>
          )
        }
      >
        {children}
      </Section>
    </div>
  )
}

/** What orders can name. */
export function SkuTable({ content, edit }: Props) {
  const { t } = useI18n()
  const editionOf = (code: string) => content.editions.find((one) => one.code === code)?.name ?? code
  const columns: readonly Column<ProductContent['skus'][number]>[] = [
    {
      key: 'code',
      label: t('catalogue.sku'),
      rowHeader: true,
      nowrap: true,
      cell: (row) => <Name to={edit?.part(content.code, 'skus', row.code)}>{codeOf(row.code)}</Name>,
    },
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
          : `${t('catalogue.months', { count: row.maintenanceMonths })} · ${row.programmeCode ?? 'SWM'}`,
    },
    { key: 'grade', label: t('catalogue.grade'), cell: (row) => t(`licences.grades.${row.grade}`) },
    { key: 'status', label: t('catalogue.state'), cell: (row) => <SaleStatus status={row.status} /> },
  ]
  return (
    <PartSection list="skus" content={content} edit={edit}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.skus'), product: content.name })}
        columns={columns}
        rows={content.skus}
        rowKey={(row) => row.code}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noSkus')} />}
      />
    </PartSection>
  )
}

/** What is sold of the product, lowest first, with the features that each carries. */
export function EditionTable({ content, edit }: Props) {
  const { t, f } = useI18n()
  const nameOf = (code: string) => content.features.find((one) => one.code === code)?.name ?? code
  const columns: readonly Column<ProductContent['editions'][number]>[] = [
    {
      key: 'name',
      label: t('catalogue.edition'),
      rowHeader: true,
      cell: (row) => <Name to={edit?.part(content.code, 'editions', row.code)}>{row.name}</Name>,
    },
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
    <PartSection list="editions" content={content} edit={edit}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.editions'), product: content.name })}
        columns={columns}
        rows={content.editions}
        rowKey={(row) => row.code}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noEditions')} />}
      />
    </PartSection>
  )
}

/** What editions can carry. */
export function FeatureTable({ content, edit }: Props) {
  const { t } = useI18n()
  const columns: readonly Column<ProductContent['features'][number]>[] = [
    {
      key: 'name',
      label: t('catalogue.feature'),
      rowHeader: true,
      cell: (row) => <Name to={edit?.part(content.code, 'features', row.code)}>{row.name}</Name>,
    },
    { key: 'code', label: t('catalogue.code'), nowrap: true, cell: (row) => codeOf(row.code) },
    {
      key: 'choosable',
      label: t('catalogue.choosable'),
      cell: (row) => (row.choosable ? t('catalogue.whenAllocating') : t('catalogue.alwaysOn')),
    },
  ]
  return (
    <PartSection list="features" content={content} edit={edit}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.features'), product: content.name })}
        columns={columns}
        rows={content.features}
        rowKey={(row) => row.code}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noFeatures')} />}
      />
    </PartSection>
  )
}

/** Releases, with the day by which maintenance must reach to use them. */
export function VersionTable({ content, edit }: Props) {
  const { t, f } = useI18n()
  const columns: readonly Column<ProductContent['versions'][number]>[] = [
    {
      key: 'number',
      label: t('catalogue.version'),
      rowHeader: true,
      cell: (row) => <Name to={edit?.part(content.code, 'versions', row.number)}>{row.number}</Name>,
    },
    { key: 'released', label: t('catalogue.releasedOn'), nowrap: true, cell: (row) => f.day(row.releasedOn) },
  ]
  return (
    <PartSection list="versions" content={content} edit={edit}>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.versions'), product: content.name })}
        columns={columns}
        rows={content.versions}
        rowKey={(row) => row.number}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noVersions')} />}
      />
    </PartSection>
  )
}
