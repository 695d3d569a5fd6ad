import { Download, Upload } from 'lucide-react'
import { Link } from 'react-router'
import type { catalogue } from '../../contract/catalogue.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/product-list.ts'
import { cataloguePaths } from './catalogue-paths.ts'
import { SaleStatus } from './sale-status.tsx'

export const handle = { messages: ['catalogue'] } satisfies PageHandle

const rowsPerPage = 50

type Product = OutputOf<typeof catalogue.listProducts>['items'][number]

const numberIn = (params: URLSearchParams, name: string) => {
  const digits = /^\d{1,6}$/.exec(params.get(name) ?? '')?.[0]
  return digits === undefined ? 0 : Number(digits)
}

/** LIC-1: the products that the vendor sells, or sold. After an import it says what came of it. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  const imported = url.searchParams.has('created')
    ? { created: numberIn(url.searchParams, 'created'), updated: numberIn(url.searchParams, 'updated') }
    : null
  const answer = await call('listProducts', { q, after, limit: rowsPerPage })
  return { q, imported, mayAdd: answer.ok && answer.output.actions.create === null, ...pageOfList(answer, url) }
}

function useProductColumns(): readonly Column<Product>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'name',
      label: t('catalogue.product'),
      rowHeader: true,
      roomy: true,
      cell: (row) => (
        <Link
          to={cataloguePaths(language).product(row.code)}
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          {row.name}
        </Link>
      ),
    },
    {
      key: 'code',
      label: t('catalogue.code'),
      nowrap: true,
      cell: (row) => <code className="font-mono text-hint">{row.code}</code>,
    },
    { key: 'status', label: t('catalogue.state'), cell: (row) => <SaleStatus status={row.status} /> },
    { key: 'editions', label: t('catalogue.editions'), align: 'end', cell: (row) => f.number(row.editionCount) },
    { key: 'skus', label: t('catalogue.skus'), align: 'end', cell: (row) => f.number(row.skuCount) },
    {
      key: 'version',
      label: t('catalogue.latestVersion'),
      cell: (row) =>
        row.latestVersion === null ? (
          <span className="text-muted">–</span>
        ) : (
          <span className="tabular">
            {row.latestVersion.number}{' '}
            <span className="whitespace-nowrap text-muted">{f.day(row.latestVersion.releasedOn)}</span>
          </span>
        ),
    },
  ]
}

function Actions({ mayAdd }: { mayAdd: boolean }) {
  const { t, language } = useI18n()
  const paths = cataloguePaths(language)
  return (
    <>
      <LinkButton to={paths.csv} icon={Download} reload>
        {t('catalogue.export')}
      </LinkButton>
      {mayAdd ? (
        <>
          <LinkButton to={paths.import} icon={Upload}>
            {t('catalogue.import.title')}
          </LinkButton>
          <LinkButton kind="primary" to={paths.addProduct}>
            {t('catalogue.form.addProduct')}
          </LinkButton>
        </>
      ) : null}
    </>
  )
}

export default function ProductList({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { q, imported, mayAdd, items, pages } = loaderData
  const columns = useProductColumns()
  const path = cataloguePaths(language).list
  return (
    <>
      <PageHeader title={t('catalogue.title')} actions={<Actions mayAdd={mayAdd} />} />
      {imported === null ? null : (
        <div className="mb-6">
          <Notice tone="ok" announce title={t('catalogue.import.done')}>
            {t('catalogue.import.doneText', imported)}
          </Notice>
        </div>
      )}
      <FilterBar label={t('catalogue.filter')}>
        <div className="min-w-60 max-w-form flex-1">
          <TextInput
            name="q"
            type="search"
            label={t('catalogue.search')}
            defaultValue={q}
            key={q}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      </FilterBar>
      <Table
        caption={t('catalogue.products')}
        columns={columns}
        rows={items}
        rowKey={(row) => row.code}
        empty={
          q === '' ? (
            <EmptyState kind="nothing-yet" title={t('catalogue.none')}>
              {t('catalogue.noneText')}
            </EmptyState>
          ) : (
            <EmptyState
              kind="no-match"
              title={t('catalogue.noMatch', { query: q })}
              action={<LinkButton to={path}>{t('catalogue.clear')}</LinkButton>}
            />
          )
        }
      />
      <Pager label={t('catalogue.pages')} {...pages} />
    </>
  )
}
