import sql, { empty, type Sql } from 'sql-template-tag'
import type { ContactType } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import type { reminderRecipients } from '../../contract/reminders.ts'
import { type Day, earliestToday } from '../../values/calendar.ts'
import type { Addressee } from '../identity/letter-to.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { Place } from '../pricing/pricing-queries.ts'
import type { DueGroup, ReminderSpan } from './reminder-rules.ts'

/** Who can get reminders. */
export type RecipientKind = (typeof reminderRecipients)[number]

/** What a company gets that has set nothing (REN-16). */
export const deliveredRecipients: readonly RecipientKind[] = ['bill-to', 'ship-to', 'advisor']

/** So many contacts of one company are told at most, those whom bills go to first. */
const contactsMost = 100

/** Through which day everybody has been told before today, or today; null: never yet. */
export async function findLastReminderDay(tx: Tx): Promise<Day | null> {
  const { last } = await tx.one<{ last: Day | null }>(sql`select max(day) as last from reminder_days`)
  return last
}

/** Notes that everybody has been told through a day. */
export async function saveReminderDay(ctx: Ctx, day: Day): Promise<void> {
  await ctx.tx.change(sql`
    insert into reminder_days (day, finished_at) values (${day}, ${ctx.now}) on conflict do nothing`)
}

/** A company whose lines are looked at: where it buys, whom it asks, whom it wants told, and when it was told last. */
export type RemindedCompany = Place & {
  id: string
  number: string
  name: string
  recipients: RecipientKind[]
  toldOn: Day | null
  specialistName: string | null
  specialistEmail: string | null
  specialistPhone: string | null
}

/** The next companies in the order of their ids. One that has closed is not reminded of anything. */
export function listCompaniesToRemind(
  ctx: Ctx,
  span: ReminderSpan,
  page: { after: string | undefined; limit: number },
): Promise<RemindedCompany[]> {
  return ctx.tx.many<RemindedCompany>(sql`
    select o.id, o.number, o.legal_name as name, o.region, o.country, coalesce(s.recipients, ${deliveredRecipients}) as recipients,
      (select max(r.day) from renewal_reminders r where r.organization_id = o.id and r.day > ${span.since}) as "toldOn",
      m.first_name || ' ' || m.last_name as "specialistName", m.email as "specialistEmail", m.phone as "specialistPhone"
    from organizations o left join reminder_settings s on s.organization_id = o.id
      left join staff_members m on m.id = app.specialist_of(o.id)
    where o.status = 'active' ${page.after ? sql`and o.id > ${page.after}` : empty}
    order by o.id limit ${page.limit}`)
}

/** Lines that are due together, as a company sees them, or as one of its advisors does. */
export type DueRow = DueGroup & {
  organization_id: string
  /** Null: all of the company's. */
  grant_id: string | null
  ends_on: Day
  programme_code: string
  product_code: string
  edition_code: string
}

/** Open quotes that have a membership, among those of a kind. */
function openQuotes(ctx: Ctx, membership: Sql, kind: Sql): Sql {
  return sql`select from quote_lines n join quotes q on q.organization_id = n.organization_id and q.id = n.quote_id
    where n.organization_id = ${membership}.organization_id and n.membership_id = ${membership}.id and ${kind}
      and app.quote_status(q.status, q.valid_until, ${ctx.today}) in ('draft', 'approval-needed', 'sent')`
}

/**
 * What these companies have that ends on one of the days, is in force, and is in no open quote or order; counted by product,
 * for the company and for each of its advisors, of what that may see. A quote stops reminders of those who can see it: what a
 * partner or the desk has not sent yet leaves the customer without any other word.
 */
export function listDueRows(ctx: Ctx, organizationIds: readonly string[], ends: readonly Day[]): Promise<DueRow[]> {
  return ctx.tx.many<DueRow>(sql`
    with due as materialized (
      select m.organization_id, m.id, m.licence_id, m.ends_on, m.programme_code, p.name as programme_name, l.product_code, l.product_name,
        l.edition_code, l.edition_name, l.code
      from memberships m
        join programmes p on p.code = m.programme_code and p.status = 'offered'
        join licences l on l.organization_id = m.organization_id and l.id = m.licence_id
      where m.organization_id = any (${organizationIds}) and m.ends_on = any (${ends}) and m.order_id is null
        and l.status = 'active' and l.hidden_at is null and l.end_order >= ${earliestToday(ctx.now)}
        and not exists (${openQuotes(ctx, sql`m`, sql`(q.maker = 'customer' or q.sent_at is not null)`)})),
    seen as (
      select null::uuid as grant_id, due.* from due
      union all
      select v.grant_id, due.* from due join partner_licences v
        on v.organization_id = due.organization_id and v.licence_id = due.licence_id
          and v.starts_at <= ${ctx.now} and v.ends_at > ${ctx.now}
          and not exists (${openQuotes(ctx, sql`due`, sql`q.partner_id = v.partner_id`)}))
    select organization_id, grant_id, ends_on, ends_on as "endsOn", programme_code, programme_name as "programmeName", product_code,
      product_name as "productName", edition_code, edition_name as "editionName", count(*)::int as count, min(code) as code
    from seen
    group by organization_id, grant_id, ends_on, programme_code, programme_name, product_code, product_name, edition_code, edition_name`)
}

/** Somebody who is told: a contact of the company, or an advisor's. */
export type ReminderReader = Addressee & {
  /** Whose lines it is about. */
  customer_id: string
  /** Null: one of the company's own people. */
  grant_id: string | null
  types: ContactType[]
  partnerNumber: string | null
  partnerName: string | null
  language: Language
}

/** The contacts of these companies that get reminders: active, unrestricted, and of a type that is set. */
export function listContactsToRemind(tx: Tx, organizationIds: readonly string[]): Promise<ReminderReader[]> {
  return tx.many<ReminderReader>(sql`
    select c.organization_id as customer_id, null::uuid as grant_id, null as "partnerNumber", null as "partnerName", c.*
    from unnest(${organizationIds}::uuid[]) as asked(id)
      left join reminder_settings s on s.organization_id = asked.id
      cross join lateral (
        select organization_id, id, first_name, last_name, email, language, types from contacts
        where organization_id = asked.id and status = 'active' and not restricted
          and types && coalesce(s.recipients, ${deliveredRecipients})
        order by 'bill-to' = any (types) desc, created_at, id limit ${contactsMost}) c
    order by c.organization_id, c.id`)
}

/** The person that each of these grants is with, where the partner and they are active and have a role there (PAR-6). */
export function listAdvisorsToRemind(tx: Tx, grantIds: readonly string[]): Promise<ReminderReader[]> {
  return tx.many<ReminderReader>(sql`
    select g.organization_id as customer_id, g.id as grant_id, p.number as "partnerNumber", p.name as "partnerName",
      c.organization_id, c.id, c.first_name, c.last_name, c.email, c.language, c.types
    from advisor_grants g
      join partners p on p.partner_id = g.partner_id and p.status = 'active'
      join organizations o on o.id = g.partner_id and o.status = 'active'
      join contacts c on c.organization_id = g.partner_id and c.id = g.contact_id and c.status = 'active' and not c.restricted
      join partner_people q on q.partner_id = g.partner_id and q.contact_id = g.contact_id and q.roles <> '{}'
    where g.id = any (${grantIds})
    order by g.organization_id, c.id`)
}

/** A digest that goes out. */
export type ReminderRow = {
  customerId: string
  contactId: string
  partnerName: string | null
  recipientName: string
  lineCount: number
  firstEndsOn: Day
  lastEndsOn: Day
}

/** Notes digests of a day; tells the company and contact of those that had not been noted before (REN-16). */
export function insertReminders(
  tx: Tx,
  day: Day,
  rows: readonly ReminderRow[],
): Promise<{ customerId: string; contactId: string }[]> {
  const each = <T>(of: (row: ReminderRow) => T): T[] => rows.map(of)
  return tx.many(sql`
    insert into renewal_reminders (organization_id, day, contact_id, partner_name, recipient_name, line_count, first_ends_on,
      last_ends_on)
    select organization_id, ${day}, contact_id, partner_name, recipient_name, line_count, first_ends_on, last_ends_on
    from unnest(${each(({ customerId }) => customerId)}::uuid[], ${each(({ contactId }) => contactId)}::uuid[],
      ${each(({ partnerName }) => partnerName)}::text[], ${each(({ recipientName }) => recipientName)}::text[],
      ${each(({ lineCount }) => lineCount)}::int[], ${each(({ firstEndsOn }) => firstEndsOn)}::date[],
      ${each(({ lastEndsOn }) => lastEndsOn)}::date[])
      as t (organization_id, contact_id, partner_name, recipient_name, line_count, first_ends_on, last_ends_on)
    on conflict do nothing
    returning organization_id as "customerId", contact_id as "contactId"`)
}
