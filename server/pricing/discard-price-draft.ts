import type { pricing } from '../../contract/pricing.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { subjectOf, viewSchedule } from './price-view.ts'
import { deleteDraft, takeVersion } from './version-queries.ts'
import { expectDraft } from './version-rules.ts'

/** REN-15. Throws a draft away. Refuses `price-version-published`. */
export const discardPriceDraft: Operation<typeof pricing.discardPriceDraft> = async (ctx, input) => {
  const { schedule, version } = await takeVersion(ctx, input)
  expectDraft(version)
  expectVersion(ctx, version)
  await deleteDraft(ctx.tx, schedule.id, version)
  const subject = subjectOf(schedule, version.number)
  const before = { validFrom: version.validFrom, rateCount: version.rateCount }
  await record(ctx, { action: 'price-schedule.draft-discarded', subject, before })
  return viewSchedule(ctx, input.scheduleCode)
}
