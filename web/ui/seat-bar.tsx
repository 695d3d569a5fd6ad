import { useI18n } from '../app/i18n.tsx'

/** How much of a quantity is in use: a bar and its numbers. Drawn with attributes alone, as the content policy wants. */
export function SeatBar({ used, total, label }: { used: number; total: number; label: string }) {
  const { t, f } = useI18n()
  const share = total <= 0 ? 0 : Math.min(1, Math.max(0, used / total))
  const words = t('ui.seatBar.used', { used: f.number(used), total: f.number(total) })
  return (
    <div className="flex min-w-24 flex-col gap-1">
      <span className="tabular whitespace-nowrap">{words}</span>
      <svg
        viewBox="0 0 100 6"
        preserveAspectRatio="none"
        className="h-1.5 w-full max-w-48"
        role="img"
        aria-label={`${label}: ${words}`}
      >
        <rect width="100" height="6" rx="1.5" className="fill-line forced:fill-[GrayText]" />
        <rect width={share * 100} height="6" rx="1.5" className="fill-accent forced:fill-[Highlight]" />
      </svg>
    </div>
  )
}
