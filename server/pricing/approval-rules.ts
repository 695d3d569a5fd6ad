import { compare, greatest, percent, type Ratio, ratio, ratioOfDecimal, zero } from '../../values/ratio.ts'
import type { PriceElement } from './element-rules.ts'
import { monthsUp } from './proration-rules.ts'
import type { PricedLine, PricedQuote } from './quote-price-rules.ts'

/** One row of the approval matrix (REN-7): who must agree above a discount, and from a value on. */
export interface ApprovalRow {
  /** Which quotes: of terms up to a year, longer ones, or all. */
  readonly terms: 'all' | 'one-year' | 'multi-year'
  /** Discounts above this need the approver; this one itself does not. */
  readonly abovePercent: string
  /** Only quotes worth so many minor units and more for a year before the discount; 0: all. */
  readonly fromYearlyMinor: number
  /** Who: a role or a name of the vendor's own. */
  readonly approver: string
}

/** What the matrix asks about a quote. `discount` is a part of one. */
export interface Discounted {
  readonly discount: Ratio
  readonly termMonths: number
  readonly yearlyMinor: number
}

/** Who must agree to a manual discount; null: nobody. Of several rows the one with the highest threshold, then the last. */
export function approverOf(matrix: readonly ApprovalRow[], asked: Discounted): string | null {
  return (
    rowsFor(matrix, asked)
      .filter(({ fromYearlyMinor }) => asked.yearlyMinor >= fromYearlyMinor)
      .filter(({ abovePercent }) => compare(asked.discount, percent(abovePercent)) > 0)
      .toSorted((a, b) => compare(ratioOfDecimal(a.abovePercent), ratioOfDecimal(b.abovePercent)))
      .at(-1)?.approver ?? null
  )
}

/** Whether the matrix says anything of quotes with such terms. */
export function hasRowFor(matrix: readonly ApprovalRow[], asked: Pick<Discounted, 'termMonths'>): boolean {
  return rowsFor(matrix, asked).length > 0
}

function rowsFor(matrix: readonly ApprovalRow[], { termMonths }: Pick<Discounted, 'termMonths'>): ApprovalRow[] {
  const kind = termMonths > 12 ? 'multi-year' : 'one-year'
  return matrix.filter(({ terms }) => terms === 'all' || terms === kind)
}

/** What a priced quote asks of the matrix: the largest discount by hand that any line gets, so that none hides among others. */
export function discountedOf({ lines }: PricedQuote): Discounted {
  return {
    discount: lines.map(discountByHand).reduce(greatest, zero),
    termMonths: lines.reduce(
      (most, { coverage }) => Math.max(most, coverage ? monthsUp(coverage.from, coverage.to) : 0),
      0,
    ),
    yearlyMinor: lines.reduce((sum, { elements, quantity }) => sum + quantity * listPriceOf(elements), 0),
  }
}

/** The part of a line's renewal, as it is after promotion and partner's discount, that was taken off by hand. */
function discountByHand({ elements }: PricedLine): Ratio {
  const minorOf = (wanted: (rule: string) => boolean): number =>
    elements.filter(({ because }) => wanted(because.rule)).reduce((sum, { minor }) => sum + minor, 0)
  const off = -minorOf((rule) => byHand.has(rule))
  const before = minorOf((rule) => !byHand.has(rule) && !forLapsing.has(rule))
  return off > 0 && before > 0 ? ratio(off, before) : zero
}

const byHand: ReadonlySet<string> = new Set(['manual-discount', 'shared-discount'])
const forLapsing: ReadonlySet<string> = new Set(['gap', 'lapse-fee', 'fee-waived'])

function listPriceOf(elements: readonly PriceElement[]): number {
  const because = elements[0]?.because
  return because?.rule === 'list-price' ? because.yearlyMinor : 0
}
