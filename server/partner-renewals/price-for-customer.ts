import type { InputOf } from '../../contract/endpoint.ts'
import type { partnerRenewals } from '../../contract/partner-renewals.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import { notFound } from '../access/permit.ts'
import { type Facts, Refusal } from '../platform/refusal.ts'
import { findPlace, findPricing } from '../pricing/pricing-queries.ts'
import type { ChosenTerm } from '../pricing/term-rules.ts'
import { chosenTerm, quoteLineOf, whyNotOffered } from '../renewals/line-choice-rules.ts'
import type { CoveredRow } from '../renewals/line-rows.ts'
import { type PricedChoice, priceRows } from '../renewals/price-choice.ts'
import type { AtCustomer, Reason } from './acting-customer.ts'
import { type PartnerPrice, priceForPartner } from './partner-price.ts'
import { listAllShared, listOwnPaid, listSharedByIds } from './shared-line-queries.ts'

/** Which lines of a customer are renewed, for how long. */
export type CustomerChoice = Omit<InputOf<typeof partnerRenewals.priceCustomerRenewal>, 'number' | 'customerNumber'>

/** What a renewal costs the customer, and the partner. */
export type CustomerPrice = { rows: readonly CoveredRow[]; choice: PricedChoice; partner: PartnerPrice }

/** REN-6: prices what was chosen for both. Refuses `nothing-to-renew`, `no-price-schedule`, `too-many-lines`, with these facts. */
export async function priceForCustomer(
  ctx: AtCustomer,
  choice: CustomerChoice,
  facts: Facts = {},
): Promise<CustomerPrice> {
  const priced = await tryPrice(ctx, choice)
  if ('code' in priced) throw new Refusal(priced.code, { ...priced.facts, ...facts })
  return priced
}

/** The same, or the reason why there is no price; `most`: how many lines there is room for, where several are priced at once. */
export async function tryPrice(
  ctx: AtCustomer,
  choice: CustomerChoice,
  most = quoteLinesMost,
): Promise<CustomerPrice | Reason> {
  const term = chosenTerm(choice, ctx.today)
  const chosen = choice.all
    ? await listAllShared(ctx, ctx.organization.id)
    : await chosenByIds(ctx, choice.membershipId)
  if (chosen.length > most) {
    const at = chosen.length > quoteLinesMost ? 'quote' : 'once'
    return { code: 'too-many-lines', facts: { most: quoteLinesMost, at } }
  }
  const products = [...new Set(chosen.map(({ product_code }) => product_code))]
  const pricing = await findPricing(ctx, await findPlace(ctx.tx, ctx.organization.id), ctx.today, products)
  if (!pricing) return { code: 'no-price-schedule', facts: {} }
  const { rules } = pricing
  const { rows, withDesk } = await ownCredits(ctx, chosen, rules.creditsEarlierEnd ? term : null)
  const offered = rows.filter(
    (row) => whyNotOffered(row, { today: ctx.today, now: ctx.now, rules }) === null && quoteLineOf(row, rules) !== null,
  )
  if (offered.every(({ membership_id }) => withDesk.has(membership_id)))
    return { code: 'nothing-to-renew', facts: { why: rows.length === 0 && !choice.all ? 'none' : 'lines' } }
  const priced = priceRows(ctx, choice.all ? offered : rows, { pricing, term, change: null, byHand: null, withDesk })
  return { rows, choice: priced, partner: await priceForPartner(ctx, pricing, priced.input) }
}

/**
 * REN-6: what was paid, of the lines that would give days back, where the partner's own quote was the last to set it. A credit
 * divided by its days is the price last paid: those of others are left to the vendor's renewals desk.
 */
async function ownCredits(ctx: AtCustomer, chosen: readonly CoveredRow[], term: ChosenTerm | null) {
  const end = term !== null && 'commonEnd' in term ? term.commonEnd : null
  const ids = chosen
    .filter(({ ends_on, yearly_minor }) => end !== null && ends_on > end && yearly_minor !== null)
    .map(({ membership_id }) => membership_id)
  const paid = await listOwnPaid(ctx, ctx.organization.id, ids)
  return {
    rows: chosen.map((row) => ({ ...row, paid_yearly_minor: paid.get(row.membership_id) ?? row.paid_yearly_minor })),
    withDesk: new Set(ids.filter((id) => !paid.has(id))),
  }
}

async function chosenByIds(ctx: AtCustomer, membershipIds: readonly string[]): Promise<CoveredRow[]> {
  const ids = [...new Set(membershipIds)]
  const rows = await listSharedByIds(ctx, ctx.organization.id, ids)
  if (rows.length !== ids.length) throw notFound(ctx.actor)
  return rows
}
