import { data } from 'react-router'
import type { AuditEventView } from '../../contract/audit.ts'
import { faultsOf, outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { ExportButton } from '../ui/export-button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { Timeline, type TimelineEvent } from '../ui/timeline.tsx'
import type { Route } from './+types/activity-page.ts'
import { accountPaths } from './account-paths.ts'
import { ActivityFilters } from './activity-filters.tsx'
import { activityHref, changed, filterOf, isFiltered, readActivityQuery } from './activity-query.ts'
import { actionText, changesOf } from './activity-words.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

const rowsPerPage = 50

/** ACC-18: the organization's own trail. A filter that cannot be is told above an empty list. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const query = readActivityQuery(url.searchParams)
  const given = { number: params.number, ...filterOf(query), limit: rowsPerPage }
  const answer = await call('listAuditEvents', query.after === null ? given : { ...given, after: query.after })
  if (!answer.ok && answer.problem.status === 422)
    return data(
      { items: [], next: null, people: [], actions: [], query, faults: faultsOf(answer.problem) },
      { status: 422 },
    )
  return data({ ...outputOf(answer), query, faults: [] })
}

function byOf(t: ReturnType<typeof useI18n>['t'], actor: AuditEventView['actor']): string {
  if (actor.kind === 'visitor') return t('accounts.activity.byVisitor')
  return actor.kind === 'staff' ? t('accounts.activity.byStaff', { name: actor.name }) : actor.name
}

function useEvent(): (event: AuditEventView) => TimelineEvent {
  const { t, f } = useI18n()
  return (event) => ({
    id: event.id,
    at: event.at,
    title: [
      t('accounts.activity.event', { action: actionText(t, event.action), subject: event.subject.label }),
      ...(event.views === null
        ? []
        : [t('accounts.activity.views', { count: event.views, written: f.number(event.views) })]),
    ].join(' · '),
    by: byOf(t, event.actor),
    changes: changesOf({ t, f }, event),
    ...(event.reason === null ? {} : { reason: event.reason }),
  })
}

export default function ActivityPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { items, next, people, actions, query, faults } = loaderData
  const paths = accountPaths(language, params.number)
  const view = useEvent()
  const before = query.before.at(-1) ?? null
  const empty = isFiltered(query) ? 'noMatch' : 'empty'
  return (
    <>
      <PageHeader
        title={t('accounts.activity.title')}
        lead={t('accounts.activity.lead')}
        answer={{ faults, values: {} }}
        actions={
          <ExportButton action={activityHref(paths.activityCsv, changed(query, {}))}>
            {t('accounts.activity.export')}
          </ExportButton>
        }
      />
      <ActivityFilters path={paths.activity} query={query} people={people} actions={actions} faults={faults} />
      <Card title={t('accounts.activity.list')}>
        {items.length === 0 ? (
          <EmptyState
            kind={empty === 'noMatch' ? 'no-match' : 'nothing-yet'}
            title={t(`accounts.activity.${empty}.title`)}
            action={
              empty === 'noMatch' ? <LinkButton to={paths.activity}>{t('ui.filters.clear')}</LinkButton> : undefined
            }
          >
            {t(`accounts.activity.${empty}.text`)}
          </EmptyState>
        ) : (
          <Timeline events={items.map(view)} />
        )}
      </Card>
      <Pager
        label={t('accounts.activity.pages')}
        previousHref={
          query.after === null
            ? undefined
            : activityHref(paths.activity, { ...query, after: before, before: query.before.slice(0, -1) })
        }
        nextHref={
          next === null
            ? undefined
            : activityHref(paths.activity, {
                ...query,
                after: next,
                before: query.after === null ? query.before : [...query.before, query.after].slice(-20),
              })
        }
      />
    </>
  )
}
