import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { PartnerStatus } from '../../contract/actor.ts'
import type { DealCredit } from '../../contract/deal-credits.ts'
import type { Instant } from '../../values/calendar.ts'
import { isOrganizationNumber, type OrganizationNumber } from '../../values/ids.ts'
import { behindPrefix, searchTerms, searchWords } from '../../values/search-words.ts'
import { sharedNow } from '../access/shared-customers.ts'
import { quotingEverywhere } from '../partner-renewals/acting-customer.ts'
import { cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { CreditSource, CreditState } from './deal-credit-rules.ts'

/** A credit with what the vendor's people read of it. */
export type CreditRow = {
  organization_id: string
  id: string
  customer_number: OrganizationNumber
  legal_name: string
  /** By which name the partner knows the customer. */
  customer_name: string | null
  programme_code: string
  programme_name: string
  partner_id: string
  partner_number: OrganizationNumber
  partner_name: string
  partner_status: PartnerStatus
  source: CreditSource
  quote_id: string | null
  quote_number: string | null
  reason: string | null
  given_by: string
  starts_at: Instant
  ends_at: Instant | null
  ended_because: NonNullable<DealCredit['ended']>['because'] | null
  end_reason: string | null
  ended_by: string | null
}

const credits = (rows: Sql): Sql => sql`
  select d.organization_id, d.id, c.number as customer_number, c.legal_name, d.customer_name, d.programme_code,
    m.name as programme_name, d.partner_id, p.number as partner_number, p.name as partner_name, p.status as partner_status, d.source, d.quote_id,
    d.quote_number, d.reason, d.given_by, d.starts_at, d.ends_at, d.ended_because, d.end_reason, d.ended_by
  from ${rows} d join organizations c on c.id = d.organization_id join programmes m on m.code = d.programme_code
    join partners p on p.partner_id = d.partner_id`

/** Makes everybody wait who decides about the same customer's credits. */
export async function holdCredits(tx: Tx, organizationId: string): Promise<void> {
  const name = `deal credits ${organizationId}`
  await tx.one(sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0)) is null as locked`)
}

/** Who holds the credit for a programme now. */
export function findHeld(tx: Tx, organizationId: string, programmeCode: string): Promise<CreditRow | null> {
  return tx.maybe<CreditRow>(sql`
    ${credits(sql`deal_credits`)} where d.organization_id = ${organizationId} and d.programme_code = ${programmeCode} and d.ends_at is null`)
}

/** What happened last to the credit for a programme. */
export async function findState(tx: Tx, organizationId: string, programmeCode: string): Promise<CreditState> {
  const held = await findHeld(tx, organizationId, programmeCode)
  if (held) return { held: { partnerId: held.partner_id, source: held.source, since: held.starts_at } }
  // None but the vendor leaves it to nobody.
  const { takenAt } = await tx.one<{ takenAt: Instant | null }>(sql`
    select max(ends_at) as "takenAt" from deal_credits
    where organization_id = ${organizationId} and programme_code = ${programmeCode}`)
  return takenAt === null ? null : { takenAt }
}

/** Makes an end of the credit that is held. */
export async function saveEnd(
  ctx: Ctx,
  { organization_id, id }: Pick<CreditRow, 'organization_id' | 'id'>,
  end: Pick<CreditRow, 'ended_because' | 'end_reason' | 'ended_by'> & { at: Instant },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update deal_credits set ends_at = ${end.at}, ended_because = ${end.ended_because}, end_reason = ${end.end_reason},
      ended_by = ${end.ended_by}
    where organization_id = ${organization_id} and id = ${id} and ends_at is null`)
}

/** What a new credit says. */
export type NewCredit = Pick<
  CreditRow,
  | 'organization_id'
  | 'programme_code'
  | 'partner_id'
  | 'source'
  | 'quote_id'
  | 'quote_number'
  | 'reason'
  | 'given_by'
  | 'starts_at'
>

/** Gives a partner the credit, under the name by which it knows the customer, at the place where that was let in. */
export async function insertCredit(ctx: Ctx, credit: NewCredit): Promise<void> {
  const { organization_id, partner_id } = credit
  const { name, place } = await ctx.tx.one<{ name: string | null; place: string | null }>(sql`
    select coalesce(
        (select c.name from partner_customers c
          where c.partner_id = ${partner_id} and c.organization_id = o.id and c.starts_at <= ${ctx.now} and c.ends_at > ${ctx.now}),
        (select d.customer_name from deal_credits d
          where d.organization_id = o.id and d.partner_id = ${partner_id} and d.customer_name is not null
          order by d.starts_at desc, d.id desc limit 1),
        case when ${credit.source}::text <> 'staff' then o.legal_name end) as name,
      (select g.location_id from advisor_grants g where g.organization_id = o.id and g.partner_id = ${partner_id}
        order by g.granted_at desc, g.id desc limit 1) as place
    from organizations o where o.id = ${organization_id}`)
  await ctx.tx.changeOne(sql`
    insert into deal_credits (organization_id, id, programme_code, partner_id, location_id, customer_name, customer_words, source,
      quote_id, quote_number, reason, given_by, starts_at)
    values (${organization_id}, ${ctx.ids.uuid()}, ${credit.programme_code}, ${partner_id}, ${place}, ${name}, ${searchWords(name)},
      ${credit.source}, ${credit.quote_id}, ${credit.quote_number}, ${credit.reason}, ${credit.given_by}, ${credit.starts_at})`)
}

/** The programmes for which somebody can hold a credit, those that have ended too: by name. */
export function listProgrammesToCredit(tx: Tx): Promise<{ code: string; name: string }[]> {
  return tx.many(sql`select code, name from programmes order by name, code limit 500`)
}

/** A partner that can be given the credit of a customer: any but the customer itself, whatever its standing. */
export function findCreditable(
  tx: Tx,
  organizationId: string,
  number: string,
): Promise<{ id: string; number: OrganizationNumber; name: string } | null> {
  return tx.maybe(sql`
    select partner_id as id, number, name from partners where number = ${number} and partner_id <> ${organizationId}`)
}

/** So many credits are walked for a page that is searched: what few of them meet goes on with the next. */
const walkMost = 2_000

type Position = Pick<CreditRow, 'starts_at' | 'organization_id' | 'id'>
type Page = { after?: string | undefined; limit: number }
type Filter = { q: string; state: 'held' | 'all' }

const newest = sql`order by d.starts_at desc, d.organization_id desc, d.id desc`
const positionOf = (row: Position) => [row.starts_at, row.organization_id, row.id]

function behind(page: Page): Sql {
  const bounds = readCursorOf(page.after, ['instant', 'id', 'id'])
  if (!bounds) return empty
  return sql`and (d.starts_at, d.organization_id, d.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid, ${bounds[2]}::uuid)`
}

const ofState = ({ state }: Pick<Filter, 'state'>): Sql => (state === 'held' ? sql`and d.ends_at is null` : empty)

/** A customer's credits, the newest first. */
export async function listCustomerCredits(
  ctx: Ctx,
  organizationId: string,
  filter: Pick<Filter, 'state'>,
  page: Page,
): Promise<{ rows: CreditRow[]; next: string | null }> {
  const rows = await ctx.tx.many<CreditRow>(sql`
    ${credits(sql`(
      select * from deal_credits d where d.organization_id = ${organizationId} ${ofState(filter)} ${behind(page)}
      ${newest} limit ${page.limit + 1})`)} ${newest}`)
  return pageFrom(rows, page.limit, positionOf)
}

/** What is walked along an index of a partner's credits, and what of it a search meets. */
async function pageOfPartner<Row extends Position>(
  ctx: Ctx,
  partnerId: string,
  filter: Filter,
  page: Page,
  { matching, columns, read }: { matching: Sql; columns: Sql; read: (rows: Sql) => Sql },
): Promise<{ rows: Row[]; next: string | null }> {
  const most = filter.q.trim() === '' ? page.limit + 1 : walkMost
  const walked = sql`(
    select ${columns} from deal_credits d where d.partner_id = ${partnerId} ${ofState(filter)} ${behind(page)} ${newest} limit ${most})`
  const met = sql`(select * from ${walked} d where ${matching} ${newest} limit ${page.limit + 1})`
  const rows = await ctx.tx.many<Row>(sql`${read(met)} ${newest}`)
  const found = pageFrom(rows, page.limit, positionOf)
  if (found.next !== null || most !== walkMost) return found
  const end = await ctx.tx.maybe<Position>(sql`
    select d.starts_at, d.organization_id, d.id from ${walked} d ${newest} offset ${walkMost - 1} limit 1`)
  return { ...found, next: end && cursorOf(positionOf(end)) }
}

/** A partner's credits for the vendor's people, the newest first, by the customer's number or the beginnings of its names' words. */
export function listCreditsOf(
  ctx: Ctx,
  partnerId: string,
  filter: Filter,
  page: Page,
): Promise<{ rows: CreditRow[]; next: string | null }> {
  const typed = filter.q.trim()
  const matching = isOrganizationNumber(typed)
    ? sql`d.organization_id = (select o.id from organizations o where o.number = ${typed})`
    : every(
        searchTerms(typed).map(
          (term) => sql`coalesce((select true from organization_words w
            where w.organization_id = d.organization_id and w.word >= ${term} and w.word < ${behindPrefix(term)} limit 1), false)`,
        ),
      )
  return pageOfPartner(ctx, partnerId, filter, page, { matching, columns: sql`*`, read: credits })
}

/** A credit as its partner reads it. */
export type OwnCreditRow = Pick<
  CreditRow,
  'organization_id' | 'id' | 'programme_code' | 'programme_name' | 'source' | 'quote_number'
> &
  Pick<CreditRow, 'reason' | 'starts_at' | 'ends_at' | 'end_reason' | 'customer_name'> & {
    /** Under which name and number the customer is seen, while it shares something. */
    seen_name: string | null
    seen_number: OrganizationNumber | null
  }

/**
 * The credits of the partner acted for, the newest first, by the beginnings of words of the name that each record has, or that
 * the customer has now, while it shares something.
 */
export function listOwnCreditRows(
  ctx: Ctx & { organization: { id: string } },
  filter: Filter,
  page: Page,
): Promise<{ rows: OwnCreditRow[]; next: string | null }> {
  const matching = every([
    ofOwnPlace(ctx),
    ...searchTerms(filter.q).map(
      (term) => sql`(exists (select from unnest(d.customer_words) w where starts_with(w, ${term}))
        or exists (select from partner_customer_words w where ${sharedNow(ctx, 'w')} and w.organization_id = d.organization_id
          and w.word >= ${term} and w.word < ${behindPrefix(term)}))`,
    ),
  ])
  const read = (rows: Sql): Sql => sql`
    select d.organization_id, d.id, d.programme_code, m.name as programme_name, d.source, d.quote_number, d.reason, d.starts_at,
      d.ends_at, d.end_reason, d.customer_name, c.name as seen_name, c.number as seen_number
    from ${rows} d join programmes m on m.code = d.programme_code
      left join lateral (
        select name, number from partner_customers c where ${sharedNow(ctx, 'c')} and c.organization_id = d.organization_id limit 1) c on true`
  const columns = sql`organization_id, id, programme_code, location_id, customer_name, customer_words, source, quote_number, reason, starts_at,
    ends_at, end_reason`
  return pageOfPartner(ctx, ctx.organization.id, filter, page, { matching, columns, read })
}

/** PAR-3: whoever runs a location, and prices and quotes in no other role, reads the credits of that location. */
function ofOwnPlace({ actor }: Pick<Ctx, 'actor'>): Sql {
  const partner = actor.kind === 'contact' ? actor.partner : null
  if (partner?.roles.some((role) => quotingEverywhere.includes(role))) return sql`true`
  return sql`d.location_id = ${partner?.location ?? null}`
}

function every(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`true` : join(conditions, ' and ')
}
