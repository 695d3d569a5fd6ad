import { addDays, type Day, intendedDayFrom } from '../../values/calendar.ts'
import { negated, type Ratio, ratio, times, zero } from '../../values/ratio.ts'
import { type Standing, standingOn } from './band-rules.ts'
import { noSteps, type Steps, withStep } from './element-rules.ts'
import { withLapse } from './lapse-price-rules.ts'
import type { FormerPrice } from './price-rules.ts'
import {
  type Coverage,
  coverageOf,
  creditedCoverage,
  gapCoverage,
  type Membership,
  yearsCovered,
} from './proration-rules.ts'
import { discounted, lessPartners, renewalPrice } from './renewal-price-rules.ts'
import type { PricingRules } from './schedule-rules.ts'
import { type ChosenTerm, type NewPeriod, type NotPriced, newPeriod } from './term-rules.ts'

/** What the price of one unit depends on, besides what the whole quote has in common. */
export interface UnitLine {
  /** A key of the rules' rates. */
  readonly rate: string
  /** The inclusive end of what is covered now. */
  readonly endsOn: Day
  /** The day of the month that its periods aim to begin on, 1 to 31, kept apart from the clamped one (REN-2). */
  readonly intendedDay: number
  readonly former: FormerPrice | null
  /** Whether the fee of having lapsed is waived; who may do so says `whyNotWaive`. */
  readonly feeWaived: boolean
  /** Percent off this line by hand, such as `12.5`; null: none. */
  readonly discountPercent: string | null
}

/** What all lines of a quote have in common. */
export interface QuoteTerms {
  readonly rules: PricingRules
  readonly orderedOn: Day
  readonly term: ChosenTerm
  /** Level of the partner at whose price it is; null: at the customer's. */
  readonly partnerLevel: string | null
}

/** What one unit of a line costs, before and with what having lapsed adds, and the days behind it. */
export interface UnitPrice {
  readonly standing: Standing
  readonly period: NewPeriod | NotPriced
  readonly coverage: Coverage | null
  /** The renewal after discounts, in exact minor units. */
  readonly renewal: Ratio
  /** How many of the steps make up the renewal; what follows is for having lapsed. */
  readonly renewalSteps: number
  readonly price: Steps
}

/** How days are counted; all three go by the method and the membership, and differ in what a part of a month counts. */
export interface DayCounts {
  readonly covered: typeof coverageOf
  readonly gap: typeof gapCoverage
  readonly credited: typeof creditedCoverage
}

/** Counting that remembers: lines of a quote often share their dates. */
export function rememberedCounts(): DayCounts {
  return { covered: remembered(coverageOf), gap: remembered(gapCoverage), credited: remembered(creditedCoverage) }
}

function remembered(count: typeof coverageOf): typeof coverageOf {
  const known = new Map<string, Coverage>()
  return (method, membership, from, to) => {
    const key = `${method} ${membership.months} ${membership.anchor} ${membership.intendedDay} ${from} ${to}`
    const coverage = known.get(key) ?? count(method, membership, from, to)
    known.set(key, coverage)
    return coverage
  }
}

/** Prices one unit of a line (REN-3, REN-8, REN-13). Throws for a rate that the rules lack. */
export function unitPrice(terms: QuoteTerms, line: UnitLine, days: DayCounts): UnitPrice {
  const { rules, orderedOn } = terms
  const standing = standingOn(orderedOn, line.endsOn, rules.bands)
  const mayShorten = rules.creditsEarlierEnd && line.former !== null
  const period = newPeriod(line, standing, terms.term, orderedOn, mayShorten)
  if (typeof period === 'string')
    return { standing, period, coverage: null, renewal: zero, renewalSteps: 0, price: noSteps }
  return period.shortens ? givenBack(terms, line, standing, period, days) : renewed(terms, line, standing, period, days)
}

function renewed(terms: QuoteTerms, line: UnitLine, standing: Standing, period: NewPeriod, days: DayCounts): UnitPrice {
  const { rules } = terms
  const { startsOn, endsOn } = period
  const coverage = days.covered(rules.method, membershipOf(rules, line), startsOn, endsOn)
  const full = renewalPrice(rules, { ...line, years: yearsCovered(coverage) })
  const reduced = discounted(rules, { ...line, ...terms }, full)
  const price = standing.band
    ? withLapse(reduced, {
        band: standing.band,
        yearly: full.yearly,
        renewal: full.total,
        gap: gapOf(rules, line, startsOn, days),
        feeWaived: line.feeWaived,
      })
    : reduced
  return { standing, period, coverage, renewal: reduced.total, renewalSteps: reduced.steps.length, price }
}

/** Days that were paid for and are not used, at what was paid for them: by the customer, or by a partner of this level (REN-6). */
function givenBack(
  { rules, partnerLevel }: QuoteTerms,
  line: UnitLine,
  standing: Standing,
  period: NewPeriod,
  days: DayCounts,
): UnitPrice {
  const coverage = days.credited(rules.method, membershipOf(rules, line), period.startsOn, line.endsOn)
  const yearlyMinor = line.former?.paidYearlyMinor ?? 0
  const exact = negated(times(ratio(yearlyMinor), yearsCovered(coverage)))
  const price = lessPartners(rules, partnerLevel, withStep(noSteps, { rule: 'credit', yearlyMinor }, exact))
  return { standing, period, coverage, renewal: price.total, renewalSteps: price.steps.length, price }
}

/** The days between the old end and the new start; null where there are none. */
function gapOf(rules: PricingRules, line: UnitLine, startsOn: Day, days: DayCounts): Coverage | null {
  const from = addDays(line.endsOn, 1)
  if (startsOn <= from) return null
  return days.gap(rules.method, membershipOf(rules, line), from, addDays(startsOn, -1))
}

function membershipOf({ months }: PricingRules, line: UnitLine): Membership {
  const anchor = addDays(line.endsOn, 1)
  return { anchor, intendedDay: intendedDayFrom(anchor, line.intendedDay), months }
}
