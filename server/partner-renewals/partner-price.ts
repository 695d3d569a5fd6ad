import { safeMinor } from '../../values/money.ts'
import { findPartnerDiscount, type Pricing } from '../pricing/pricing-queries.ts'
import { type PricedLine, priceQuote, type QuoteInput } from '../pricing/quote-price-rules.ts'
import type { AtCustomer } from './acting-customer.ts'

/** What the partner pays of each line, by the discount of its level, which it reads of no other (REN-6, REN-13). */
export type PartnerPrice = {
  level: string | null
  percent: string | null
  /** From which anybody can compute it again. */
  input: QuoteInput
  /** In the order of the lines that were priced for the customer. */
  lines: readonly PricedLine[]
}

/** Prices the same for the partner as for the customer. */
export async function priceForPartner(ctx: AtCustomer, pricing: Pricing, input: QuoteInput): Promise<PartnerPrice> {
  return partnerPrice(input, ctx.partner.level, await findPartnerDiscount(ctx.tx, pricing, ctx.partner.level))
}

/** The same price less the discount of a level; without one the partner pays what the customer does. */
export function partnerPrice(input: QuoteInput, level: string | null, percent: string | null): PartnerPrice {
  const discounts = level === null || percent === null ? {} : { [level]: percent }
  const own = {
    ...input,
    partnerLevel: percent === null ? null : level,
    rules: { ...input.rules, partnerDiscounts: discounts },
  }
  return { level, percent, input: own, lines: priceQuote(own).lines }
}

/** What the partner pays for some lines and earns by them. */
export function marginOf(
  price: Pick<PartnerPrice, 'level' | 'percent'>,
  totals: { customerMinor: number; partnerMinor: number },
) {
  return {
    level: price.level,
    discountPercent: price.percent,
    totalMinor: totals.partnerMinor,
    marginMinor: safeMinor(totals.customerMinor - totals.partnerMinor),
  }
}

/** What some lines cost together. */
export function totalOf(lines: Iterable<{ minor: number }>): number {
  let sum = 0
  for (const { minor } of lines) sum = safeMinor(sum + minor)
  return sum
}
