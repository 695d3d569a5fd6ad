import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { ContactKey } from '../accounts/contact-queries.ts'
import type { Ctx } from '../platform/operation.ts'

/** One of a partner's people, as customers may choose and reach them. */
export type PartnerPersonRow = {
  contactId: string
  name: string
  email: string
  phone: string | null
  jobTitle: string | null
}

/** More than any partner offers. */
const peopleMost = 500

const columns = sql`
  c.id as "contactId", c.first_name || ' ' || c.last_name as name, c.email, c.phone, c.job_title as "jobTitle"
  from partner_people q join contacts c on c.organization_id = q.partner_id and c.id = q.contact_id`

/** Who may be chosen: has a role there, wants to be found, and can sign in unrestricted (PAR-3). */
const offered = sql`q.listed and q.roles <> '{}' and c.status = 'active' and not c.restricted`

/** The people of a partner whom a customer may choose to be told, by name. */
export function listOfferedPeople(ctx: Ctx, partnerId: string): Promise<PartnerPersonRow[]> {
  return ctx.tx.many<PartnerPersonRow>(sql`
    select ${columns} where q.partner_id = ${partnerId} and ${offered}
    order by c.last_name, c.first_name, c.id limit ${peopleMost}`)
}

/** One of them; null where they are not offered (any more). */
export function findOfferedPerson(ctx: Ctx, partnerId: string, contactId: string): Promise<PartnerPersonRow | null> {
  return ctx.tx.maybe<PartnerPersonRow>(sql`
    select ${columns} where q.partner_id = ${partnerId} and q.contact_id = ${contactId} and ${offered}`)
}

/** Somebody whom letters go to. */
export type Told = ContactKey & { firstName: string; lastName: string; email: string; language: Language }

/**
 * Who at a partner is told of what becomes of a grant: its contact while they are there, or else somebody who leads the
 * partner. Null where nobody is left.
 */
export function findToldPerson(ctx: Ctx, grant: { partnerId: string; contactId: string }): Promise<Told | null> {
  return ctx.tx.maybe<Told>(sql`
    select c.organization_id, c.id, c.first_name as "firstName", c.last_name as "lastName", c.email, c.language
    from partner_people q join contacts c on c.organization_id = q.partner_id and c.id = q.contact_id
    where q.partner_id = ${grant.partnerId} and c.status = 'active'
      and (c.id = ${grant.contactId} and q.roles <> '{}' or q.roles && array['organization-administrator', 'business-executive'])
    order by (c.id = ${grant.contactId}) desc, c.last_name, c.first_name, c.id limit 1`)
}
