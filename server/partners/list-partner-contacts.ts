import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { notFound } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { listOfferedPeople } from './offered-people-queries.ts'
import { findKnownPartner } from './partner-listing-queries.ts'

/** PAR-6. Whom of a partner a customer may choose to be told: of one that it finds, or that it let in once. */
export const listPartnerContacts: Operation<typeof addingAdvisors.listPartnerContacts> = async (ctx, input) => {
  const partner = await findKnownPartner(ctx, { organizationId: ctx.organization.id }, input.partnerNumber)
  if (!partner) throw notFound(ctx.actor)
  return { items: await listOfferedPeople(ctx, partner.id) }
}
