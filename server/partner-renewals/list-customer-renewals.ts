import type { CustomerRenewal } from '../../contract/partner-quotes.ts'
import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { renewalStates } from '../../contract/prices.ts'
import type { Day } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { listCustomerPlaces, listSharedProducts } from '../partners/customer-choice-queries.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { findPartnerDiscount, findPlaces, findPricing, type Place, type Pricing } from '../pricing/pricing-queries.ts'
import { priceQuote } from '../pricing/quote-price-rules.ts'
import { noPrices, standingOf, whyNotOffered } from '../renewals/line-choice-rules.ts'
import type { CoveredRow } from '../renewals/line-rows.ts'
import { type AtCustomer, actingAt, whyNotQuote } from './acting-customer.ts'
import { type CustomerAccess, listCustomerAccess } from './customer-access-queries.ts'
import { countOpenQuotes, type DueCustomer, listDueCustomers } from './customer-renewal-queries.ts'
import { forAYear } from './list-customer-lines.ts'
import { partnerPrice, totalOf } from './partner-price.ts'
import { listFirstShared } from './shared-line-queries.ts'

/** So many lines of each customer are looked at and priced; more are said to be more. */
const linesLookedAt = 100

/** PAR-13: customers by the end that comes next, each with the states, the value and the open quotes of what ends first. */
export const listCustomerRenewals: Operation<typeof partnerRenewals.listCustomerRenewals> = async (ctx, input) => {
  const { actor } = ctx
  if (actor.kind !== 'contact') throw notFound(actor)
  const { after, limit, standing, endsBy, country, product } = input
  const { rows, next } = await listDueCustomers(ctx, { standing, endsBy, country, product }, { after, limit })
  const ids = rows.map(({ organization_id }) => organization_id)
  const access = new Map((await listCustomerAccess(ctx, { ids })).map((one) => [one.id, one]))
  const lines = await listFirstShared(ctx, ids, linesLookedAt + 1)
  const open = await countOpenQuotes(ctx, ids)
  const pricesOf = await pricesByPlace(ctx, ids, lines, [...access.values()][0]?.level ?? null)
  await leaveTrace(ctx, ids)
  const items: CustomerRenewal[] = []
  for (const row of rows) {
    const customer = access.get(row.organization_id)
    if (!customer) continue
    const own = lines.filter((line) => line.organization_id === row.organization_id)
    const at = actingAt(ctx, actor, customer)
    const facts = {
      row,
      customer,
      openQuotes: open.get(row.organization_id) ?? 0,
      mayQuote: whyNotQuote(actor, customer) === null,
    }
    items.push(viewRenewal(at, facts, own, pricesOf(row.organization_id)))
  }
  const { countries } = await listCustomerPlaces(ctx, undefined)
  return { items, next, products: await listSharedProducts(ctx, null), countries }
}

/** What is charged in a place, and how much less a partner of this level pays there. */
type PlacePrices = { pricing: Pricing; level: string | null; percent: string | null }

/** The prices of each customer's place, read once for all customers there. */
async function pricesByPlace(ctx: Ctx, ids: readonly string[], lines: readonly CoveredRow[], level: string | null) {
  const products = [...new Set(lines.map(({ product_code }) => product_code))]
  const places = await findPlaces(ctx.tx, ids)
  const prices = new Map<string, PlacePrices | null>()
  for (const place of places.values()) {
    const key = placeKey(place)
    if (prices.has(key)) continue
    const pricing = await findPricing(ctx, place, ctx.today, products)
    prices.set(key, pricing && { pricing, level, percent: await findPartnerDiscount(ctx.tx, pricing, level) })
  }
  return (id: string): PlacePrices | null => {
    const place = places.get(id)
    return place ? (prices.get(placeKey(place)) ?? null) : null
  }
}

function placeKey({ region, country }: Place): string {
  return `${region}/${country}`
}

function viewRenewal(
  at: AtCustomer,
  facts: { row: DueCustomer; customer: CustomerAccess; openQuotes: number; mayQuote: boolean },
  lines: readonly CoveredRow[],
  prices: PlacePrices | null,
): CustomerRenewal {
  const { number, name, country } = facts.customer
  const judging = { today: at.today, now: at.now, rules: prices?.pricing.rules ?? noPrices }
  const looked = lines.slice(0, linesLookedAt)
  const states = looked.map((line) => standingOf(line, judging).state)
  const offered = prices ? looked.filter((line) => whyNotOffered(line, judging) === null) : []
  return {
    customer: { number, name },
    country,
    nextEnd: facts.row.next_end,
    mayQuote: facts.mayQuote,
    lines: renewalStates.flatMap((state) => {
      const count = states.filter((one) => one === state).length
      return count === 0 ? [] : [{ state, count }]
    }),
    value: prices && offered.length > 0 ? worthOf(at.today, offered, prices) : null,
    atLeast: lines.length > linesLookedAt,
    openQuotes: facts.openQuotes,
  }
}

function worthOf(today: Day, lines: readonly CoveredRow[], { pricing, level, percent }: PlacePrices) {
  const year = forAYear(lines, pricing, today)
  return {
    currency: pricing.rules.currency,
    listMinor: totalOf(priceQuote(year).lines),
    partnerMinor: totalOf(partnerPrice(year, level, percent).lines),
  }
}
