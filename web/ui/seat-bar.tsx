import { useI18n } from '../app/i18n.tsx'
import { Bar } from './bar.tsx'

/** How much of a quantity is in use: a bar and its numbers. */
export function SeatBar({ used, total, label }: { used: number; total: number; label: string }) {
  const { t, f } = useI18n()
  const words = t('ui.seatBar.used', { used: f.number(used), total: f.number(total) })
  return (
    <div className="flex min-w-24 flex-col gap-1">
      <span className="tabular whitespace-nowrap">{words}</span>
      <Bar part={used} whole={total} label={`${label}: ${words}`} />
    </div>
  )
}
