import type { QuoteSummaryView } from '../../contract/renewals.ts'
import { useI18n } from '../app/i18n.tsx'
import type { SummaryRow } from '../ui/summary-list.tsx'
import { QuoteState, useRenews } from './renewal-words.tsx'

/** What a quote says in short, before something is done with it. */
export function useQuoteSummary(quote: QuoteSummaryView): SummaryRow[] {
  const { t, f } = useI18n()
  const renews = useRenews()
  return [
    ...(quote.label === null ? [] : [{ label: t('renewals.quotes.name'), value: quote.label }]),
    { label: t('renewals.quotes.status'), value: <QuoteState status={quote.status} /> },
    { label: t('renewals.quotes.until'), value: renews(quote) },
    { label: t('renewals.quotes.lines'), value: f.number(quote.lineCount) },
    { label: t('renewals.quotes.total'), value: f.money(quote.totalMinor, quote.currency) },
    { label: t('renewals.quotes.valid'), value: f.day(quote.validUntil) },
  ]
}
