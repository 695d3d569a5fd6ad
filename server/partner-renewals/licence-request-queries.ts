import sql, { empty, type Sql } from 'sql-template-tag'
import type { licenceRequestStatuses } from '../../contract/partner-quotes.ts'
import { type Day, earliestToday, type Instant } from '../../values/calendar.ts'
import type { LicenceCode, OrganizationNumber } from '../../values/ids.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** A programme and a product, of which all licences are asked for. */
export type AskedCover = { programme: { code: string; name: string }; product: { code: string; name: string } }

/** A request as it is stored. */
export type LicenceRequestRow = {
  organization_id: string
  id: string
  partner_id: string
  quote_id: string
  covers: AskedCover[]
  missing_count: number
  asked_by: string
  asked_by_name: string
  asked_at: Instant
  status: (typeof licenceRequestStatuses)[number]
  decided_at: Instant | null
  decided_by: string | null
  version: number
}

const columns = sql`r.organization_id, r.id, r.partner_id, r.quote_id, r.covers, r.missing_count, r.asked_by, r.asked_by_name, r.asked_at,
  app.request_status(r.status, r.organization_id, r.quote_id, r.partner_id) as status, r.decided_at, r.decided_by, r.version`

/** The last request for what is missing of a quote. */
export function findLastRequest(
  ctx: Ctx,
  quote: { organization_id: string; id: string },
): Promise<LicenceRequestRow | null> {
  return ctx.tx.maybe<LicenceRequestRow>(sql`
    select ${columns} from licence_requests r where r.organization_id = ${quote.organization_id} and r.quote_id = ${quote.id}
    order by r.asked_at desc, (r.status = 'open') desc, r.id desc limit 1`)
}

/** Keeps a request; that none is open for the quote is known by its lock. */
export async function insertRequest(
  ctx: Ctx,
  request: Pick<
    LicenceRequestRow,
    'organization_id' | 'id' | 'partner_id' | 'quote_id' | 'covers' | 'missing_count' | 'asked_by' | 'asked_by_name'
  >,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into licence_requests (organization_id, id, partner_id, quote_id, covers, missing_count, asked_by, asked_by_name, asked_at)
    values (${request.organization_id}, ${request.id}, ${request.partner_id}, ${request.quote_id}, ${JSON.stringify(request.covers)}::jsonb,
      ${request.missing_count}, ${request.asked_by}, ${request.asked_by_name}, ${ctx.now})`)
}

/** Ends what is still asked for a quote, if anything is. */
export async function endRequestsOf(
  ctx: Ctx,
  quote: { organization_id: string; id: string },
  by: string,
): Promise<void> {
  await ctx.tx.change(sql`
    update licence_requests set status = 'ended', decided_at = ${ctx.now}, decided_by = ${by}, version = version + 1
    where organization_id = ${quote.organization_id} and quote_id = ${quote.id} and status = 'open'`)
}

/** Notes what the customer has decided. */
export async function saveDecision(
  ctx: Ctx,
  { organization_id, id }: Pick<LicenceRequestRow, 'organization_id' | 'id'>,
  status: 'agreed' | 'refused',
  by: string,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update licence_requests set status = ${status}, decided_at = ${ctx.now}, decided_by = ${by}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'open'`)
}

/** A request with the name of the partner that asks. */
export type NamedRequest = LicenceRequestRow & { partner_number: OrganizationNumber; partner_name: string }

const named = sql`
  select ${columns}, p.number as partner_number, p.name as partner_name
  from licence_requests r join partners p on p.partner_id = r.partner_id`

async function selectRequest(ctx: Ctx, id: string, lock: Sql): Promise<NamedRequest> {
  const found = await ctx.tx.maybe<NamedRequest>(sql`
    ${named} where r.organization_id = ${ctx.organization?.id ?? null} and r.id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A request to the organization acted for, or the answer for what is absent or not visible. */
export function findRequest(ctx: Ctx, id: string): Promise<NamedRequest> {
  return selectRequest(ctx, id, empty)
}

/** The same, locked: of two who decide, the second is told of the first. */
export function takeRequest(ctx: Ctx, id: string): Promise<NamedRequest> {
  return selectRequest(ctx, id, sql`for no key update of r`)
}

/** For the work that follows, which acts for no organization; null where it is gone. */
export function findRequestOf(ctx: Ctx, organizationId: string, id: string) {
  return ctx.tx.maybe<NamedRequest & { customer_number: OrganizationNumber; customer_name: string }>(sql`
    select ${columns}, p.number as partner_number, p.name as partner_name, o.number as customer_number, o.legal_name as customer_name
    from licence_requests r join partners p on p.partner_id = r.partner_id join organizations o on o.id = r.organization_id
    where r.organization_id = ${organizationId} and r.id = ${id}`)
}

/** A page of what was asked of a customer, the newest first. */
export async function listRequestRows(
  ctx: Ctx,
  organizationId: string,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: NamedRequest[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const rows = await ctx.tx.many<NamedRequest>(sql`
    ${named} where r.organization_id = ${organizationId}
      ${bounds ? sql`and (r.asked_at, r.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty}
    order by r.asked_at desc, r.id desc limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.asked_at, row.id])
}

/** A licence that was asked for. */
export type AskedLicence = {
  id: string
  code: LicenceCode
  product_name: string
  edition_name: string
  quantity: number
  ends_on: Day
}

/**
 * The licences that were asked for, can be renewed, and are not ticked in the grant: the first of them, by code. What was bought
 * since is not asked for (PAR-6).
 */
export function listAskedLicences(
  ctx: Ctx,
  { organization_id, covers, asked_at }: LicenceRequestRow,
  grantId: string | null,
  most: number,
): Promise<AskedLicence[]> {
  return ctx.tx.many<AskedLicence>(sql`
    select l.id, l.code, l.product_name, l.edition_name, l.quantity, max(m.ends_on) as ends_on
    from (select programme, product, app.priced_editions(${organization_id}, programme, product) as priced
        from unnest(${covers.map(({ programme }) => programme.code)}::text[], ${covers.map(({ product }) => product.code)}::text[]) as asked(programme, product)
        offset 0) c
      join licences l on l.organization_id = ${organization_id} and l.product_code = c.product and l.status = 'active'
        and l.end_order >= ${earliestToday(ctx.now)} and array[l.edition_code, ''] && c.priced and l.fulfilled_at <= ${asked_at}
      join memberships m on m.organization_id = l.organization_id and m.licence_id = l.id and m.programme_code = c.programme
        and m.order_id is null and m.ends_on >= ${ctx.today}
    where not exists (select from advisor_grant_licences t
      where t.organization_id = l.organization_id and t.grant_id = ${grantId} and t.licence_id = l.id)
    group by l.id, l.code, l.product_name, l.edition_name, l.quantity order by l.code collate "C" limit ${most}`)
}

/** The grant in force of the partner that asks; null where its access has ended. */
export async function findOpenAdvisor(
  ctx: Ctx,
  { organization_id, partner_id }: LicenceRequestRow,
): Promise<string | null> {
  const found = await ctx.tx.maybe<{ id: string }>(sql`
    select id from advisor_grants where organization_id = ${organization_id} and partner_id = ${partner_id} and ended_at is null
      and ends_at > ${ctx.now}`)
  return found?.id ?? null
}
