import { addDays, type Day } from '../../values/calendar.ts'
import { safeMinor } from '../../values/money.ts'
import { divided, plus, type Ratio, ratio, readRatio, rounded, zero } from '../../values/ratio.ts'
import type { PriceElement } from '../pricing/element-rules.ts'
import type { FormerPrice } from '../pricing/price-rules.ts'
import type { PricedLine, QuoteInput } from '../pricing/quote-price-rules.ts'
import { validThrough } from '../pricing/quote-validity-rules.ts'

/** What a price is made of, in minor units (REN-5). */
export type Sums = {
  renewalMinor: number
  /** Days without cover and fees for having lapsed. */
  reinstatementMinor: number
  /** Days given back: zero or less. */
  creditMinor: number
  totalMinor: number
}

/** Adds up elements by what they are for. */
export function sumsOf(elements: Iterable<PriceElement>): Sums {
  const sums = { renewalMinor: 0, reinstatementMinor: 0, creditMinor: 0, totalMinor: 0 }
  for (const { because, minor } of elements) {
    sums[kindOf(because.rule)] += minor
    sums.totalMinor = safeMinor(sums.totalMinor + minor)
  }
  return sums
}

function kindOf(rule: PriceElement['because']['rule']): 'renewalMinor' | 'reinstatementMinor' | 'creditMinor' {
  if (rule === 'credit') return 'creditMinor'
  return rule === 'gap' || rule === 'lapse-fee' || rule === 'fee-waived' ? 'reinstatementMinor' : 'renewalMinor'
}

/** The last day on which a price can be ordered (REN-10): neither past what may change it nor past its own common end. */
export function validUntil(input: QuoteInput, lastDayOfPrices: Day | null): Day {
  const last = validThrough(input, lastDayOfPrices === null ? [] : [addDays(lastDayOfPrices, 1)])
  const { term } = input
  return 'commonEnd' in term && term.commonEnd < last ? term.commonEnd : last
}

/**
 * What one unit costs for a year once the line is ordered: before discounts, which the next renewal's uplift starts from, and
 * as it was paid, which is what days given back are worth; rounded down, so that they never return more than they cost.
 */
export function nextFormerPrice(line: PricedLine, former: FormerPrice | null): Omit<FormerPrice, 'locked'> {
  if (line.elements.some(({ because }) => because.rule === 'credit') && former !== null)
    return { yearlyMinor: former.yearlyMinor, paidYearlyMinor: former.paidYearlyMinor }
  const years = readRatio(line.coverage?.years ?? '0')
  if (years.over === 0n) return { yearlyMinor: 0, paidYearlyMinor: 0 }
  const paid = line.elements
    .filter(({ because }) => kindOf(because.rule) === 'renewalMinor')
    .reduce((sum, element) => plus(sum, perUnitOf(element, line.quantity)), zero)
  return {
    yearlyMinor: safeMinor(rounded(yearlyOf(line.elements), 'half-up')),
    paidYearlyMinor: Math.max(safeMinor(rounded(divided(paid, years), 'down')), 0),
  }
}

/** What an element is for one unit; a share of an amount off the whole is of the line. */
function perUnitOf({ perUnit, minor }: PriceElement, quantity: number): Ratio {
  return perUnit === null ? ratio(minor, quantity) : readRatio(perUnit)
}

/** The yearly price of a unit that the last step before discounts came to. */
function yearlyOf(elements: readonly PriceElement[]): Ratio {
  return elements.reduce<Ratio>((yearly, { because }) => {
    if (because.rule === 'list-price') return ratio(because.yearlyMinor)
    const changes = because.rule === 'uplift' || because.rule === 'uplift-cap' || because.rule === 'price-lock'
    return changes ? readRatio(because.yearly) : yearly
  }, zero)
}
