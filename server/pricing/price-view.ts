import type { PriceScheduleView, PriceVersionView } from '../../contract/pricing.ts'
import { notFound } from '../access/permit.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { findSchedule, listVersions, publishedOf, type Schedule } from './schedule-queries.ts'
import { findNumbers, findVersion, listLevels } from './version-queries.ts'
import { whyNotChange } from './version-rules.ts'

/** A schedule with its versions; or the answer for what is absent. */
export async function viewSchedule(ctx: Ctx, code: string): Promise<PriceScheduleView> {
  const schedule = await findSchedule(ctx.tx, code)
  if (!schedule) throw notFound(ctx.actor)
  const { draft } = await findNumbers(ctx.tx, schedule.id)
  const startDraft = whyNotReader(ctx.actor, 'pricing.edit') ?? (draft === null ? null : 'price-draft-exists')
  return { ...factsOf(schedule), versions: await listVersions(ctx.tx, schedule.id), actions: { startDraft } }
}

/** A version with its rules; or the answer for what is absent. */
export async function viewVersion(
  ctx: Ctx,
  of: { scheduleCode: string; versionNumber: number },
): Promise<PriceVersionView> {
  const { schedule, version } = await findVersion(ctx, of)
  const levels = new Map((await listLevels(ctx.tx)).map((level) => [level.code, level]))
  const later = (await listVersions(ctx.tx, schedule.id)).find(({ number }) => number === version.number)
  const change = whyNotReader(ctx.actor, 'pricing.edit') ?? whyNotChange(version)
  return {
    schedule: factsOf(schedule),
    number: version.number,
    status: version.status,
    validFrom: version.validFrom,
    lastDay: later?.lastDay ?? null,
    method: version.rules.method,
    rateCount: version.rateCount,
    published: publishedOf(version.publishedAt, version.publishedBy),
    rules: version.rules,
    discounts: version.discounts.map(({ level, percent }) => ({
      level: levels.get(level) ?? { code: level, name: level },
      percent,
    })),
    approvals: version.approvals,
    actions: { save: change, importRates: change, publish: change, discard: change },
    version: version.version,
  }
}

/** What a schedule's label is in the audit trail. */
export function subjectOf(schedule: Schedule, number?: number) {
  const label = `${schedule.name} (${schedule.code})${number === undefined ? '' : ` ${number}`}`
  return { kind: 'price-schedule', id: schedule.id, label }
}

function factsOf({ code, name, region, currency, countries }: Schedule): Omit<Schedule, 'id'> {
  return { code, name, region, currency, countries }
}
