import { BookmarkPlus, Eye, EyeOff } from 'lucide-react'
import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import type { Sort } from '../ui/table-columns.ts'
import { Tabs } from '../ui/tabs.tsx'
import type { Route } from './+types/licence-list.ts'
import { useLicenceColumns } from './licence-columns.tsx'
import { LicenceFilters } from './licence-filters.tsx'
import { filterOf, readListQuery } from './licence-list-address.ts'
import {
  changed,
  defaultSort,
  isFiltered,
  type LicenceView,
  type ListQuery,
  listHref,
  nextPage,
  previousPage,
  unfiltered,
} from './licence-list-query.ts'
import { type LicencePaths, licencePaths } from './licence-paths.ts'
import { isSortName } from './licence-sort-names.ts'
import { todayOf } from './today.ts'
import { ownViewTabs, type ViewTab } from './view-tabs.ts'

export const handle = { messages: ['licences'] } satisfies PageHandle

const rowsPerPage = 50

/** LIC-3: the organization's licences. A page that no longer exists shows the first one. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now, actor } = context.get(visit)
  const query = readListQuery(url.searchParams)
  const answer = await call('listLicences', {
    number: params.number,
    ...filterOf(query),
    limit: rowsPerPage,
    ...(query.after === null ? {} : { after: query.after }),
  })
  if (!answer.ok && answer.problem.status === 422 && query.after !== null)
    throw redirect(listHref(url.pathname, changed(query, {})))
  const isContact = actor.kind === 'contact'
  const own = isContact ? await ownViewTabs(call, { number: params.number, path: url.pathname, query }) : []
  return { ...outputOf(answer), query, own, today: todayOf(now), isContact }
}

const views: readonly LicenceView[] = ['new', 'all', 'expiring', 'rescinded', 'hidden']

function NothingHere({ query, paths, goesOn }: { query: ListQuery; paths: LicencePaths; goesOn: boolean }) {
  const { t } = useI18n()
  // Of very many licences a search looks through some for each page.
  if (goesOn)
    return (
      <EmptyState kind="no-match" title={t('licences.list.noneYet.title')}>
        {t('licences.list.noneYet.text')}
      </EmptyState>
    )
  if (isFiltered(query))
    return (
      <EmptyState
        kind="no-match"
        title={t('licences.list.noMatch.title')}
        action={<LinkButton to={listHref(paths.list, unfiltered(query))}>{t('ui.filters.clear')}</LinkButton>}
      >
        {t('licences.list.noMatch.text')}
      </EmptyState>
    )
  return (
    <EmptyState
      kind="nothing-yet"
      title={t(`licences.list.empty.${query.view}.title`)}
      action={
        query.view === 'all' ? (
          <LinkButton to={paths.help(200)}>{t('licences.list.empty.help')}</LinkButton>
        ) : (
          <LinkButton to={paths.list}>{t('licences.list.empty.showAll')}</LinkButton>
        )
      }
    >
      {t(`licences.list.empty.${query.view}.text`)}
    </EmptyState>
  )
}

/** New licences are listed newest first, which for their column is the descending order. */
function sortOf(path: string, query: ListQuery): Sort {
  const turned = (direction: Sort['direction']) => (direction === 'ascending' ? 'descending' : 'ascending')
  return {
    by: query.sort,
    direction: query.sort === 'newest' ? turned(query.order) : query.order,
    href: (by, direction) =>
      isSortName(by)
        ? listHref(path, changed(query, { sort: by, order: by === 'newest' ? turned(direction) : direction }))
        : path,
  }
}

/** The delivered views, then one's own (UX-11). One of one's own that is open is the current one. */
function ViewTabs({ query, own, path }: { query: ListQuery; own: readonly ViewTab[]; path: string }) {
  const { t } = useI18n()
  const ownIsOpen = own.some(({ current }) => current)
  const delivered = views.map((view) => ({
    label: t(`licences.list.view.${view}`),
    href: listHref(path, unfiltered({ ...query, view, sort: defaultSort(view), order: 'ascending' })),
    current: view === query.view && !ownIsOpen,
  }))
  return <Tabs label={t('licences.list.views')} tabs={[...delivered, ...own]} />
}

/** Leads to where a contact keeps the list as it is now, or, if it is an ordinary one, deletes a view. */
function ViewsLink({ query, own, paths }: { query: ListQuery; own: readonly ViewTab[]; paths: LicencePaths }) {
  const { t } = useI18n()
  const isOwn = own.some(({ current }) => current)
  const isOrdinary = !isFiltered(query) && query.sort === defaultSort(query.view) && query.order === 'ascending'
  if (isOwn || isOrdinary)
    return own.length === 0 ? null : <LinkButton to={paths.views}>{t('licences.views.manage')}</LinkButton>
  return (
    <LinkButton to={listHref(paths.views, changed(query, {}))} icon={BookmarkPlus}>
      {t('licences.views.save')}
    </LinkButton>
  )
}

export default function LicenceList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { items, next, total, products, query, own, today, isContact } = loaderData
  const paths = licencePaths(language, params.number)
  const columns = useLicenceColumns(paths, query.view, today)
  const previous = previousPage(query)
  const count = f.number(total.count)
  const hidden = query.view === 'hidden'
  const here = listHref(paths.list, query)
  return (
    <>
      <PageHeader
        title={t('licences.title')}
        actions={
          <>
            {isContact ? <ViewsLink query={query} own={own} paths={paths} /> : null}
            {items.length === 0 ? null : (
              <ExportButton action={listHref(paths.csv, changed(query, {}))}>{t('licences.list.export')}</ExportButton>
            )}
          </>
        }
      />
      <ViewTabs query={query} own={own} path={paths.list} />
      <LicenceFilters path={paths.list} query={query} products={products} />
      <Table
        caption={t('licences.list.caption', { view: t(`licences.list.view.${query.view}`) })}
        columns={columns}
        rows={items}
        rowKey={(row) => row.id}
        count={t('licences.list.count', { count: total.count, written: total.atLeast ? `${count}+` : count })}
        sort={sortOf(paths.list, query)}
        selection={
          isContact
            ? {
                action: paths.visibility,
                method: 'post',
                name: 'licence',
                value: (row) => `${row.id} ${row.code}`,
                label: (row) => t('licences.list.row', { code: row.code }),
                total: items.length,
                actions: (
                  <>
                    <input type="hidden" name="returnTo" value={here} />
                    <Button icon={hidden ? Eye : EyeOff} name="wanted" value={hidden ? 'shown' : 'hidden'}>
                      {t(hidden ? 'licences.list.unhideSelected' : 'licences.list.hideSelected')}
                    </Button>
                  </>
                ),
              }
            : undefined
        }
        empty={<NothingHere query={query} paths={paths} goesOn={next !== null} />}
      />
      <Pager
        label={t('licences.list.pages')}
        previousHref={previous === null ? undefined : listHref(paths.list, previous)}
        nextHref={next === null ? undefined : listHref(paths.list, nextPage(query, next))}
      />
    </>
  )
}
