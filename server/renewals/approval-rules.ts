import { compare, percent, type Ratio, ratioOfDecimal } from '../../values/ratio.ts'

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
  const kind = asked.termMonths > 12 ? 'multi-year' : 'one-year'
  return (
    matrix
      .filter(({ terms }) => terms === 'all' || terms === kind)
      .filter(({ fromYearlyMinor }) => asked.yearlyMinor >= fromYearlyMinor)
      .filter(({ abovePercent }) => compare(asked.discount, percent(abovePercent)) > 0)
      .toSorted((a, b) => compare(ratioOfDecimal(a.abovePercent), ratioOfDecimal(b.abovePercent)))
      .at(-1)?.approver ?? null
  )
}
