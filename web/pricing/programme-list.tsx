import { Plus } from 'lucide-react'
import { Link } from 'react-router'
import type { ProgrammeView } from '../../contract/programmes.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { typedText } from '../app/typed-text.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterBar } from '../ui/filter-bar.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/programme-list.ts'
import { pricingPaths } from './pricing-paths.ts'
import { PricingTabs } from './pricing-tabs.tsx'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-1: the maintenance programmes. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const q = typedText(url, 'q', 200)
  const after = url.searchParams.get('after') ?? undefined
  const answer = await context.get(visit).call('listProgrammes', { q, after })
  return { q, saved: url.searchParams.has('saved'), ...pageOfList(answer, url) }
}

function useProgrammeColumns(mayEdit: boolean): readonly Column<ProgrammeView>[] {
  const { t, f, language } = useI18n()
  const paths = pricingPaths(language)
  const yesNo = (is: boolean) => t(is ? 'pricing.programmes.yes' : 'pricing.programmes.no')
  return [
    {
      key: 'name',
      label: t('pricing.programmes.name'),
      rowHeader: true,
      cell: (row) =>
        mayEdit ? (
          <Link to={paths.programme(row.code)} className="link inline-flex min-h-6 items-center coarse:min-h-11">
            {row.name}
          </Link>
        ) : (
          row.name
        ),
    },
    {
      key: 'code',
      label: t('pricing.programmes.code'),
      nowrap: true,
      cell: (row) => <code className="font-mono text-hint">{row.code}</code>,
    },
    { key: 'kind', label: t('pricing.programmes.kind'), cell: (row) => t(`pricing.programmes.kinds.${row.kind}`) },
    { key: 'covers', label: t('pricing.programmes.covers'), cell: (row) => yesNo(row.coversVersions) },
    { key: 'all', label: t('pricing.programmes.all'), cell: (row) => yesNo(row.allOrNothing) },
    { key: 'skus', label: t('pricing.programmes.skus'), align: 'end', cell: (row) => f.number(row.skuCount) },
    {
      key: 'status',
      label: t('pricing.programmes.status'),
      cell: (row) => (
        <Badge tone={row.status === 'offered' ? 'ok' : 'neutral'}>
          {t(`pricing.programmes.statuses.${row.status}`)}
        </Badge>
      ),
    },
  ]
}

export default function ProgrammeList({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { q, saved, items, pages, actions } = loaderData
  const paths = pricingPaths(language)
  const columns = useProgrammeColumns(actions.create === null)
  return (
    <>
      <PageHeader
        title={t('pricing.programmes.title')}
        lead={t('pricing.programmes.lead')}
        actions={
          actions.create === null ? (
            <LinkButton to={paths.addProgramme} icon={Plus}>
              {t('pricing.programmes.add')}
            </LinkButton>
          ) : undefined
        }
      />
      <PricingTabs paths={paths} current="programmes" />
      {saved ? (
        <div className="mb-6">
          <Notice tone="ok" announce title={t('pricing.saved')} />
        </div>
      ) : null}
      <FilterBar label={t('pricing.filter')}>
        <div className="min-w-60 max-w-form flex-1">
          <TextInput
            name="q"
            type="search"
            label={t('pricing.programmes.searchLabel')}
            defaultValue={q}
            key={q}
            maxLength={200}
            autoComplete="off"
          />
        </div>
      </FilterBar>
      <Table
        caption={t('pricing.programmes.caption')}
        columns={columns}
        rows={items}
        rowKey={({ code }) => code}
        empty={
          q === '' ? (
            <EmptyState kind="nothing-yet" title={t('pricing.programmes.nothing')} />
          ) : (
            <EmptyState
              kind="no-match"
              title={t('pricing.programmes.noMatch', { query: q })}
              action={<LinkButton to={paths.programmes}>{t('pricing.clear')}</LinkButton>}
            />
          )
        }
      />
      <Pager label={t('pricing.programmes.pages')} {...pages} />
    </>
  )
}
