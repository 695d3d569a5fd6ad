import { Link } from 'react-router'
import type { PriceScheduleView } from '../../contract/pricing.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { visit } from '../app/visit.ts'
import { LinkButton } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { Route } from './+types/schedule-page.ts'
import { pricingPaths } from './pricing-paths.ts'
import { standingOf, VersionStatus } from './version-status.tsx'
import { whereOf } from './where-words.server.ts'

export const handle = { messages: ['pricing'] } satisfies PageHandle

/** REN-15: a price schedule with its versions. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, now, language } = context.get(visit)
  const schedule = outputOf(await call('readPriceSchedule', { scheduleCode: params.code }))
  const where = whereOf(language)(schedule)
  return { ...schedule, where, today: now.slice(0, 10), discarded: url.searchParams.has('discarded') }
}

type Version = PriceScheduleView['versions'][number]

function useVersionColumns(code: string, today: string): readonly Column<Version>[] {
  const { t, f, language } = useI18n()
  const paths = pricingPaths(language)
  return [
    {
      key: 'version',
      label: t('pricing.schedule.version'),
      rowHeader: true,
      nowrap: true,
      cell: ({ number }) => (
        <Link to={paths.version(code, number)} className="link inline-flex min-h-6 items-center coarse:min-h-11">
          {t('pricing.schedule.versionNumber', { number })}
        </Link>
      ),
    },
    {
      key: 'status',
      label: t('pricing.schedule.status'),
      cell: (row) => <VersionStatus standing={standingOf(row, today)} />,
    },
    {
      key: 'holds',
      label: t('pricing.schedule.holds'),
      cell: ({ validFrom, lastDay }) =>
        lastDay === null
          ? t('pricing.schedule.from', { from: f.day(validFrom) })
          : t('pricing.schedule.fromTo', { from: f.day(validFrom), to: f.day(lastDay) }),
    },
    { key: 'rates', label: t('pricing.schedule.rates'), align: 'end', cell: (row) => f.number(row.rateCount) },
    {
      key: 'published',
      label: t('pricing.schedule.published'),
      cell: ({ published }) =>
        published === null ? '–' : t('pricing.schedule.by', { by: published.by, at: f.instant(published.at) }),
    },
  ]
}

export default function SchedulePage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { code, name, where, currency, versions, actions, today, discarded } = loaderData
  const paths = pricingPaths(language)
  const columns = useVersionColumns(code, today)
  return (
    <>
      <PageHeader
        title={name}
        crumbs={[{ label: t('pricing.title'), href: paths.schedules }]}
        lead={
          <>
            <code className="font-mono text-hint">{code}</code> · {where} · {currency}
          </>
        }
        actions={
          actions.startDraft === null ? (
            <LinkButton kind="primary" to={paths.startDraft(code)}>
              {t('pricing.schedule.start')}
            </LinkButton>
          ) : undefined
        }
      />
      <div className="flex flex-col gap-6">
        {discarded ? <Notice tone="ok" announce title={t('pricing.schedule.discarded')} /> : null}
        <Table
          caption={t('pricing.schedule.caption', { name })}
          columns={columns}
          rows={versions}
          rowKey={({ number }) => String(number)}
          empty={<EmptyState kind="nothing-yet" title={t('pricing.schedule.nothing')} />}
        />
      </div>
    </>
  )
}
