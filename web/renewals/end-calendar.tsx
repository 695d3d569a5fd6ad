import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useI18n } from '../app/i18n.tsx'
import { Button } from '../ui/button.tsx'
import { classes } from '../ui/classes.ts'
import type { CalendarMonth } from './renewal-months.server.ts'

/**
 * One month to choose a common end from (REN-5): buttons of the form around it, so that it needs no script. An extra beside the
 * field (UX-28).
 */
export function EndCalendar({ month, chosen }: { month: CalendarMonth; chosen: string }) {
  const { t, f } = useI18n()
  const days = month.weeks.flat()
  return (
    <fieldset className="max-w-80 min-w-0">
      <legend className="sr-only">{t('renewals.price.calendarOf', { month: month.name })}</legend>
      <div className="mb-2 flex items-center justify-between gap-2">
        <Turn to={month.before} label={t('renewals.price.before')} icon={ChevronLeft} />
        <p className="font-medium" aria-live="polite">
          {month.name}
        </p>
        <Turn to={month.after} label={t('renewals.price.after')} icon={ChevronRight} />
      </div>
      <div className="grid grid-cols-7 gap-1 text-center tabular">
        {month.weekdays.map((weekday) => (
          <span key={weekday} aria-hidden="true" className="py-1 text-hint text-muted">
            {weekday}
          </span>
        ))}
        {days.map((one, at) =>
          one === null ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is empty has no other name than its place.
            <span key={at} />
          ) : one.open ? (
            <button
              type="submit"
              key={one.day}
              name="day"
              value={one.day}
              aria-label={f.day(one.day)}
              aria-pressed={one.day === chosen}
              className={classes(
                'min-h-9 rounded-control border coarse:min-h-11',
                one.day === chosen
                  ? 'border-accent bg-accent font-medium text-on-accent forced:border-[Highlight]'
                  : 'border-transparent hover:bg-sunken forced:border-[ButtonText]',
              )}
            >
              {one.date}
            </button>
          ) : (
            <span key={one.day} className="py-2 text-muted line-through">
              {one.date}
            </span>
          ),
        )}
      </div>
    </fieldset>
  )
}

function Turn({ to, label, icon }: { to: string | null; label: string; icon: typeof ChevronLeft }) {
  if (to === null) return <span className="size-9" />
  return (
    <Button kind="quiet" name="month" value={to} aria-label={label} icon={icon}>
      {null}
    </Button>
  )
}
