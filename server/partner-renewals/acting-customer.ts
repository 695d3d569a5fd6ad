import type { ContactActor, OrganizationRef } from '../../contract/actor.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'
import { type Facts, Refusal } from '../platform/refusal.ts'
import { type CustomerAccess, findCustomerAccess } from './customer-access-queries.ts'

/** The partner that quotes, by its own number and name, and at which level of the programme it is. */
export type QuotingPartner = OrganizationRef & { level: string | null }

/** A partner at work for one of its customers: the organization is the customer, so that its trail tells of what is done. */
export type AtCustomer = Ctx & {
  organization: OrganizationRef & { number: OrganizationNumber }
  actor: ContactActor
  partner: QuotingPartner
}

/** A reason for which something cannot be done, as a refusal would tell it. */
export type Reason = { code: RefusalCode; facts: Facts }

/**
 * PAR-14: the customer with this number, as far as it lets the partner quote. Who may see it but not quote learns why:
 * `quote-not-granted`, `partner-role-missing`; who may not see it, that it is absent.
 */
export async function atCustomer(ctx: Ctx, customerNumber: string): Promise<AtCustomer> {
  const { actor } = ctx
  if (actor.kind !== 'contact') throw notFound(actor)
  const access = await findCustomerAccess(ctx, customerNumber)
  if (!access) throw notFound(actor)
  const why = whyNotQuote(actor, access)
  if (why) throw new Refusal(why.code, why.facts)
  return actingAt(ctx, actor, access)
}

/** The context of what is done for a customer that lets the partner quote. */
export function actingAt(ctx: Ctx, actor: ContactActor, { id, number, name, level }: CustomerAccess): AtCustomer {
  return { ...ctx, actor, organization: { id, number, name }, partner: { ...actor.organization, level } }
}

/** Why somebody who sees a customer cannot quote for it; null where they can (PAR-3, PAR-6). */
export function whyNotQuote({ partner }: ContactActor, access: CustomerAccess): Reason | null {
  const everywhere = partner?.roles.some((role) => quotingEverywhere.includes(role)) ?? false
  if (!everywhere && partner?.location !== access.locationId)
    return { code: 'partner-role-missing', facts: { people: 'none' } }
  if (access.scopes.includes('quote')) return null
  return { code: 'quote-not-granted', facts: { customer: access.name, people: access.grantedBy ?? 'none' } }
}

/** Roles that price and quote for the customers of all locations (PAR-3). */
export const quotingEverywhere: readonly string[] = ['organization-administrator', 'business-executive', 'sales']
