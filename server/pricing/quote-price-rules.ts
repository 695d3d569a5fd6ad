import type { Day } from '../../values/calendar.ts'
import { safeMinor, share } from '../../values/money.ts'
import { ratio, rounded, times } from '../../values/ratio.ts'
import { elementsOf, type PriceElement, type SharedDiscount } from './element-rules.ts'
import type { Coverage } from './proration-rules.ts'
import type { RenewalState } from './schedule-rules.ts'
import type { NotPriced } from './term-rules.ts'
import { type QuoteTerms, rememberedCounts, type UnitLine, type UnitPrice, unitPrice } from './unit-price-rules.ts'

/** One membership to renew. */
export interface QuoteLine extends UnitLine {
  readonly id: string
  /** How many units; a whole number above zero. */
  readonly quantity: number
}

/** All that a quote's prices follow from: a plain value that survives JSON, so that anybody can compute it again. */
export interface QuoteInput extends QuoteTerms {
  /** An amount off the whole by hand, shared by what the renewals cost; 0: none. */
  readonly discountMinor: number
  readonly lines: readonly QuoteLine[]
}

/** A line with its price and all of its arithmetic, or with the cause why it takes no part and is left as it is. */
export interface PricedLine {
  readonly id: string
  readonly quantity: number
  readonly notPriced: NotPriced | null
  readonly state: RenewalState
  /** Days since the inclusive end; zero and less: still covered. */
  readonly daysLapsed: number
  /** The new period, or the days given back; null where it takes no part. */
  readonly coverage: Coverage | null
  /** The inclusive end, and the intended day, from now on. */
  readonly endsOn: Day
  readonly intendedDay: number
  readonly elements: readonly PriceElement[]
  /** The sum of the elements: the exact price, rounded half up once (REN-9). */
  readonly minor: number
}

/** A whole quote, before tax. */
export interface PricedQuote {
  readonly currency: string
  readonly lines: readonly PricedLine[]
  readonly minor: number
}

/**
 * Prices and explains a quote (REN-3, REN-5, REN-8, REN-9, REN-13). Throws for a line whose rate the rules lack or whose
 * quantity is none; whether lines can be renewed at all is for `whyNotRenewable`.
 */
export function priceQuote(input: QuoteInput): PricedQuote {
  const priceOf = pricedOnce(input)
  const prices = input.lines.map((line) => ({ line, unit: priceOf(line) }))
  const shares = sharedDiscount(input.discountMinor, prices)
  const lines = prices.map(({ line, unit }, index) => pricedLine(line, unit, shares[index] ?? null))
  const minor = safeMinor(lines.reduce((sum, line) => sum + line.minor, 0))
  return { currency: input.rules.currency, lines, minor }
}

/** Lines of large quotes differ in their quantity more often than in what one unit costs; that is computed once. */
function pricedOnce(terms: QuoteTerms): (line: QuoteLine) => UnitPrice {
  const known = new Map<string, UnitPrice>()
  const days = rememberedCounts()
  return (line) => {
    const { rate, endsOn, intendedDay, former, feeWaived, discountPercent } = line
    const key = JSON.stringify([rate, endsOn, intendedDay, former, feeWaived, discountPercent])
    const price = known.get(key) ?? unitPrice(terms, line, days)
    known.set(key, price)
    return price
  }
}

/** An amount off the whole, shared by what the renewals cost; never more than they do (REN-9). */
function sharedDiscount(
  wholeMinor: number,
  prices: readonly { line: QuoteLine; unit: UnitPrice }[],
): (SharedDiscount | null)[] {
  if (wholeMinor === 0) return []
  const weights = prices.map(({ line, unit }) =>
    Math.max(safeMinor(rounded(times(unit.renewal, ratio(line.quantity)), 'half-up')), 0),
  )
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  if (all === 0) return []
  return share(Math.min(wholeMinor, all), weights).map((minor, index) => {
    const afterSteps = prices[index]?.unit.renewalSteps ?? 0
    return minor === 0 ? null : { afterSteps, wholeMinor, minor }
  })
}

function pricedLine(line: QuoteLine, unit: UnitPrice, shared: SharedDiscount | null): PricedLine {
  const { id, quantity } = line
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`no quantity: ${quantity}`)
  const { standing, period, coverage, price } = unit
  const { state, daysLapsed } = standing
  const elements = elementsOf(price.steps, quantity, shared)
  const minor = safeMinor(elements.reduce((sum, element) => sum + element.minor, 0))
  const takesPart = typeof period !== 'string'
  const { endsOn, intendedDay } = takesPart ? period : line
  const notPriced = takesPart ? null : period
  return { id, quantity, notPriced, state, daysLapsed, coverage, endsOn, intendedDay, elements, minor }
}
