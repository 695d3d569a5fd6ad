import sql, { empty, type Sql } from 'sql-template-tag'
import { ratesMost } from '../../contract/price-rules.ts'
import type { RateLineView } from '../../contract/pricing.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import { wordsIn } from './programme-queries.ts'
import type { Rate } from './schedule-rules.ts'

/** Which version of which schedule. */
export type VersionKey = { id: string; number: number }

/** One price of a version. A blank edition: every one that has no price of its own. */
export type RateRow = Rate & { programmeCode: string; productCode: string; editionCode: string }

/** Keyed by product, edition and programme, as the rows are. */
const order = sql`r.product_code, r.edition_code, r.programme_code`

const named = sql`json_build_object('code', g.code, 'name', g.name) as programme,
  json_build_object('code', r.product_code, 'name', coalesce(p.name, r.product_code)) as product,
  case when r.edition_code <> '' then json_build_object('code', r.edition_code, 'name', coalesce(e.name, r.edition_code)) end
    as edition, r.yearly_minor as "yearlyMinor", r.terms`

const joined = (rows: Sql = sql`price_rates`): Sql => sql`${rows} r join programmes g on g.code = r.programme_code
  left join products p on p.code = r.product_code
  left join editions e on e.product_id = p.id and e.code = r.edition_code`

const text = sql`r.product_code || ' ' || coalesce(p.name, '') || ' ' || coalesce(e.name, '') || ' ' || r.edition_code || ' ' ||
  g.code || ' ' || g.name`

/** A page of the rates of a version in words, and how many match. */
export async function listRateLines(
  tx: Tx,
  of: VersionKey,
  filter: { q: string; after?: string | undefined; limit: number },
): Promise<{ rows: RateLineView[]; next: string | null; count: number }> {
  const bounds = readCursorOf(filter.after, ['text', 'text', 'text'])
  const isSearch = filter.q.trim() !== ''
  const ofVersion = sql`r.schedule_id = ${of.id} and r.schedule_version = ${of.number}`
  const matching = isSearch
    ? sql`${joined()} where ${ofVersion} and ${wordsIn(filter.q, text)}`
    : sql`price_rates r where ${ofVersion}`
  const { count } = await tx.one<{ count: number }>(sql`select count(*) as count from ${matching}`)
  // Names are looked up for the page alone, unless they are what is searched.
  const found = sql`(select r.* from ${matching}
      ${bounds ? sql`and (${order}) > (${bounds[0]}, ${bounds[1]}, ${bounds[2]})` : empty}
    order by ${order} limit ${filter.limit + 1})`
  const rows = await tx.many<RateLineView>(sql`select ${named} from ${joined(found)} order by ${order}`)
  const page = pageFrom(rows, filter.limit, (row) => [row.product.code, row.edition?.code ?? '', row.programme.code])
  return { ...page, count }
}

/** All rates of a version in words, for a file; their number is bounded where they are imported. */
export function listAllRateLines(tx: Tx, of: VersionKey): Promise<RateLineView[]> {
  return tx.many<RateLineView>(sql`
    select ${named} from ${joined()} where r.schedule_id = ${of.id} and r.schedule_version = ${of.number}
    order by ${order} limit ${ratesMost}`)
}

/** All rates of a version. */
export function listAllRates(tx: Tx, of: VersionKey): Promise<RateRow[]> {
  return tx.many<RateRow>(sql`
    select r.programme_code as "programmeCode", r.product_code as "productCode", r.edition_code as "editionCode",
      r.yearly_minor as "yearlyMinor", r.terms
    from price_rates r where r.schedule_id = ${of.id} and r.schedule_version = ${of.number} order by ${order} limit ${ratesMost}`)
}

/** Which of these products there are, with their editions. */
export function listEditions(tx: Tx, codes: readonly string[]): Promise<{ code: string; editions: string[] }[]> {
  return tx.many(sql`
    select p.code, array(select e.code from editions e where e.product_id = p.id) as editions
    from products p where p.code = any (${codes})`)
}

/** Adds rates to a version, or writes anew those that it has. */
export async function writeRates(tx: Tx, of: VersionKey, rates: readonly RateRow[]): Promise<void> {
  await tx.change(sql`
    insert into price_rates (schedule_id, schedule_version, programme_code, product_code, edition_code, yearly_minor, terms)
    select ${of.id}, ${of.number}, "programmeCode", "productCode", "editionCode", "yearlyMinor", terms
    from jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as given ("programmeCode" text, "productCode" text,
      "editionCode" text, "yearlyMinor" bigint, terms jsonb)
    on conflict (schedule_id, schedule_version, product_code, edition_code, programme_code)
      do update set yearly_minor = excluded.yearly_minor, terms = excluded.terms`)
}

/** Takes rates out of a version. */
export async function deleteRates(tx: Tx, of: VersionKey, rates: readonly RateRow[]): Promise<void> {
  await tx.change(sql`
    delete from price_rates r using jsonb_to_recordset(${JSON.stringify(rates)}::jsonb) as given ("programmeCode" text,
      "productCode" text, "editionCode" text)
    where r.schedule_id = ${of.id} and r.schedule_version = ${of.number} and r.programme_code = given."programmeCode"
      and r.product_code = given."productCode" and r.edition_code = given."editionCode"`)
}

/** How the yearly prices of a version differ from those of another of its schedule. */
export function compareRates(
  tx: Tx,
  id: string,
  from: number,
  to: number,
): Promise<{ added: number; raised: number; lowered: number; removed: number }> {
  return tx.one(sql`
    with former as (select * from price_rates where schedule_id = ${id} and schedule_version = ${from}),
      latter as (select * from price_rates where schedule_id = ${id} and schedule_version = ${to})
    select count(*) filter (where f.product_code is null) as added, count(*) filter (where l.product_code is null) as removed,
      count(*) filter (where l.yearly_minor > f.yearly_minor) as raised,
      count(*) filter (where l.yearly_minor < f.yearly_minor) as lowered
    from former f full join latter l using (product_code, edition_code, programme_code)`)
}
