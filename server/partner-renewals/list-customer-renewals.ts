import type { CustomerRenewal, partnerRenewals } from '../../contract/partner-renewals.ts'
import { renewalStates } from '../../contract/prices.ts'
import { notFound } from '../access/permit.ts'
import { listCustomerPlaces, listSharedProducts } from '../partners/customer-choice-queries.ts'
import { leaveTrace } from '../partners/leave-trace.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { findPlace, findPricing, type Place, type Pricing } from '../pricing/pricing-queries.ts'
import { priceQuote } from '../pricing/quote-price-rules.ts'
import { noPrices, standingOf, whyNotOffered } from '../renewals/line-choice-rules.ts'
import { type AtCustomer, actingAt, whyNotQuote } from './acting-customer.ts'
import { type CustomerAccess, listCustomerAccess } from './customer-access-queries.ts'
import { countOpenQuotes, type DueCustomer, listDueCustomers } from './customer-renewal-queries.ts'
import { forAYear } from './list-customer-lines.ts'
import { priceForPartner, totalOf } from './partner-price.ts'
import { listFirstShared, type SharedLine } from './shared-line-queries.ts'

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
  const pricingOf = await pricesByPlace(ctx, ids, lines)
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
    items.push(await viewRenewal(at, facts, own, pricingOf(row.organization_id)))
  }
  const { countries } = await listCustomerPlaces(ctx, undefined)
  return { items, next, products: await listSharedProducts(ctx, null), countries }
}

/** The prices of each customer's place, read once for all customers there. */
async function pricesByPlace(ctx: Ctx, ids: readonly string[], lines: readonly SharedLine[]) {
  const products = [...new Set(lines.map(({ product_code }) => product_code))]
  const places = new Map<string, Place>()
  for (const id of ids) places.set(id, await findPlace(ctx.tx, id))
  const prices = new Map<string, Pricing | null>()
  for (const place of places.values()) {
    const key = `${place.region}/${place.country}`
    if (!prices.has(key)) prices.set(key, await findPricing(ctx, place, ctx.today, products))
  }
  return (id: string): Pricing | null => {
    const place = places.get(id)
    return place ? (prices.get(`${place.region}/${place.country}`) ?? null) : null
  }
}

async function viewRenewal(
  at: AtCustomer,
  facts: { row: DueCustomer; customer: CustomerAccess; openQuotes: number; mayQuote: boolean },
  lines: readonly SharedLine[],
  pricing: Pricing | null,
): Promise<CustomerRenewal> {
  const { number, name, country } = facts.customer
  const judging = { today: at.today, now: at.now, rules: pricing?.rules ?? noPrices }
  const looked = lines.slice(0, linesLookedAt)
  const states = looked.map((line) => standingOf(line, judging).state)
  const offered = pricing ? looked.filter((line) => whyNotOffered(line, judging) === null) : []
  return {
    customer: { number, name },
    country,
    nextEnd: facts.row.next_end,
    mayQuote: facts.mayQuote,
    lines: renewalStates.flatMap((state) => {
      const count = states.filter((one) => one === state).length
      return count === 0 ? [] : [{ state, count }]
    }),
    value: pricing && offered.length > 0 ? await worthOf(at, offered, pricing) : null,
    atLeast: lines.length > linesLookedAt,
    openQuotes: facts.openQuotes,
  }
}

async function worthOf(at: AtCustomer, lines: readonly SharedLine[], pricing: Pricing) {
  const year = forAYear(lines, pricing, at.today)
  const own = await priceForPartner(at, pricing, year)
  return {
    currency: pricing.rules.currency,
    listMinor: totalOf(priceQuote(year).lines),
    partnerMinor: totalOf(own.lines),
  }
}
