import sql from 'sql-template-tag'
import type { PriceVersionView } from '../../contract/pricing.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { StoredRules } from './pricing-queries.ts'
import { findSchedule, type Schedule, takeSchedule } from './schedule-queries.ts'

/** What a version says besides its rates. */
export type VersionContent = {
  validFrom: Day
  rules: StoredRules
  discounts: { level: string; percent: string }[]
  approvals: PriceVersionView['approvals']
}

/** A version, as it is stored. */
export type Version = VersionContent & {
  number: number
  status: PriceVersionView['status']
  publishedAt: Instant | null
  publishedBy: string | null
  rateCount: number
  version: number
}

const columns = sql`v.number, v.status, v.valid_from as "validFrom", v.rules, v.approvals, v.published_at as "publishedAt",
  v.published_by as "publishedBy", v.version,
  (select coalesce(json_agg(json_build_object('level', d.level_code, 'percent', d.percent) order by l.rank), '[]')
    from price_discounts d join partner_levels l on l.code = d.level_code
    where d.schedule_id = v.schedule_id and d.schedule_version = v.number) as discounts,
  (select count(*) from price_rates r where r.schedule_id = v.schedule_id and r.schedule_version = v.number) as "rateCount"`

/** A version with its schedule; or the answer for what is absent. */
export async function findVersion(
  ctx: Ctx,
  of: { scheduleCode: string; versionNumber: number },
): Promise<{ schedule: Schedule; version: Version }> {
  return versionOf(ctx, await findSchedule(ctx.tx, of.scheduleCode), of.versionNumber)
}

/** The same, for a change: whoever else changes the schedule waits. */
export async function takeVersion(
  ctx: Ctx,
  of: { scheduleCode: string; versionNumber: number },
): Promise<{ schedule: Schedule; version: Version }> {
  return versionOf(ctx, await takeSchedule(ctx.tx, of.scheduleCode), of.versionNumber)
}

async function versionOf(ctx: Ctx, schedule: Schedule | null, number: number) {
  if (!schedule) throw notFound(ctx.actor)
  const version = await ctx.tx.maybe<Version>(sql`
    select ${columns} from price_schedule_versions v where v.schedule_id = ${schedule.id} and v.number = ${number}`)
  if (!version) throw notFound(ctx.actor)
  return { schedule, version }
}

/** The last published version of a schedule, or null. */
export function findLastPublished(tx: Tx, scheduleId: string): Promise<Version | null> {
  return tx.maybe<Version>(sql`
    select ${columns} from price_schedule_versions v where v.schedule_id = ${scheduleId} and v.status = 'published'
    order by v.valid_from desc limit 1`)
}

/** The number of the draft of a schedule, and of the version that comes next. */
export function findNumbers(tx: Tx, scheduleId: string): Promise<{ draft: number | null; next: number }> {
  return tx.one(sql`
    select max(number) filter (where status = 'draft') as draft, coalesce(max(number), 0) + 1 as next
    from price_schedule_versions where schedule_id = ${scheduleId}`)
}

/** Begins a draft. */
export async function insertDraft(ctx: Ctx, id: string, number: number, content: VersionContent): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into price_schedule_versions (schedule_id, number, valid_from, rules, approvals, created_at)
    values (${id}, ${number}, ${content.validFrom}, ${JSON.stringify(content.rules)}::jsonb,
      ${JSON.stringify(content.approvals)}::jsonb, ${ctx.now})`)
  await writeDiscounts(ctx.tx, id, number, content.discounts)
}

/** Gives a draft the rates of another version of its schedule. */
export async function copyRates(tx: Tx, id: string, from: number, to: number): Promise<void> {
  await tx.change(sql`
    insert into price_rates (schedule_id, schedule_version, programme_code, product_code, edition_code, yearly_minor, terms)
    select schedule_id, ${to}, programme_code, product_code, edition_code, yearly_minor, terms
    from price_rates where schedule_id = ${id} and schedule_version = ${from}`)
}

/** Writes a draft anew. */
export async function updateDraft(tx: Tx, id: string, draft: Version, content: VersionContent): Promise<void> {
  await tx.changeOne(sql`
    update price_schedule_versions set valid_from = ${content.validFrom}, rules = ${JSON.stringify(content.rules)}::jsonb,
      approvals = ${JSON.stringify(content.approvals)}::jsonb, version = version + 1
    where schedule_id = ${id} and number = ${draft.number} and status = 'draft' and version = ${draft.version}`)
  await tx.change(sql`delete from price_discounts where schedule_id = ${id} and schedule_version = ${draft.number}`)
  await writeDiscounts(tx, id, draft.number, content.discounts)
}

/** Notes that the rates of a draft have changed, so that nobody publishes what they have not seen. */
export async function touchDraft(tx: Tx, id: string, draft: Version): Promise<void> {
  await tx.changeOne(sql`
    update price_schedule_versions set version = version + 1
    where schedule_id = ${id} and number = ${draft.number} and status = 'draft' and version = ${draft.version}`)
}

/** Publishes a draft. */
export async function publishDraft(ctx: Ctx, id: string, draft: Version, by: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update price_schedule_versions set status = 'published', published_at = ${ctx.now}, published_by = ${by}, version = version + 1
    where schedule_id = ${id} and number = ${draft.number} and status = 'draft' and version = ${draft.version}`)
}

/** Throws a draft away; its rates and discounts go with it. */
export async function deleteDraft(tx: Tx, id: string, draft: Version): Promise<void> {
  await tx.changeOne(sql`
    delete from price_schedule_versions
    where schedule_id = ${id} and number = ${draft.number} and status = 'draft' and version = ${draft.version}`)
}

/** The levels of the partner programme, by rank. */
export function listLevels(tx: Tx): Promise<{ code: string; name: string }[]> {
  return tx.many(sql`select code, name from partner_levels order by rank limit 100`)
}

async function writeDiscounts(tx: Tx, id: string, number: number, discounts: VersionContent['discounts']) {
  await tx.change(sql`
    insert into price_discounts (schedule_id, schedule_version, level_code, percent)
    select ${id}, ${number}, level, percent
    from jsonb_to_recordset(${JSON.stringify(discounts)}::jsonb) as given (level text, percent text)`)
}
