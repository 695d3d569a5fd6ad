import type { InputOf } from '../../contract/endpoint.ts'
import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import { notFound } from '../access/permit.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPlace, findPricing } from '../pricing/pricing-queries.ts'
import { chosenTerm, quoteLineOf, whyNotOffered } from '../renewals/line-choice-rules.ts'
import type { CoveredRow } from '../renewals/line-rows.ts'
import { type PricedChoice, priceRows } from '../renewals/price-choice.ts'
import type { AtCustomer, Reason } from './acting-customer.ts'
import { type PartnerPrice, priceForPartner } from './partner-price.ts'
import { listAllShared, listSharedByIds } from './shared-line-queries.ts'

/** Which lines of a customer are renewed, for how long. */
export type CustomerChoice = Omit<InputOf<typeof partnerRenewals.priceCustomerRenewal>, 'number' | 'customerNumber'>

/** What a renewal costs the customer, and the partner. */
export type CustomerPrice = { rows: readonly CoveredRow[]; choice: PricedChoice; partner: PartnerPrice }

/** REN-6: prices what was chosen for both. Refuses `nothing-to-renew`, `no-price-schedule`, `too-many-lines`. */
export async function priceForCustomer(ctx: AtCustomer, choice: CustomerChoice): Promise<CustomerPrice> {
  const priced = await tryPrice(ctx, choice)
  if ('code' in priced) throw new Refusal(priced.code, priced.facts)
  return priced
}

/** The same, or the reason why there is no price; `most`: how many lines there is room for, where several are priced at once. */
export async function tryPrice(
  ctx: AtCustomer,
  choice: CustomerChoice,
  most = quoteLinesMost,
): Promise<CustomerPrice | Reason> {
  const term = chosenTerm(choice, ctx.today)
  const rows = choice.all ? await listAllShared(ctx, ctx.organization.id) : await chosenByIds(ctx, choice.membershipId)
  if (rows.length > most) {
    const at = rows.length > quoteLinesMost ? 'quote' : 'once'
    return { code: 'too-many-lines', facts: { most: quoteLinesMost, at } }
  }
  const products = [...new Set(rows.map(({ product_code }) => product_code))]
  const pricing = await findPricing(ctx, await findPlace(ctx.tx, ctx.organization.id), ctx.today, products)
  if (!pricing) return { code: 'no-price-schedule', facts: {} }
  const { rules } = pricing
  const offered = rows.filter(
    (row) => whyNotOffered(row, { today: ctx.today, now: ctx.now, rules }) === null && quoteLineOf(row, rules) !== null,
  )
  if (offered.length === 0)
    return { code: 'nothing-to-renew', facts: { why: rows.length === 0 && !choice.all ? 'none' : 'lines' } }
  const priced = priceRows(ctx, choice.all ? offered : rows, { pricing, term, byHand: null })
  return { rows, choice: priced, partner: await priceForPartner(ctx, pricing, priced.input) }
}

async function chosenByIds(ctx: AtCustomer, membershipIds: readonly string[]): Promise<CoveredRow[]> {
  const ids = [...new Set(membershipIds)]
  const rows = await listSharedByIds(ctx, ctx.organization.id, ids)
  if (rows.length !== ids.length) throw notFound(ctx.actor)
  return rows
}
