import type { RecoveryFound } from '../../contract/recovery.ts'
import { useI18n } from '../app/i18n.tsx'
import { pageOfList } from '../app/list-pages.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Table } from '../ui/table.tsx'
import { Tabs } from '../ui/tabs.tsx'
import type { Route } from './+types/recovery-list.ts'
import { accountPaths } from './account-paths.ts'
import { FindTabs } from './find-tabs.tsx'
import { RecoveryStatus } from './recovery-status.tsx'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['access', 'console'] } satisfies PageHandle

const rowsPerPage = 50

/** ACC-9: which companies ask for a new administrator, what needs a decision soonest first. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const state = url.searchParams.get('state') === 'over' ? ('over' as const) : ('waiting' as const)
  const after = url.searchParams.get('after') ?? undefined
  const answer = await context.get(visit).call('listRecoveryRequests', { state, after, limit: rowsPerPage })
  return { state, ...pageOfList(answer, url) }
}

/** What is to be done about a request, or what was. */
function State({ row }: { row: RecoveryFound }) {
  const { t } = useI18n()
  if (row.status !== 'waiting') return <RecoveryStatus status={row.status} />
  return row.ripe ? (
    <Badge tone="warn">{t('access.queue.ripe')}</Badge>
  ) : (
    <Badge tone="info">{t('access.queue.waiting')}</Badge>
  )
}

export default function RecoveryList({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { state, items, pages } = loaderData
  const here = `/${language}/console/organizations/recovery-requests`
  return (
    <>
      <PageHeader title={t('access.queue.title')} />
      <FindTabs current="recovery" />
      <Tabs
        label={t('access.tabs.states')}
        tabs={[
          { label: t('access.tabs.open'), href: here, current: state === 'waiting' },
          { label: t('access.tabs.over'), href: `${here}?state=over`, current: state === 'over' },
        ]}
      />
      <Table
        caption={t('access.queue.title')}
        rows={items}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'organization',
            label: t('access.queue.organization'),
            rowHeader: true,
            cell: (row) => (
              <TextLink to={accountPaths(language, row.organization.number).recovery(row.id)}>
                {row.organization.name}
              </TextLink>
            ),
          },
          { key: 'who', label: t('access.queue.who'), cell: (row) => row.contact.name },
          { key: 'asked', label: t('access.queue.asked'), nowrap: true, cell: (row) => f.instant(row.askedAt) },
          { key: 'until', label: t('access.queue.waitsUntil'), nowrap: true, cell: (row) => f.day(row.waitsUntil) },
          {
            key: 'objections',
            label: t('access.queue.objections'),
            align: 'end',
            cell: (row) => f.number(row.objectionCount),
          },
          { key: 'state', label: t('access.queue.state'), cell: (row) => <State row={row} /> },
        ]}
        empty={
          state === 'waiting' ? (
            <EmptyState kind="nothing-yet" title={t('access.queue.none')}>
              {t('access.queue.noneText')}
            </EmptyState>
          ) : (
            <EmptyState kind="nothing-yet" title={t('access.queue.noneOver')} />
          )
        }
      />
      <Pager label={t('access.queue.pages')} {...pages} />
    </>
  )
}
