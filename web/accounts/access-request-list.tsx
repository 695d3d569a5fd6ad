import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Route } from './+types/access-request-list.ts'
import { AccessRequestStatus } from './access-request-status.tsx'
import { accountPaths } from './account-paths.ts'
import { ContactTypes } from './contact-words.tsx'
import { PeopleTabs } from './people-tabs.tsx'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['access', 'accounts'] } satisfies PageHandle

const rowsPerPage = 50

/** ACC-6: what waits for a decision of the administrators, and what became of the rest. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const state = url.searchParams.get('state') === 'over' ? ('over' as const) : ('open' as const)
  const after = url.searchParams.get('after') ?? undefined
  const given = { number: params.number, state, after, limit: rowsPerPage }
  return { state, ...pageOfList(await context.get(visit).call('listAccessRequests', given), url) }
}

export default function AccessRequestList({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { state, items, pages } = loaderData
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader title={t('access.list.title')} />
      <PeopleTabs current="requests" paths={paths} />
      <Tabs
        label={t('access.tabs.states')}
        tabs={[
          { label: t('access.tabs.open'), href: paths.accessRequests, current: state === 'open' },
          { label: t('access.tabs.over'), href: `${paths.accessRequests}?state=over`, current: state === 'over' },
        ]}
      />
      <Table
        caption={t('access.list.title')}
        rows={items}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            label: t('access.list.name'),
            rowHeader: true,
            cell: (row) => <TextLink to={paths.accessRequest(row.id)}>{row.contact.name}</TextLink>,
          },
          { key: 'email', label: t('access.list.email'), cell: (row) => row.contact.email },
          { key: 'types', label: t('access.list.types'), cell: (row) => <ContactTypes types={row.contact.types} /> },
          { key: 'asked', label: t('access.list.asked'), nowrap: true, cell: (row) => f.instant(row.askedAt) },
          ...(state === 'open'
            ? []
            : [
                {
                  key: 'decided',
                  label: t('access.list.decided'),
                  nowrap: true,
                  cell: (row: (typeof items)[number]) => f.instant(row.decidedAt ?? row.askedAt),
                },
              ]),
          { key: 'status', label: t('access.list.status'), cell: (row) => <AccessRequestStatus status={row.status} /> },
        ]}
        empty={
          state === 'open' ? (
            <EmptyState kind="nothing-yet" title={t('access.list.noneOpen')}>
              {t('access.list.noneOpenText')}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t('access.list.noneOver')} />
          )
        }
      />
      <Pager label={t('access.list.pages')} {...pages} />
    </>
  )
}
