import type { ReactNode } from 'react'
import type { DeskFactsView } from '../../contract/desk.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import { useI18n } from '../app/i18n.tsx'
import { percentText } from '../renewals/renewal-words.tsx'

type Fact = { label: string; value: ReactNode }

/** What is told only where it is known. */
const known = (label: string, value: string | null | undefined): Fact[] =>
  value === null || value === undefined ? [] : [{ label, value }]

/** What the vendor's people alone read of a quote: what was taken off, why, and who agreed (REN-7). */
export function useDeskFacts(quote: QuoteView, facts: DeskFactsView | null): Fact[] {
  const { t, f } = useI18n()
  const { specialist, sent, maker } = quote
  const when = ({ by, at }: { by: string; at: string }) => t('desk.questions.by', { name: by, at: f.instant(at) })
  const ofDesk = useFactsOfDesk(quote.currency)
  return [
    { label: t('desk.facts.maker'), value: t(`desk.maker.${maker}`) },
    ...(facts === null ? [] : ofDesk(facts)),
    ...known(t('desk.facts.sent'), sent && when(sent)),
    {
      label: t('desk.facts.specialist'),
      value: specialist === null ? t('desk.facts.noSpecialist') : specialist.name,
    },
  ]
}

function useFactsOfDesk(currency: string): (facts: DeskFactsView) => Fact[] {
  const { t, f, language } = useI18n()
  const discountOf = ({ discountPercent, discountMinor }: DeskFactsView) => {
    if (discountPercent !== null) return percentText(discountPercent, language)
    return discountMinor === null ? t('desk.facts.none') : f.money(discountMinor, currency)
  }
  const approverOf = ({ approver }: DeskFactsView) => {
    if (approver === null) return t('desk.facts.nobody')
    return t(approver === 'finance-manager' ? 'desk.mustAgree.finance' : 'desk.mustAgree.renewals')
  }
  return (facts) => {
    const { decided } = facts
    return [
      { label: t('desk.facts.preparedBy'), value: facts.preparedBy },
      { label: t('desk.facts.discount'), value: discountOf(facts) },
      ...known(t('desk.facts.discountReason'), facts.discountReason),
      ...known(t('desk.facts.waiverReason'), facts.waiverReason),
      { label: t('desk.facts.approver'), value: approverOf(facts) },
      ...(decided === null
        ? []
        : [
            {
              label: t(`desk.facts.${decided.decision}`),
              value: t('desk.questions.by', { name: decided.by, at: f.instant(decided.at) }),
            },
            ...known(t('desk.facts.note'), decided.note),
          ]),
    ]
  }
}
