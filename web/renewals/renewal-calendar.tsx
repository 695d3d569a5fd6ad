import { TextLink } from '../accounts/text-link.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Bar } from '../ui/bar.tsx'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/renewal-calendar.ts'
import { type CalendarFigure, type CalendarRow, calendarRows } from './calendar-rows.server.ts'
import { renewalPaths } from './renewal-paths.ts'
import { RenewalTabs } from './renewal-tabs.tsx'

export const handle = { messages: ['reminders', 'advisors'] } satisfies PageHandle

/** REN-25: how much maintenance ends in each month. The table is the truth, its bars an extra. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { today, currency, months } = outputOf(await call('readRenewalCalendar', { number: params.number }))
  const linesPath = renewalPaths(language, params.number).lines
  return { currency, rows: calendarRows(months, { today, linesPath, language }) }
}

const states = ['current', 'reinstatement', 'recovery'] as const

function useColumns(rows: readonly CalendarRow[], currency: string | null): readonly Column<CalendarRow>[] {
  const { t, f } = useI18n()
  const most = Math.max(...rows.map(({ total }) => total.count))
  const figure = (label: string, { name }: CalendarRow, of: CalendarFigure | undefined) =>
    of === undefined ? (
      <span aria-hidden="true">–</span>
    ) : (
      <TextLink to={of.href}>
        {f.number(of.count)}
        <span className="sr-only">
          {' '}
          {label}, {name}
        </span>
      </TextLink>
    )
  return [
    {
      key: 'month',
      label: t('reminders.calendar.month'),
      rowHeader: true,
      nowrap: true,
      cell: ({ name, isNow }) => (
        <span className="inline-flex items-center gap-2">
          {name}
          {isNow ? <Badge tone="info">{t('reminders.calendar.now')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'bar',
      label: t('reminders.calendar.share'),
      hideLabel: true,
      cell: ({ name, total }) => (
        <div className="min-w-32">
          <Bar part={total.count} whole={most} label={`${name}: ${f.number(total.count)}`} />
        </div>
      ),
    },
    {
      key: 'total',
      label: t('reminders.calendar.total'),
      align: 'end',
      cell: (row) => figure(t('reminders.calendar.total'), row, row.total),
    },
    ...states.map(
      (state): Column<CalendarRow> => ({
        key: state,
        label: t(`reminders.calendar.${state}`),
        align: 'end',
        cell: (row) => figure(t(`reminders.calendar.${state}`), row, row.states[state]),
      }),
    ),
    {
      key: 'year',
      label: t('reminders.calendar.year'),
      align: 'end',
      cell: ({ yearMinor, unpricedCount }) => (
        <>
          {yearMinor === null || currency === null ? null : f.money(yearMinor, currency)}
          {unpricedCount === 0 ? null : (
            <span className="block text-hint text-muted">
              {t('reminders.calendar.unpriced', { count: unpricedCount, written: f.number(unpricedCount) })}
            </span>
          )}
        </>
      ),
    },
  ]
}

export default function RenewalCalendar({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { currency, rows } = loaderData
  const paths = renewalPaths(language, params.number)
  const columns = useColumns(rows, currency)
  return (
    <>
      <PageHeader
        title={t('advisors.title')}
        lead={t('reminders.calendar.lead')}
        actions={<LinkButton to={paths.reminders}>{t('reminders.calendar.toReminders')}</LinkButton>}
      />
      <RenewalTabs paths={paths} current="calendar" />
      <Table
        caption={t('reminders.calendar.caption')}
        columns={columns}
        rows={rows}
        rowKey={({ firstDay }) => firstDay}
        empty={
          <EmptyState
            kind="nothing-yet"
            title={t('reminders.calendar.none')}
            action={<LinkButton to={paths.lines}>{t('reminders.calendar.toLines')}</LinkButton>}
          >
            {t('reminders.calendar.noneText')}
          </EmptyState>
        }
      />
    </>
  )
}
