import type { pricing } from '../../contract/pricing.ts'
import { notFound } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { subjectOf, viewVersion } from './price-view.ts'
import { takeSchedule } from './schedule-queries.ts'
import { deliveredBands } from './schedule-rules.ts'
import { copyRates, findLastPublished, findNumbers, insertDraft } from './version-queries.ts'
import { plainRules } from './version-rules.ts'

/** REN-15. Begins a version with what the last published one says, or the delivered rules. Refuses `price-draft-exists`. */
export const startPriceDraft: Operation<typeof pricing.startPriceDraft> = async (ctx, input) => {
  const { scheduleCode, validFrom } = input
  const schedule = await takeSchedule(ctx.tx, scheduleCode)
  if (!schedule) throw notFound(ctx.actor)
  const { draft, next } = await findNumbers(ctx.tx, schedule.id)
  if (draft !== null) throw new Refusal('price-draft-exists', { number: draft })
  const last = await findLastPublished(ctx.tx, schedule.id)
  const former = last ?? { rules: { ...plainRules, bands: deliveredBands }, discounts: [], approvals: [] }
  const { rules, discounts, approvals } = former
  await insertDraft(ctx, schedule.id, next, { validFrom, rules, discounts, approvals })
  if (last) await copyRates(ctx.tx, schedule.id, last.number, next)
  const after = { number: next, validFrom, from: last?.number ?? null }
  await record(ctx, { action: 'price-schedule.draft-started', subject: subjectOf(schedule, next), after })
  return viewVersion(ctx, { scheduleCode, versionNumber: next })
}
