import sql, { empty } from 'sql-template-tag'
import type { InputOf, OutputOf } from '../../contract/endpoint.ts'
import type { PriceScheduleView, pricing } from '../../contract/pricing.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { wordsIn } from './programme-queries.ts'

/** A price schedule, as it is stored. */
export type Schedule = Omit<PriceScheduleView, 'versions' | 'actions'> & { id: string }
type ScheduleLine = OutputOf<typeof pricing.listPriceSchedules>['items'][number]
type VersionLine = PriceScheduleView['versions'][number]

const columns = sql`s.id, s.code, s.name, s.region, s.currency, s.countries`

/** A page of price schedules by code. */
export async function listScheduleLines(
  tx: Tx,
  filter: InputOf<typeof pricing.listPriceSchedules>,
  today: Day,
): Promise<{ rows: ScheduleLine[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['text'])
  const version = sql`json_build_object('number', v.number, 'validFrom', v.valid_from) from price_schedule_versions v
    where v.schedule_id = s.id and v.status = 'published'`
  const rows = await tx.many<ScheduleLine>(sql`
    select s.code, s.name, s.region, s.currency, s.countries,
      (select ${version} and v.valid_from <= ${today} order by v.valid_from desc limit 1) as current,
      (select ${version} and v.valid_from > ${today} order by v.valid_from limit 1) as next,
      (select v.number from price_schedule_versions v where v.schedule_id = s.id and v.status = 'draft') as draft
    from price_schedules s
    where ${wordsIn(filter.q, sql`s.code || ' ' || s.name || ' ' || s.region || ' ' || s.currency`)}
      ${bounds ? sql`and s.code > ${bounds[0]}` : empty}
    order by s.code limit ${filter.limit + 1}`)
  return pageFrom(rows, filter.limit, (row) => [row.code])
}

/** The price schedule of this code, or null. */
export function findSchedule(tx: Tx, code: string): Promise<Schedule | null> {
  return tx.maybe<Schedule>(sql`select ${columns} from price_schedules s where s.code = ${code}`)
}

/** The same, locked: versions of it are begun, published and thrown away one after the other. */
export function takeSchedule(tx: Tx, code: string): Promise<Schedule | null> {
  return tx.maybe<Schedule>(sql`select ${columns} from price_schedules s where s.code = ${code} for no key update`)
}

/** Waits until nobody else adds a schedule, so that no country gets two. */
export async function lockSchedules(tx: Tx): Promise<void> {
  await tx.one(sql`select pg_advisory_xact_lock(hashtextextended('price schedules', 0)) is null as locked`)
}

/** The schedule of a region that is for one of these countries already; for no countries, the one of all others. */
export function findRival(
  tx: Tx,
  { region, countries }: Pick<Schedule, 'region' | 'countries'>,
): Promise<{ code: string; country: string | null } | null> {
  return tx.maybe(sql`
    select s.code, (select c from unnest(s.countries) c where c = any (${countries}) order by c limit 1) as country
    from price_schedules s
    where s.region = ${region}
      and (s.countries && ${countries} or s.countries = '{}' and cardinality(${countries}::text[]) = 0)
    order by s.code limit 1`)
}

/** Adds a price schedule. */
export async function insertSchedule(ctx: Ctx, schedule: Schedule): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into price_schedules (id, code, name, region, currency, countries, created_at)
    values (${schedule.id}, ${schedule.code}, ${schedule.name}, ${schedule.region}, ${schedule.currency}, ${schedule.countries},
      ${ctx.now})`)
}

/** Its versions, the newest first; a schedule gets a few in a year. */
export async function listVersions(tx: Tx, scheduleId: string): Promise<VersionLine[]> {
  type Row = Omit<VersionLine, 'published'> & { publishedAt: Instant | null; publishedBy: string | null }
  const rows = await tx.many<Row>(sql`
    select v.number, v.status, v.valid_from as "validFrom", v.rules ->> 'method' as method,
      case when v.status = 'published' then (select min(n.valid_from) - 1 from price_schedule_versions n
        where n.schedule_id = v.schedule_id and n.status = 'published' and n.valid_from > v.valid_from) end as "lastDay",
      (select count(*) from price_rates r where r.schedule_id = v.schedule_id and r.schedule_version = v.number) as "rateCount",
      v.published_at as "publishedAt", v.published_by as "publishedBy"
    from price_schedule_versions v where v.schedule_id = ${scheduleId} order by v.number desc limit 200`)
  return rows.map(({ publishedAt, publishedBy, ...row }) => ({
    ...row,
    published: publishedOf(publishedAt, publishedBy),
  }))
}

/** When a version was published and by whom; null for a draft. */
export function publishedOf(at: Instant | null, by: string | null): VersionLine['published'] {
  return at === null ? null : { at, by: by ?? '' }
}
