import type { ReactNode } from 'react'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from './badge.tsx'
import { classes } from './classes.ts'

/** Something that happened: what, when (an ISO instant), who and for whom, what changed, and why (UX-38). */
export type TimelineEvent = {
  id: string
  at: string
  title: ReactNode
  by?: string
  onBehalfOf?: string
  changes?: readonly { label: string; from?: string; to?: string }[]
  reason?: string
  staffOnly?: boolean
  /** What can still be done about it, such as Undo (UX-34). */
  action?: ReactNode
}

function Changes({ changes }: { changes: NonNullable<TimelineEvent['changes']> }) {
  const { t } = useI18n()
  return (
    <ul className="mt-1">
      {changes.map((change) => (
        <li key={change.label}>
          {change.from === undefined && change.to !== undefined
            ? t('ui.timeline.set', { label: change.label, to: change.to })
            : t('ui.timeline.change', {
                label: change.label,
                from: change.from ?? t('ui.timeline.nothing'),
                to: change.to ?? t('ui.timeline.nothing'),
              })}
        </li>
      ))}
    </ul>
  )
}

/** The story of a thing, newest first. Notes that only staff see look different and say so. */
export function Timeline({ events }: { events: readonly TimelineEvent[] }) {
  const { t, f } = useI18n()
  return (
    <ol className="flex flex-col">
      {events.map((event, at) => (
        <li key={event.id} className="relative flex gap-3 pb-5 last:pb-0">
          {at < events.length - 1 ? (
            <span aria-hidden="true" className="absolute top-4 bottom-0 left-[5px] w-px bg-line" />
          ) : null}
          <span
            aria-hidden="true"
            className="mt-1.5 size-[11px] shrink-0 rounded-pill border-2 border-control bg-surface"
          />
          <div
            className={classes(
              'min-w-0 flex-1',
              event.staffOnly && 'rounded-control border border-dashed border-control bg-sunken p-3',
            )}
          >
            <p className="font-medium">{event.title}</p>
            {event.changes === undefined ? null : <Changes changes={event.changes} />}
            {event.reason === undefined ? null : (
              <p className="mt-1">{t('ui.timeline.reason', { reason: event.reason })}</p>
            )}
            <p className="mt-0.5 text-hint text-muted">
              <time dateTime={event.at}>{f.instant(event.at)}</time>
              {event.by === undefined ? null : ` · ${event.by}`}
              {event.onBehalfOf === undefined ? null : ` ${t('ui.timeline.onBehalfOf', { name: event.onBehalfOf })}`}
            </p>
            {event.action === undefined ? null : <div className="mt-2">{event.action}</div>}
            {event.staffOnly ? (
              <p className="mt-2">
                <Badge tone="warn">{t('ui.timeline.staffOnly')}</Badge>
              </p>
            ) : null}
          </div>
        </li>
      ))}
    </ol>
  )
}
