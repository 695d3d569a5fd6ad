import type { ProductView } from '../../contract/catalogue.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card, Section } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/product-page.ts'
import { cataloguePaths } from './catalogue-paths.ts'
import { EditionTable, FeatureTable, SkuTable, VersionTable } from './product-tables.tsx'
import { SaleStatus } from './sale-status.tsx'

export const handle = { messages: ['catalogue', 'licences'] } satisfies PageHandle

/** LIC-1: a product with all that is sold of it, and who changed it when. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const product = outputOf(await call('readProduct', { code: params.code }))
  return { ...product, saved: url.searchParams.has('saved') }
}

function Terms({ content }: { content: ProductView['content'] }) {
  const { t, f } = useI18n()
  const hosts = content.hostIdTypes.map((type) => t(`licences.hostTypes.${type}`))
  return (
    <Card title={t('catalogue.terms')}>
      <DescriptionList
        items={[
          { label: t('catalogue.hostIdTypes'), value: f.list(hosts) },
          ...(content.serialShape === null
            ? []
            : [
                {
                  label: t('catalogue.serialShape'),
                  value: <code className="font-mono text-hint">{content.serialShape}</code>,
                },
              ]),
          {
            label: t('catalogue.partialAllocation'),
            value: content.partialAllocation ? t('catalogue.yes') : t('catalogue.no'),
          },
          {
            label: t('catalogue.movesPerYear'),
            value: content.movesPerYear === null ? t('catalogue.asNeeded') : f.number(content.movesPerYear),
          },
          { label: t('catalogue.graceHours'), value: t('catalogue.hours', { count: content.graceHours }) },
          { label: t('catalogue.overdraft'), value: f.percent(content.overdraftPercent / 100) },
          { label: t('catalogue.linger'), value: t('catalogue.minutes', { count: content.seatLingerMinutes }) },
        ]}
      />
    </Card>
  )
}

function Revisions({ content, revisions }: Pick<ProductView, 'content' | 'revisions'>) {
  const { t, f } = useI18n()
  const columns: readonly Column<ProductView['revisions'][number]>[] = [
    { key: 'version', label: t('catalogue.revision'), rowHeader: true, cell: (row) => f.number(row.version) },
    { key: 'at', label: t('catalogue.changedAt'), cell: (row) => f.instant(row.changedAt) },
    { key: 'by', label: t('catalogue.changedBy'), cell: (row) => row.changedBy ?? '–' },
  ]
  return (
    <Section title={t('catalogue.revisions')}>
      <p className="max-w-prose text-muted">{t('catalogue.revisionsText')}</p>
      <Table
        caption={t('catalogue.of', { what: t('catalogue.revisions'), product: content.name })}
        columns={columns}
        rows={revisions}
        rowKey={(row) => String(row.version)}
        empty={<EmptyState kind="nothing-yet" title={t('catalogue.noRevisions')} />}
      />
    </Section>
  )
}

export default function ProductPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { content, revisions, actions, saved } = loaderData
  const paths = cataloguePaths(language)
  const edit = actions.edit === null ? paths : null
  return (
    <>
      <PageHeader
        title={content.name}
        crumbs={[{ label: t('catalogue.title'), href: paths.list }]}
        status={<SaleStatus status={content.status} />}
        lead={
          <>
            <code className="font-mono text-hint">{content.code}</code>
            {edit === null ? ` · ${t('catalogue.onlyManagers')}` : null}
          </>
        }
        actions={
          edit === null ? undefined : (
            <LinkButton kind="primary" to={edit.editProduct(content.code)}>
              {t('catalogue.form.editProduct')}
            </LinkButton>
          )
        }
      />
      <div className="flex flex-col gap-8">
        {saved ? (
          <Notice tone="ok" announce title={t('catalogue.saved')}>
            {t('catalogue.savedText')}
          </Notice>
        ) : null}
        <Terms content={content} />
        <SkuTable content={content} edit={edit} />
        <EditionTable content={content} edit={edit} />
        <FeatureTable content={content} edit={edit} />
        <VersionTable content={content} edit={edit} />
        <Revisions content={content} revisions={revisions} />
      </div>
    </>
  )
}
