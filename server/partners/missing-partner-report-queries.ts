import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'

/** A partner that a customer misses in the list. */
export type MissingPartner = {
  organization_id: string
  id: string
  contactId: string
  name: string
  country: string
  note: string | null
}

/** Keeps what a customer misses, until a partner manager has settled it. */
export async function insertMissingPartner(ctx: Ctx, missing: MissingPartner): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into missing_partners (organization_id, id, contact_id, name, country, note, created_at)
    values (${missing.organization_id}, ${missing.id}, ${missing.contactId}, ${missing.name}, ${missing.country},
      ${missing.note}, ${ctx.now})`)
}

/** The same with who misses it, for the letter. */
export type MissedPartner = Pick<MissingPartner, 'name' | 'country' | 'note'> & {
  customerName: string
  customerNumber: string
  contactName: string
  contactEmail: string
}

/** A report that nobody has settled yet; null where it has been. */
export function findMissingPartner(ctx: Ctx, organizationId: string, id: string): Promise<MissedPartner | null> {
  return ctx.tx.maybe<MissedPartner>(sql`
    select m.name, m.country, m.note, o.legal_name as "customerName", o.number as "customerNumber",
      c.first_name || ' ' || c.last_name as "contactName", c.email as "contactEmail"
    from missing_partners m join organizations o on o.id = m.organization_id
      join contacts c on c.organization_id = m.organization_id and c.id = m.contact_id
    where m.organization_id = ${organizationId} and m.id = ${id} and m.settled_at is null`)
}
