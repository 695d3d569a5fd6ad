import type { Day } from '../../values/calendar.ts'
import type { ProrationMethod } from './proration-rules.ts'

/** The three states of maintenance (REN-3): in force or in grace; lapsed a short time; lapsed long. */
export type RenewalState = 'current' | 'reinstatement' | 'recovery'

/** What is asked for having lapsed, before it is rounded. Percentages are decimals such as `12.5`. */
export type Fee =
  | { readonly kind: 'none' }
  /** For each unit, so that it makes no difference how licences are split into lines. */
  | { readonly kind: 'flat'; readonly minor: number }
  /** Of the renewal's price before discounts. */
  | { readonly kind: 'percent-of-renewal'; readonly percent: string }
  /** Of the price of the days without cover, whether they are charged or not. */
  | { readonly kind: 'percent-of-gap'; readonly percent: string }
  | { readonly kind: 'greater'; readonly of: readonly [Fee, Fee] }

/** Where the new period begins. */
export type NewStart = 'old-end' | 'order-date' | 'first-of-next-month'

/** Who may waive the fee of a band, with a reason (REN-7). */
export type Waiver = 'nobody' | 'specialist' | 'approver'

/** One row of the band table (REN-3): what holds from one day after the end to another. After the last row nothing can be renewed. */
export interface Band {
  /** Days after the inclusive end: 1 is the first day without cover. */
  readonly fromDay: number
  /** Inclusive; null: without end, so that there is no hard stop. */
  readonly toDay: number | null
  readonly state: RenewalState
  readonly fee: Fee
  /** Whether the days before the new start are charged; of no effect where the new start is the old end. */
  readonly gapCharged: boolean
  readonly newStart: NewStart
  readonly waiver: Waiver
  /** Whether only the vendor's people quote in this band. */
  readonly staffOnly: boolean
}

/** What one unit costs for a year, and for whole terms where those have a price of their own (REN-13). */
export interface Rate {
  readonly yearlyMinor: number
  /** In total for the term, by rising months; more than 12. */
  readonly terms: readonly { readonly months: number; readonly minor: number }[]
}

/** A percentage off the renewal for orders between two days, both inclusive; for the rates named, or all (REN-13). */
export interface Promotion {
  readonly code: string
  readonly percent: string
  readonly from: Day
  readonly to: Day
  readonly rates: readonly string[] | null
}

/** How renewal prices follow from former prices instead of the list (REN-13). */
export interface Uplift {
  readonly percent: string
}

/** All of a price schedule's version that prices one quote: a plain value, kept with the quote (REN-8, REN-15). */
export interface PricingRules {
  readonly version: string
  readonly currency: string
  readonly method: ProrationMethod
  /** Only *anchored month* asks: whose months. */
  readonly months: 'membership' | 'calendar'
  readonly rates: Readonly<Record<string, Rate>>
  readonly bands: readonly Band[]
  /** With one, whoever has a former price pays that and the uplift; without, the list price. */
  readonly uplift: Uplift | null
  /** No unit costs more than its former price and so many percent. */
  readonly upliftCapPercent: string | null
  readonly promotions: readonly Promotion[]
  /** Percent off by partner level. */
  readonly partnerDiscounts: Readonly<Record<string, string>>
  /** Whether days already paid are given back where a common end lies before a line's own. */
  readonly creditsEarlierEnd: boolean
}

/** The band table as it is delivered (REN-3). */
export const deliveredBands: readonly Band[] = [
  {
    fromDay: 1,
    toDay: 30,
    state: 'current',
    fee: { kind: 'none' },
    gapCharged: true,
    newStart: 'old-end',
    waiver: 'nobody',
    staffOnly: false,
  },
  {
    fromDay: 31,
    toDay: 365,
    state: 'reinstatement',
    fee: { kind: 'percent-of-gap', percent: '25' },
    gapCharged: true,
    newStart: 'order-date',
    waiver: 'specialist',
    staffOnly: false,
  },
  {
    fromDay: 366,
    toDay: null,
    state: 'recovery',
    fee: { kind: 'percent-of-gap', percent: '50' },
    gapCharged: true,
    newStart: 'order-date',
    waiver: 'approver',
    staffOnly: true,
  },
]
