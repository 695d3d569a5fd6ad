import type { ReactNode } from 'react'
import type { DeskFactsView } from '../../contract/desk.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import { useI18n } from '../app/i18n.tsx'

type Fact = { label: string; value: ReactNode }

/** What the vendor's people alone read of a quote: what was taken off, why, and who agreed (REN-7). */
export function useDeskFacts(quote: QuoteView, facts: DeskFactsView | null): Fact[] {
  const { t, f, language } = useI18n()
  const { specialist, sent, maker } = quote
  const nothing = t('desk.facts.none')
  const percent = (text: string) => (language === 'es' ? `${text.replace('.', ',')}\u00a0%` : `${text}%`)
  const when = (by: string, at: string) => t('desk.questions.by', { name: by, at: f.instant(at) })
  const discount =
    facts === null || (facts.discountPercent === null && facts.discountMinor === null)
      ? nothing
      : facts.discountPercent === null
        ? f.money(facts.discountMinor ?? 0, quote.currency)
        : percent(facts.discountPercent)
  const ofDesk: [string, ReactNode][] =
    facts === null
      ? []
      : [
          [t('desk.facts.preparedBy'), facts.preparedBy],
          [t('desk.facts.discount'), discount],
          ...(facts.discountReason === null ? [] : [[t('desk.facts.discountReason'), facts.discountReason] as const]),
          ...(facts.waiverReason === null ? [] : [[t('desk.facts.waiverReason'), facts.waiverReason] as const]),
          [
            t('desk.facts.approver'),
            facts.approver === null
              ? t('desk.facts.nobody')
              : t(facts.approver === 'finance-manager' ? 'desk.mustAgree.finance' : 'desk.mustAgree.renewals'),
          ],
          ...(facts.decided === null ? [] : decisionOf(facts.decided)),
        ].map(([label, value]): [string, ReactNode] => [label as string, value])
  function decisionOf({ by, at, decision, note }: NonNullable<DeskFactsView['decided']>): [string, ReactNode][] {
    const who: [string, ReactNode] = [t(`desk.facts.${decision}`), when(by, at)]
    return note === null ? [who] : [who, [t('desk.facts.note'), note]]
  }
  const all: [string, ReactNode][] = [
    [t('desk.facts.maker'), t(`desk.maker.${maker}`)],
    ...ofDesk,
    ...(sent === null ? [] : [[t('desk.facts.sent'), when(sent.by, sent.at)] as [string, ReactNode]]),
    [t('desk.facts.specialist'), specialist === null ? t('desk.facts.noSpecialist') : specialist.name],
  ]
  return all.map(([label, value]) => ({ label, value }))
}
