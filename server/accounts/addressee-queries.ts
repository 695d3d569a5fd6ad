import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { Day } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import type { ContactKey } from './contact-queries.ts'

/** Somebody whom letters go to. */
export type Addressee = ContactKey & { firstName: string; lastName: string; email: string; language: Language }

const addressee = sql`
  c.organization_id, c.id, c.first_name as "firstName", c.last_name as "lastName", c.email, c.language`

/** Those who can decide on a request for access: the unrestricted administrators. */
export function listDeciders(ctx: Ctx, { organization_id }: ContactKey): Promise<Addressee[]> {
  return ctx.tx.many<Addressee>(sql`
    select ${addressee} from contacts c
    where c.organization_id = ${organization_id} and 'administrator' = any (c.types) and not c.restricted and c.status = 'active'
    order by c.last_name, c.first_name, c.id limit 1000`)
}

/** Whoever asked, the unrestricted administrators, and those named; each once, and the active ones only. */
export function listAddressees(
  ctx: Ctx,
  request: { organization_id: string; contactId: string },
  others: readonly string[],
): Promise<Addressee[]> {
  return ctx.tx.many<Addressee>(sql`
    select ${addressee} from contacts c
    where c.organization_id = ${request.organization_id} and c.status = 'active'
      and (c.id = ${request.contactId} or c.id = any (${others}::uuid[])
        or ('administrator' = any (c.types) and not c.restricted))
    order by c.id limit 2000`)
}

/** A request whose notice has still to reach somebody, locked. */
export type Notice = {
  organization_id: string
  id: string
  contactName: string
  contactEmail: string
  waitsUntil: Day
  toldUpTo: string | null
  organization: string
  number: string
}

/** The request, unless it is decided already or everybody has been told. */
export function takeNotice(ctx: Ctx, organizationId: string, id: string): Promise<Notice | null> {
  return ctx.tx.maybe<Notice>(sql`
    select r.organization_id, r.id, r.contact_name as "contactName",
      r.contact_email as "contactEmail", r.waits_until as "waitsUntil", r.told_up_to as "toldUpTo",
      o.legal_name as organization, o.number
    from recovery_requests r join organizations o on o.id = r.organization_id
    where r.organization_id = ${organizationId} and r.id = ${id} and r.status = 'waiting' and r.told_at is null
    for no key update of r`)
}

/** The next of the company's active contacts who have not been told. */
export function listToTell(ctx: Ctx, notice: Notice, most: number): Promise<Addressee[]> {
  return ctx.tx.many<Addressee>(sql`
    select ${addressee} from contacts c
    where c.organization_id = ${notice.organization_id} and c.status = 'active'
      and ${notice.toldUpTo === null ? sql`true` : sql`c.id > ${notice.toldUpTo}`}
    order by c.id limit ${most}`)
}

/** Notes up to whom the contacts have been told; with `isLast`, that all have. */
export async function saveTold(ctx: Ctx, notice: Notice, upTo: string | null, isLast: boolean): Promise<void> {
  await ctx.tx.changeOne(sql`
    update recovery_requests set told_up_to = ${upTo}, told_at = ${isLast ? ctx.now : null}
    where organization_id = ${notice.organization_id} and id = ${notice.id} and told_at is null`)
}
