import type { renewals } from '../../contract/renewals.ts'
import type { Day } from '../../values/calendar.ts'
import { listProductsOwned } from '../licences/licence-list-queries.ts'
import type { Operation } from '../platform/operation.ts'
import { findPlace, findPricing, type Pricing } from '../pricing/pricing-queries.ts'
import { priceQuote } from '../pricing/quote-price-rules.ts'
import { isDesk, noPrices, quoteLineOf } from './line-choice-rules.ts'
import type { CoveredRow, LineRow } from './line-rows.ts'
import { viewLine } from './line-view.ts'
import { listOpenQuotesOf } from './quote-queries.ts'
import { countLines, listLineRows } from './renewable-line-queries.ts'

/** REN-5: what can be renewed and what cannot, with the reason; what ends first comes first. */
export const listRenewableLines: Operation<typeof renewals.listRenewableLines> = async (ctx, input) => {
  const { after, limit, number: _number, ...filter } = input
  const { id: organizationId } = ctx.organization
  const place = await findPlace(ctx.tx, organizationId)
  const held = await findPricing(ctx, place, ctx.today, [])
  const schedule = held && { id: held.schedule.id, version: held.version }
  const { today, now, actor } = ctx
  const judged = { organizationId, today, now, rules: held?.rules ?? noPrices, schedule, byDesk: isDesk(actor) }
  const total = await countLines(ctx, judged, filter)
  const { rows, next } = await listLineRows(ctx, judged, filter, { after, limit })
  const pricing = held && (await findPricing(ctx, place, ctx.today, productsOf(rows)))
  const judging = { ...judged, rules: pricing?.rules ?? noPrices }
  const covered = rows.filter((row): row is CoveredRow => row.membership_id !== null)
  const years = pricing ? pricesForAYear(covered, pricing, ctx.today) : new Map<string, number>()
  const quotes = await listOpenQuotesOf(
    ctx,
    organizationId,
    covered.map(({ membership_id }) => membership_id),
  )
  return {
    items: rows.map((row) => {
      const key = row.membership_id ?? ''
      const openQuotes = quotes
        .filter(({ membershipId }) => membershipId === key)
        .map(({ id, number }) => ({ id, number }))
      return viewLine(row, judging, { yearMinor: years.get(key) ?? null, currency: judging.rules.currency, openQuotes })
    }),
    next,
    total: { ...total, count: Math.max(total.count, rows.length) },
    products: await listProductsOwned(ctx, organizationId),
  }
}

function productsOf(rows: readonly LineRow[]): string[] {
  return [...new Set(rows.map(({ product_code }) => product_code))]
}

/** What twelve months more cost, of lines that have a price and did not lapse too long ago. */
function pricesForAYear(rows: readonly CoveredRow[], { rules }: Pricing, orderedOn: Day): Map<string, number> {
  const lines = rows.map((row) => quoteLineOf(row, rules)).filter((line) => line !== null)
  const quote = priceQuote({ rules, orderedOn, term: { months: 12 }, partnerLevel: null, discountMinor: 0, lines })
  return new Map(quote.lines.filter(({ notPriced }) => notPriced === null).map(({ id, minor }) => [id, minor]))
}
