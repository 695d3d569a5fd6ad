import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import type { Day } from '../../values/calendar.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Operation } from '../platform/operation.ts'
import { findPlace, findPricing, type Pricing } from '../pricing/pricing-queries.ts'
import { priceQuote, type QuoteInput } from '../pricing/quote-price-rules.ts'
import { noPrices, quoteLineOf } from '../renewals/line-choice-rules.ts'
import type { CoveredRow } from '../renewals/line-rows.ts'
import { viewLine } from '../renewals/line-view.ts'
import { listOpenQuotesOf } from '../renewals/quote-queries.ts'
import { atCustomer } from './acting-customer.ts'
import { priceForPartner } from './partner-price.ts'
import { listSharedLines } from './shared-line-queries.ts'

/** PAR-13: what a customer shares, by the end of its maintenance, with what a year costs both, or why it cannot be renewed. */
export const listCustomerLines: Operation<typeof partnerRenewals.listCustomerLines> = async (ctx, input) => {
  const at = await atCustomer(ctx, input.customerNumber)
  const { id, number, name } = at.organization
  await leaveTrace(ctx, [id])
  const { rows, next } = await listSharedLines(at, id, { after: input.after, limit: input.limit })
  const products = [...new Set(rows.map(({ product_code }) => product_code))]
  const pricing = await findPricing(ctx, await findPlace(ctx.tx, id), ctx.today, products)
  const years = pricing === null ? null : forAYear(rows, pricing, ctx.today)
  const list = new Map(years === null ? [] : minorsOf(priceQuote(years).lines))
  const own = new Map(years && pricing ? minorsOf((await priceForPartner(at, pricing, years)).lines) : [])
  const quotes = await listOpenQuotesOf(
    at,
    id,
    rows.map(({ membership_id }) => membership_id),
  )
  const judging = { today: ctx.today, now: ctx.now, rules: pricing?.rules ?? noPrices }
  return {
    customer: { number, name },
    items: rows.map((row) => {
      const key = row.membership_id
      const yearMinor = list.get(key) ?? null
      const openQuotes = quotes
        .filter(({ membershipId }) => membershipId === key)
        .map(({ id: quoteId, number: of }) => ({ id: quoteId, number: of }))
      return {
        ...viewLine(row, judging, { yearMinor, currency: judging.rules.currency, openQuotes }),
        partnerYearMinor: yearMinor === null ? null : (own.get(key) ?? yearMinor),
      }
    }),
    next,
  }
}

/** Twelve months more of those lines that have a price. */
export function forAYear(rows: readonly CoveredRow[], { rules }: Pricing, orderedOn: Day): QuoteInput {
  const lines = rows.map((row) => quoteLineOf(row, rules)).filter((line) => line !== null)
  return { rules, orderedOn, term: { months: 12 }, partnerLevel: null, discountMinor: 0, lines }
}

function minorsOf(lines: readonly { id: string; notPriced: string | null; minor: number }[]): [string, number][] {
  return lines.filter(({ notPriced }) => notPriced === null).map(({ id, minor }) => [id, minor])
}
