import type { Language } from '../../contract/fields.ts'
import type { renewalStates } from '../../contract/prices.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { notPriced, notRenewable, PricedLineView, ProgrammeChangeView } from '../../contract/renewal-lines.ts'
import type { orderStatuses } from '../../contract/renewal-orders.ts'
import type { quoteStatuses } from '../../contract/renewals.ts'
import { type Translate, useI18n } from '../app/i18n.tsx'
import { Badge, type Tone } from '../ui/badge.tsx'

export type RenewalState = (typeof renewalStates)[number]
export type QuoteStatus = (typeof quoteStatuses)[number]
export type OrderStatus = (typeof orderStatuses)[number]
export type NotRenewable = (typeof notRenewable)[number]
export type NotPriced = (typeof notPriced)[number]

const stateTones: Record<RenewalState, Tone> = { current: 'ok', reinstatement: 'warn', recovery: 'danger' }

const quoteTones: Record<QuoteStatus, Tone> = {
  draft: 'info',
  'approval-needed': 'warn',
  sent: 'info',
  accepted: 'warn',
  ordered: 'ok',
  declined: 'neutral',
  expired: 'danger',
  superseded: 'neutral',
  cancelled: 'neutral',
}

/** How maintenance stands, in a word (REN-3). */
export function MaintenanceState({ state }: { state: RenewalState }) {
  const { t } = useI18n()
  return <Badge tone={stateTones[state]}>{t(`renewals.state.${state}`)}</Badge>
}

/** How a quote stands, in a word (REN-10). */
export function QuoteState({ status }: { status: QuoteStatus }) {
  const { t } = useI18n()
  return <Badge tone={quoteTones[status]}>{t(`renewals.quoteStatus.${status}`)}</Badge>
}

/** For how long a quote renews: a term, or to one end; and in which other programme (REN-14). */
export function useRenews(): (quote: {
  termMonths: number | null
  commonEnd: string | null
  change?: ProgrammeChangeView | null
}) => string {
  const { t, f } = useI18n()
  return ({ termMonths, commonEnd, change }) => {
    const until =
      commonEnd === null
        ? t('renewals.quote.forMonths', { months: `${termMonths ?? 0}` })
        : t('renewals.quote.toEnd', { day: f.day(commonEnd) })
    return change
      ? `${until}, ${t('renewals.programme.change', { from: change.from.name, to: change.to.name })}`
      : until
  }
}

/** The programme of a priced line, and the one that it leaves (REN-14). */
export function useProgramme(): (line: Pick<PricedLineView, 'programme' | 'formerProgramme'>) => string {
  const { t } = useI18n()
  return ({ programme, formerProgramme }) =>
    formerProgramme === null
      ? programme.name
      : t('renewals.programme.choice', { from: formerProgramme.name, to: programme.name })
}

/** A quote's number as papers write it, with its version where there were others. */
export function writtenNumber({ number, revision }: { number: string; revision: number }): string {
  return revision === 1 ? number : `${number}-R${revision}`
}

/** A percentage as the language writes it, of any number of places: 12.5% or 12,5 %. */
export function percentText(percent: string, language: Language): string {
  return language === 'es' ? `${percent.replace('.', ',')}\u00a0%` : `${percent}%`
}

const known = [
  'quote-over',
  'quote-ordered',
  'quote-incomplete',
  'quote-outdated',
  'renewal-under-way',
  'not-allowed',
  'access-limited',
  'view-as-read-only',
] as const

/** Why an action on a quote is not possible now, short enough to stand beside it. */
export function cannotText(t: Translate, code: RefusalCode): string {
  const reason = known.find((one) => one === code)
  return t(reason === undefined ? 'renewals.cannot.other' : `renewals.cannot.${reason}`)
}

/** "413 lines", or with a plus where counting stopped. */
export function writtenCount(write: (count: number) => string, total: { count: number; atLeast: boolean }): string {
  return total.atLeast ? `${write(total.count)}+` : write(total.count)
}
