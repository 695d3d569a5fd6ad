import { useI18n } from '../app/i18n.tsx'

type Credit = {
  source: 'named' | 'quoted' | 'booked' | 'staff'
  since: string
  until: string | null
  reason: string | null
  endReason: string | null
}

/** From when to when a credit is held; both as days where the reader is. */
export function CreditSpan({ since, until }: Pick<Credit, 'since' | 'until'>) {
  const { t, f } = useI18n()
  return (
    <span className="tabular flex flex-col">
      <span>{t('credits.since', { from: f.instant(since) })}</span>
      {until === null ? null : <span>{t('credits.until', { until: f.instant(until) })}</span>}
    </span>
  )
}

/** Why it was given, and why it was taken. */
export function CreditReason({ credit, quoteNumber }: { credit: Credit; quoteNumber: string | null }) {
  const { t } = useI18n()
  const quote = quoteNumber ?? ''
  return (
    <span className="flex flex-col">
      <span>{t(`credits.sources.${credit.source}`, { quote })}</span>
      {credit.reason === null ? null : <span className="text-hint text-muted">{credit.reason}</span>}
      {credit.endReason === null ? null : (
        <span className="text-hint text-muted">{t('credits.taken', { reason: credit.endReason })}</span>
      )}
    </span>
  )
}
