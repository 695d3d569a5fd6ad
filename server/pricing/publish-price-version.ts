import type { pricing } from '../../contract/pricing.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { priceFaults, refusalOf } from './price-fault-rules.ts'
import { subjectOf, viewVersion } from './price-view.ts'
import { listAllRates } from './rate-queries.ts'
import { findLastPublished, publishDraft, takeVersion } from './version-queries.ts'
import { expectDraft, whyNotPublish } from './version-rules.ts'

/**
 * REN-3, REN-15. Publishes a draft, for good: from its day on it prices quotes. Refuses one without rates, from a day that has
 * passed or not after the last one's, and one under which it would pay to lapse or a longer term would cost less.
 */
export const publishPriceVersion: Operation<typeof pricing.publishPriceVersion> = async (ctx, input) => {
  const { schedule, version } = await takeVersion(ctx, input)
  expectDraft(version)
  expectVersion(ctx, version)
  const refusal = whyNotPublish(version, await findLastPublished(ctx.tx, schedule.id), ctx.today)
  if (refusal) throw refusal
  const rates = await listAllRates(ctx.tx, { id: schedule.id, number: version.number })
  const [fault] = priceFaults(schedule.currency, version.rules, rates)
  if (fault) throw refusalOf(fault, schedule.currency)
  await publishDraft(ctx, schedule.id, version, ctx.actor.name)
  const subject = subjectOf(schedule, version.number)
  const after = { validFrom: version.validFrom, rateCount: version.rateCount }
  await record(ctx, { action: 'price-schedule.published', subject, after })
  return viewVersion(ctx, input)
}
