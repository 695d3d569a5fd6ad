import sql, { empty } from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { OrderRow } from '../billing/order-queries.ts'
import { type Addressee, letterTo } from '../identity/letter-to.ts'
import { listStaffToTell } from '../identity/staff-queries.ts'
import type { Tx } from '../platform/db.ts'
import type { Recipient } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow } from './quote-queries.ts'

/** So many licences have their files issued anew in one transaction. */
const licencesAtOnce = 50

/** Who looks after the customer's renewals: its own specialist, the territory's, or all those of the desk (REN-7). */
export function listSpecialistsToTell(tx: Tx, organizationId: string): Promise<Recipient[]> {
  const specialist = sql`(select app.specialist_of(${organizationId}))`
  return listStaffToTell(tx, sql`coalesce(m.id = ${specialist}, 'renewals-specialist' = any (m.roles))`)
}

/** The customer's people who may renew, whether or not they can sign in yet (ACC-5). */
export async function listBuyersToTell(tx: Tx, organizationId: string): Promise<Recipient[]> {
  const contacts = await tx.many<Addressee>(sql`
    select organization_id, id, first_name, last_name, email, language from contacts
    where organization_id = ${organizationId} and status = 'active' and not restricted
      and types && array['administrator', 'bill-to']
    order by created_at, id limit 50`)
  return contacts.map(letterTo)
}

/**
 * Whom a partner has learn what became of its quote: whoever made it, or else the grant's contact, or one of those who quote
 * there; only while they may quote for the customer (PAR-3, PAR-14). Null where nobody may.
 */
export async function findPartnerToTell(
  ctx: Ctx,
  { organization_id, id }: Pick<QuoteRow, 'organization_id' | 'id'>,
): Promise<{ partnerNumber: string; recipient: Recipient } | null> {
  const found = await ctx.tx.maybe<Addressee & { number: string }>(sql`
    select p.number, c.organization_id, c.id, c.first_name, c.last_name, c.email, c.language
    from quote_margins m
      join partners p on p.partner_id = m.partner_id and p.status = 'active'
      join advisor_grants g on g.organization_id = m.organization_id and g.partner_id = m.partner_id and 'quote' = any (g.scopes)
        and g.ended_at is null and g.starts_at <= ${ctx.now} and g.ends_at > ${ctx.now}
      join partner_people q on q.partner_id = m.partner_id
        and (q.roles && array['organization-administrator', 'business-executive', 'sales']
          or 'location-administrator' = any (q.roles) and q.location_id = g.location_id)
      join contacts c on c.organization_id = q.partner_id and c.id = q.contact_id and c.status = 'active' and not c.restricted
    where m.organization_id = ${organization_id} and m.quote_id = ${id}
    order by (c.id = m.contact_id) desc, (c.id = g.contact_id) desc, c.last_name, c.first_name, c.id limit 1`)
  return found && { partnerNumber: found.number, recipient: letterTo(found) }
}

/** The language of what a customer's files say beside their claims. */
export async function findCustomerLanguage(tx: Tx, organizationId: string): Promise<Language> {
  const { language } = await tx.one<{ language: Language }>(
    sql`select language from organizations where id = ${organizationId}`,
  )
  return language
}

/** The next licences of an order, in the order of their ids. */
export async function listLicencesOfOrder(tx: Tx, order: OrderRow, after: string | null): Promise<string[]> {
  const rows = await tx.many<{ licence_id: string }>(sql`
    select distinct licence_id from quote_lines
    where organization_id = ${order.organization_id} and quote_id = ${order.quote_id}
      ${after === null ? empty : sql`and licence_id > ${after}`}
    order by licence_id limit ${licencesAtOnce}`)
  return rows.map(({ licence_id }) => licence_id)
}

/** An advisor's person, and how many of the order's licences the advisor may see: it is told of no others. */
export type AdvisorToTell = { partnerNumber: string; count: number; recipient: Recipient }

/** The contact of each advisor that sees something of the order now. */
export async function listAdvisorsToTell(ctx: Ctx, order: OrderRow): Promise<AdvisorToTell[]> {
  const rows = await ctx.tx.many<Addressee & { number: string; count: number }>(sql`
    select p.number, c.organization_id, c.id, c.first_name, c.last_name, c.email, c.language, s.count
    from (
      select v.grant_id, v.partner_id, count(*)::int as count
      from quote_lines l join partner_licences v on v.organization_id = l.organization_id and v.licence_id = l.licence_id
        and v.starts_at <= ${ctx.now} and v.ends_at > ${ctx.now}
      where l.organization_id = ${order.organization_id} and l.quote_id = ${order.quote_id}
      group by v.grant_id, v.partner_id) s
    join advisor_grants g on g.organization_id = ${order.organization_id} and g.id = s.grant_id
    join partners p on p.partner_id = s.partner_id and p.status = 'active'
    join contacts c on c.organization_id = p.partner_id and c.id = g.contact_id and c.status = 'active' and not c.restricted
    order by p.number limit 100`)
  return rows.map((row) => ({ partnerNumber: row.number, count: row.count, recipient: letterTo(row) }))
}
