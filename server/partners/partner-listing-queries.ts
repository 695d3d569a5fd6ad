import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { PartnerListing } from '../../contract/advisors.ts'
import { behindPrefix } from '../../values/search-words.ts'
import { cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'

/** A partner's listed location, with what the listing is kept by. */
export type ListingRow = PartnerListing & { partnerId: string; word: string }

/** What partners are looked for by: words of their names, as beginnings; without any, all of the country are meant. */
export type ListingFilter = { country: string; state: string | null; terms: readonly string[] }

/** Who looks does not find their own company. */
type Seeker = { organizationId: string }

/** So many listings are walked for one page at most: words that many have and few together must not cost more. */
export const walkMost = 1_000
/** Most pages are full after so many times their length; only then is all of `walkMost` worth its while. */
const walkFirst = 4
/** How far a word's listings are counted to tell which word is the rarest. */
const rarestMost = 1_000

/** What is shown of a place `c`, which is its listing under the empty word. */
const columns = raw(`
  c.partner_id as "partnerId", c.number as "partnerNumber", c.name, c.location_id as "locationId", c.location_name as "locationName",
  c.country, c.state, c.city, c.phone, c.web_address as "webAddress",
  case when v.code is not null then json_build_object('code', v.code, 'name', v.name, 'rank', v.rank) end as level`)

const levels = raw('left join partner_levels v on v.code = c.level_code')

type Key = { word: string; name: string; partnerId: string; locationId: string }

/**
 * A page of the partners that a customer finds, and where the next begins. The rarest word leads along its index; the other
 * words, the state and other words with the same beginning are asked for each listing, so nothing is counted or sorted. A
 * page may hold fewer than asked for and still have a next one, where much had to be walked for little.
 */
export async function listListings(
  ctx: Ctx,
  seeker: Seeker,
  filter: ListingFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: ListingRow[]; next: string | null }> {
  const terms = await rarestFirst(ctx, filter)
  const bounds = readCursorOf(page.after, ['text', 'text', 'id', 'id'])
  // Of several words few listings have all: walked for in two goes, a page would be asked for twice more often than not.
  const most = terms.length > 1 ? walkMost : walkFirst * page.limit
  const near = await walkPage(ctx, seeker, { filter, terms, bounds, limit: page.limit, most })
  const left = page.limit - near.rows.length
  if (near.end === null || left === 0 || most === walkMost) return near
  const far = await walkPage(ctx, seeker, { filter, terms, bounds: near.end, limit: left, most: walkMost })
  return { rows: [...near.rows, ...far.rows], next: far.next }
}

type Walk = {
  filter: ListingFilter
  terms: readonly string[]
  bounds: string[] | null
  limit: number
  most: number
}

/** What a walk of at most so many listings comes to, and where it ended if it neither filled the page nor met the last one. */
async function walkPage(ctx: Ctx, seeker: Seeker, { filter, terms, bounds, limit, most }: Walk) {
  const walk = walkFrom(filter, terms[0], bounds, most)
  const rows = await ctx.tx.many<ListingRow>(sql`
    select ${columns}, w.word from (${walk}) w
      join partner_listings c on c.partner_id = w.partner_id and c.location_id = w.location_id and c.word = '' ${levels}
    where w.partner_id <> ${seeker.organizationId} and ${others(terms, filter)}
    order by w.word, w.name, w.partner_id, w.location_id limit ${limit + 1}`)
  const found = pageFrom(rows, limit, keyOf)
  if (found.next !== null) return { ...found, end: null }
  const end = await ctx.tx.maybe<Key>(sql`
    select w.word, w.name, w.partner_id as "partnerId", w.location_id as "locationId" from (${walk}) w
    order by w.word, w.name, w.partner_id, w.location_id offset ${most - 1}`)
  return { ...found, next: end && cursorOf(keyOf(end)), end: end && keyOf(end) }
}

function keyOf({ word, name, partnerId, locationId }: Key): string[] {
  return [word, name, partnerId, locationId]
}

/** The listings in the order of an index, from the cursor on. Without a word each location stands there once. */
function walkFrom(
  { country, state }: ListingFilter,
  term: string | undefined,
  bounds: string[] | null,
  most: number,
): Sql {
  const words = term === undefined ? sql`w.word = ''` : sql`w.word >= ${term} and w.word < ${behindPrefix(term)}`
  const after = bounds
    ? sql`and (w.word, w.name, w.partner_id, w.location_id) > (${bounds[0]}, ${bounds[1]}, ${bounds[2]}::uuid, ${bounds[3]}::uuid)`
    : empty
  return sql`
    select w.word, w.name, w.partner_id, w.location_id, w.state from partner_listings w
    where w.country = ${country} and ${words} ${term === undefined && state !== null ? sql`and w.state = ${state}` : empty} ${after}
    order by w.word, w.name, w.partner_id, w.location_id limit ${most}`
}

/**
 * Each location once, by the first of its words that begin so; and it has the other words and lies in the state. Words are
 * looked up for each listing walked: asked as `exists`, a common word would be read as a whole to be compared with few.
 */
function others([first, ...rest]: readonly string[], { state }: ListingFilter): Sql {
  const found = (from: string, to: string | Sql): Sql => sql`(
    select true from partner_listings o where o.partner_id = w.partner_id and o.location_id = w.location_id
      and o.word >= ${from} and o.word < ${to} limit 1)`
  return join(
    [
      sql`true`,
      ...(state === null ? [] : [sql`w.state = ${state}`]),
      ...rest.map((term) => found(term, behindPrefix(term))),
      ...(first === undefined ? [] : [sql`${found(first, raw('w.word'))} is null`]),
    ],
    ' and ',
  )
}

/** The words with the rarest before the others, judged by a count that stops early. */
async function rarestFirst(ctx: Ctx, { country, terms }: ListingFilter): Promise<readonly string[]> {
  if (terms.length < 2) return terms
  const counts = terms.map(
    (term, index) => sql`
      select ${index}::integer as index, (select count(*) from (select from partner_listings
        where country = ${country} and word >= ${term} and word < ${behindPrefix(term)} limit ${rarestMost}) as counted) as count`,
  )
  const ranked = await ctx.tx.many<{ index: number }>(sql`${join(counts, ' union all ')} order by count, index`)
  return ranked.flatMap(({ index }) => terms[index] ?? [])
}

/** The states that partners of a country name, found by stepping from one to the next in an index. */
export async function listStates(ctx: Ctx, country: string): Promise<string[]> {
  const rows = await ctx.tx.many<{ state: string }>(sql`
    with recursive steps as (
      (select state from partner_listings where country = ${country} and word = '' and state is not null order by state limit 1)
      union all
      select (select state from partner_listings where country = ${country} and word = '' and state > steps.state order by state limit 1)
      from steps where steps.state is not null)
    select state from steps where state is not null limit 200`)
  return rows.map(({ state }) => state)
}

/** Names a partner by its number or, in what was chosen before, by its id. */
export type PartnerKey = { number: string } | { id: string }

function isPartner(key: PartnerKey): Sql {
  return 'id' in key ? sql`p.partner_id = ${key.id}` : sql`p.number = ${key.number}`
}

/**
 * A partner's location as customers find it now: the one named, or else the first of its places, those in the country
 * before others. Null where there is none (any more).
 */
export function findListing(
  ctx: Ctx,
  seeker: Seeker,
  wanted: { partner: PartnerKey; locationId?: string | undefined; country?: string | null },
): Promise<ListingRow | null> {
  return ctx.tx.maybe<ListingRow>(sql`
    select ${columns}, c.word from partners p
      join partner_listings c on c.partner_id = p.partner_id and c.word = ''
      join partner_locations l on l.partner_id = c.partner_id and l.id = c.location_id ${levels}
    where ${isPartner(wanted.partner)} and p.partner_id <> ${seeker.organizationId}
      ${wanted.locationId === undefined ? empty : sql`and c.location_id = ${wanted.locationId}`}
    order by (l.country = ${wanted.country ?? null}) is true desc, (l.kind = 'headquarters') desc, l.city, l.id limit 1`)
}

/** A partner that a customer finds now, or that it let in once; null where it is neither. */
export function findKnownPartner(
  ctx: Ctx,
  seeker: Seeker,
  number: string,
): Promise<{ id: string; name: string } | null> {
  return ctx.tx.maybe(sql`
    select p.partner_id as id, p.name from partners p
    where p.number = ${number} and p.partner_id <> ${seeker.organizationId}
      and (exists (select from partner_listings w where w.partner_id = p.partner_id and w.word = '')
        or exists (select from advisor_grants g where g.organization_id = ${seeker.organizationId} and g.partner_id = p.partner_id))`)
}
