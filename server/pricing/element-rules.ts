import { plus, type Ratio, ratio, ratioText, rounded, times, zero } from '../../values/ratio.ts'
import type { Coverage } from './proration-rules.ts'
import type { Fee, RenewalState } from './schedule-rules.ts'

/**
 * The rule behind an element of a line's price, with all that its arithmetic needs besides the elements before it (REN-13).
 * Everything is for one unit. Texts such as `306/181` are exact fractions, amounts among them in minor units; `…Minor` are
 * whole ones. `years` are those of the line's coverage.
 */
export type Because =
  /** yearlyMinor × years */
  | { readonly rule: 'list-price'; readonly yearlyMinor: number }
  /** the list price's yearlyMinor × (pricedYears − years) */
  | { readonly rule: 'multi-year'; readonly pricedYears: string }
  /** (yearly − the yearly price before it) × pricedYears; or years, where there is no multi-year price */
  | {
      readonly rule: 'uplift' | 'uplift-cap'
      readonly formerYearlyMinor: number
      readonly percent: string
      readonly yearly: string
    }
  | { readonly rule: 'price-lock'; readonly formerYearlyMinor: number; readonly yearly: string }
  /** minus so many percent of all before it */
  | { readonly rule: 'promotion'; readonly code: string; readonly percent: string }
  | { readonly rule: 'partner-discount'; readonly level: string; readonly percent: string }
  | { readonly rule: 'manual-discount'; readonly percent: string }
  /** not by unit: the line's share of an amount off the whole quote */
  | { readonly rule: 'shared-discount'; readonly wholeMinor: number }
  /** yearly × years of this coverage: the days without cover */
  | { readonly rule: 'gap'; readonly yearly: string; readonly coverage: Coverage }
  /** the band's fee, of what the renewal costs before discounts, and what the gap does, charged or not */
  | {
      readonly rule: 'lapse-fee'
      readonly state: RenewalState
      readonly fee: Fee
      readonly renewal: string
      readonly gap: string
    }
  /** minus the fee */
  | { readonly rule: 'fee-waived' }
  /** −yearlyMinor × years: days given back */
  | { readonly rule: 'credit'; readonly yearlyMinor: number }

/** A rule and what it adds to the price of one unit. */
export interface Step {
  readonly because: Because
  /** In exact minor units, as it is shown. */
  readonly text: string
  /** What it and the steps before it come to, exactly. */
  readonly total: Ratio
}

/** Steps and what they come to, exactly. */
export interface Steps {
  readonly steps: readonly Step[]
  readonly total: Ratio
}

export const noSteps: Steps = { steps: [], total: zero }

/** The steps with one more. */
export function withStep(before: Steps, because: Because, exact: Ratio): Steps {
  const total = plus(before.total, exact)
  return { steps: [...before.steps, { because, text: ratioText(exact), total }], total }
}

/** One line of the explanation: what the rule adds to one unit's price exactly, and to the line's rounded price. */
export interface PriceElement {
  readonly because: Because
  /** In minor units, such as `33780/31`; null where it is not by unit. */
  readonly perUnit: string | null
  /** How much the rounded subtotal of the line grows by it, so that the elements sum to the line. */
  readonly minor: number
}

/** What is taken off a line as a whole, between the steps of its renewal and those of having lapsed. */
export interface SharedDiscount {
  readonly afterSteps: number
  readonly wholeMinor: number
  /** This line's share of it. */
  readonly minor: number
}

/** Steps as elements: each is the difference of two subtotals rounded half up, so that nothing is lost or added (REN-9). */
export function elementsOf(steps: readonly Step[], quantity: number, shared: SharedDiscount | null): PriceElement[] {
  const units = ratio(quantity)
  const elements: PriceElement[] = []
  let reached = 0
  for (const [index, { because, text, total }] of steps.entries()) {
    if (index === shared?.afterSteps) elements.push(sharedElement(shared))
    // What is shared is whole minor units: it makes no difference to how the others round.
    const subtotal = Number(rounded(times(total, units), 'half-up'))
    elements.push({ because, perUnit: text, minor: subtotal - reached })
    reached = subtotal
  }
  if (shared?.afterSteps === steps.length) elements.push(sharedElement(shared))
  return elements
}

function sharedElement({ wholeMinor, minor }: SharedDiscount): PriceElement {
  return { because: { rule: 'shared-discount', wholeMinor }, perUnit: null, minor: -minor }
}
