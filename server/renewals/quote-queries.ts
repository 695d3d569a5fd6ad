import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { ContactActor } from '../../contract/actor.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { likeLiteral } from '../../values/text.ts'
import { notFound } from '../access/permit.ts'
import type { OrderRow } from '../billing/order-queries.ts'
import { readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { type Walked, walkedPage } from '../platform/walked-queries.ts'
import type { QuoteInput } from '../pricing/quote-price-rules.ts'
import type { Sums } from './priced-rules.ts'

/** A quote as it is stored, its status as of today, with the names that every view of it shows. */
export type QuoteRow = {
  organization_id: string
  organization_number: OrganizationNumber
  organization_name: string
  id: string
  number: string
  revision: number
  status: QuoteView['status']
  label: string | null
  maker: QuoteView['maker']
  made_by: string
  priced_on: Day
  term_months: number | null
  common_end: Day | null
  /** Where it moves lines from one programme to another (REN-14). */
  from_programme_code: string | null
  from_programme_name: string | null
  to_programme_code: string | null
  to_programme_name: string | null
  currency: string
  schedule_code: string
  schedule_name: string
  schedule_version: number
  valid_until: Day
  line_count: number
  renewal_minor: number
  reinstatement_minor: number
  credit_minor: number
  total_minor: number
  purchase_order_number: string | null
  created_at: Instant
  sent_at: Instant | null
  sent_by: string | null
  superseded_by_id: string | null
  superseded_by_revision: number | null
  accepted_at: Instant | null
  accepted_by: string | null
  ended_at: Instant | null
  end_reason: string | null
  version: number
  order_id: string | null
  order_number: string | null
  order_status: OrderRow['status'] | null
  specialist_name: string | null
  specialist_email: string | null
  specialist_phone: string | null
}

/** So many quotes are walked for a page: a search that few of them meet goes on with the next. */
const walkMost = 5_000
/** Beyond this many quotes a count says "and more". */
const countMost = 10_000

/** REN-10: whether a quote has expired is asked of the database alone. */
export const statusToday = (ctx: Ctx): Sql => sql`app.quote_status(q.status, q.valid_until, ${ctx.today})`

/**
 * REN-10: a customer sees what its own people made and what it was sent; nobody tells it what is being prepared. A partner at
 * work for a customer sees its own quotes for it (REN-6).
 */
const shownTo = ({ actor, organization }: Pick<Ctx, 'actor' | 'organization'>): Sql => {
  if (actor.kind !== 'contact') return sql`true`
  if (organization?.id !== actor.organization.id)
    return sql`q.maker = 'partner' and q.partner_id = ${actor.organization.id}`
  return sql`(q.maker = 'customer' or q.sent_at is not null)`
}

/** What every view of a quote reads, from `rows` as `q`. */
export const quotes = (ctx: Ctx, rows: Sql = sql`quotes`): Sql => sql`
  q.organization_id, c.number as organization_number, c.legal_name as organization_name, q.id, q.number, q.revision,
  ${statusToday(ctx)} as status, q.label, q.maker, q.made_by, q.priced_on, q.term_months, q.common_end, q.currency,
  q.from_programme_code, q.to_programme_code, f.name as from_programme_name, t.name as to_programme_name,
  s.code as schedule_code, s.name as schedule_name, q.schedule_version, q.valid_until, q.line_count, q.renewal_minor,
  q.reinstatement_minor, q.credit_minor, q.total_minor, q.purchase_order_number, q.created_at, q.accepted_at, q.accepted_by,
  q.ended_at, q.end_reason, q.version, q.sent_at, q.sent_by, n.id as superseded_by_id, n.revision as superseded_by_revision, o.id as order_id, o.number as order_number, o.status as order_status,
  m.name as specialist_name, m.email as specialist_email, m.phone as specialist_phone
  from ${rows} q join organizations c on c.id = q.organization_id
    join price_schedules s on s.id = q.schedule_id
    left join programmes f on f.code = q.from_programme_code
    left join programmes t on t.code = q.to_programme_code
    left join orders o on o.organization_id = q.organization_id and o.quote_id = q.id
    left join lateral app.renewals_contact(c.id) m on true
    left join lateral (
      select id, revision from quotes
      where q.status = 'superseded' and number = q.number and organization_id = q.organization_id and revision > q.revision
        ${ctx.actor.kind === 'contact' ? sql`and sent_at is not null` : empty}
      order by sent_at desc nulls last, revision desc limit 1) n on true`

async function selectQuote(ctx: Ctx, id: string, lock: Sql): Promise<QuoteRow> {
  const found = await ctx.tx.maybe<QuoteRow>(sql`
    select ${quotes(ctx)} where q.organization_id = ${ctx.organization?.id ?? null} and q.id = ${id}
      and ${shownTo(ctx)} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A quote for the work that follows, which acts for no organization; null where it is gone. */
export function findQuoteOf(ctx: Ctx, organizationId: string, id: string): Promise<QuoteRow | null> {
  return ctx.tx.maybe<QuoteRow>(sql`select ${quotes(ctx)} where q.organization_id = ${organizationId} and q.id = ${id}`)
}

/** A quote of the organization acted for, or the answer for what is absent or not visible. */
export function findQuote(ctx: Ctx, id: string): Promise<QuoteRow> {
  return selectQuote(ctx, id, empty)
}

/** The same, locked: of two who accept or cancel it, the second is told of the first. */
export function takeQuote(ctx: Ctx, id: string): Promise<QuoteRow> {
  return selectQuote(ctx, id, sql`for no key update of q`)
}

/** All that a quote's prices follow from, as it was when they were made. */
export async function findQuoteInput(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<QuoteInput> {
  const { document } = await ctx.tx.one<{ document: QuoteInput }>(sql`
    select document from quotes where organization_id = ${organization_id} and id = ${id}`)
  return document
}

/**
 * An organization's quotes, the newest first, by number, purchase order or label and by status (REN-10). A page may hold fewer
 * than asked for and still have a next one.
 */
export async function listQuoteRows(
  ctx: Ctx,
  organizationId: string,
  filter: { q: string; status: readonly string[] },
  page: { after?: string | undefined; limit: number },
): Promise<Walked<QuoteRow>> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const behind = bounds ? sql`and (created_at, id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty
  const newest = sql`order by q.created_at desc, q.id desc`
  return walkedPage<QuoteRow, 'created_at' | 'id'>(ctx, {
    rows: (from, most) => sql`(
      select * from quotes where organization_id = ${organizationId} ${from} order by created_at desc, id desc limit ${most}) q`,
    behind,
    matching: sql`${shownTo(ctx)} ${searched(filter.q)}
      ${filter.status.length === 0 ? empty : sql`and ${statusToday(ctx)} in (${join(filter.status)})`}`,
    order: newest,
    read: (met) => sql`select ${quotes(ctx, met)} ${newest}`,
    columns: sql`q.created_at, q.id`,
    place: (row) => [row.created_at, row.id],
    ...{ walkMost, countMost, limit: page.limit },
  })
}

/** The beginning of a number, or any part of the name that somebody gave it. */
function searched(q: string): Sql {
  const typed = likeLiteral(q.trim().toLowerCase())
  if (typed === '') return empty
  return sql`and (lower(q.number) like ${`${typed}%`} or lower(q.purchase_order_number) like ${`${typed}%`}
    or lower(q.label) like ${`%${typed}%`})`
}

/** An open quote that has a membership among its lines. */
export type OpenQuote = { membershipId: string; id: string; number: string }

/** A few of the newest open quotes of each of these memberships. */
export function listOpenQuotesOf(
  ctx: Ctx,
  organizationId: string,
  membershipIds: readonly string[],
): Promise<OpenQuote[]> {
  return ctx.tx.many<OpenQuote>(sql`
    select asked.id as "membershipId", open.id, open.number from unnest(${membershipIds}::uuid[]) as asked(id)
    cross join lateral (
      select q.id, q.number from quote_lines l join quotes q on q.organization_id = l.organization_id and q.id = l.quote_id
      where l.organization_id = ${organizationId} and l.membership_id = asked.id
        and ${shownTo(ctx)} and ${statusToday(ctx)} in ('draft', 'approval-needed', 'sent')
      order by q.created_at desc, q.id desc limit 5) open`)
}

/** The buyer's name in the company that they act for: somebody may be called otherwise elsewhere. */
export async function findBuyerName(ctx: Ctx, { organization, contactId }: ContactActor): Promise<string> {
  const { name } = await ctx.tx.one<{ name: string }>(sql`
    select first_name || ' ' || last_name as name from contacts where organization_id = ${organization.id} and id = ${contactId}`)
  return name
}

/** What a new quote says besides its lines. */
export type NewQuote = Sums &
  Pick<
    QuoteRow,
    | 'organization_id'
    | 'id'
    | 'status'
    | 'maker'
    | 'label'
    | 'made_by'
    | 'priced_on'
    | 'term_months'
    | 'common_end'
    | 'from_programme_code'
    | 'to_programme_code'
    | 'currency'
    | 'schedule_version'
    | 'valid_until'
    | 'line_count'
  > & {
    schedule_id: string
    document: string
    /** Of which partner it is, where one made it. */
    partner_id?: string
    /** The number that it is the next version of, and which; null: a quote of its own. */
    revises: Pick<QuoteRow, 'number' | 'revision'> | null
  }

/** What a quote says of its price, whoever made it. */
export type StatedQuote = Omit<
  NewQuote,
  'organization_id' | 'id' | 'status' | 'maker' | 'label' | 'made_by' | 'partner_id' | 'revises'
>

/** Keeps a quote under the first number that is free; gives up where chance never finds one. */
export async function insertQuote(ctx: Ctx, quote: NewQuote): Promise<void> {
  for (let attempt = 1; attempt <= 20; attempt += 1) {
    const { number, revision } = quote.revises ?? { number: ctx.ids.quoteNumber(), revision: 1 }
    const kept = await ctx.tx.change(sql`
      insert into quotes (organization_id, id, number, revision, status, maker, partner_id, made_by, label, priced_on,
        term_months, common_end, from_programme_code, to_programme_code, currency, schedule_id, schedule_version, valid_until, line_count, renewal_minor, reinstatement_minor, credit_minor, total_minor,
        document, created_at)
      values (${quote.organization_id}, ${quote.id}, ${number}, ${revision}, ${quote.status}, ${quote.maker}, ${quote.partner_id ?? null},
        ${quote.made_by},
        ${quote.label}, ${quote.priced_on}, ${quote.term_months}, ${quote.common_end}, ${quote.from_programme_code}, ${quote.to_programme_code},
        ${quote.currency}, ${quote.schedule_id},
        ${quote.schedule_version}, ${quote.valid_until}, ${quote.line_count}, ${quote.renewalMinor}, ${quote.reinstatementMinor},
        ${quote.creditMinor}, ${quote.totalMinor}, ${quote.document}::jsonb, ${ctx.now})
      on conflict (number, revision) do nothing`)
    if (kept === 1) return
  }
  throw new Error('no quote number was free')
}

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

/** Names a quote. */
export async function saveLabel(ctx: Ctx, { organization_id, id }: QuoteKey, label: string | null): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set label = ${label}, version = version + 1 where organization_id = ${organization_id} and id = ${id}`)
}

/** Notes that a quote was accepted, under which purchase order. */
export async function saveAccepted(
  ctx: Ctx,
  { organization_id, id }: QuoteKey,
  accepted: { purchaseOrderNumber: string; by: string },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = 'accepted', purchase_order_number = ${accepted.purchaseOrderNumber}, accepted_at = ${ctx.now},
      accepted_by = ${accepted.by}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status in ('draft', 'sent')`)
}

/** Notes that the vendor has booked the order of a quote. */
export async function saveOrdered(ctx: Ctx, order: Pick<OrderRow, 'organization_id' | 'quote_id'>): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = 'ordered', version = version + 1
    where organization_id = ${order.organization_id} and id = ${order.quote_id} and status = 'accepted'`)
}

/** Ends a quote that nobody has accepted. */
export async function saveCancelled(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = 'cancelled', ended_at = ${ctx.now}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status in ('draft', 'approval-needed', 'sent')`)
}

/** Ends a quote whose order was cancelled. */
export async function saveOrderCancelled(
  ctx: Ctx,
  order: Pick<OrderRow, 'organization_id' | 'quote_id'>,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = 'cancelled', ended_at = ${ctx.now}, version = version + 1
    where organization_id = ${order.organization_id} and id = ${order.quote_id} and status = 'accepted'`)
}
