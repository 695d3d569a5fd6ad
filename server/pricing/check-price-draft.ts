import type { pricing } from '../../contract/pricing.ts'
import type { Operation } from '../platform/operation.ts'
import { priceFaults } from './price-fault-rules.ts'
import { compareRates, listAllRates } from './rate-queries.ts'
import { findLastPublished, findVersion } from './version-queries.ts'
import { whyNotPublish } from './version-rules.ts'

/** REN-3. Looks whether a draft could be published, and how its prices differ from those that are published. */
export const checkPriceDraft: Operation<typeof pricing.checkPriceDraft> = async (ctx, input) => {
  const { schedule, version } = await findVersion(ctx, input)
  const last = await findLastPublished(ctx.tx, schedule.id)
  const rates = await listAllRates(ctx.tx, { id: schedule.id, number: version.number })
  const faults = version.status === 'draft' ? priceFaults(schedule.currency, version.rules, rates) : []
  return {
    whyNot: whyNotPublish(version, last, ctx.today)?.code ?? faults[0]?.kind ?? null,
    faults,
    changes: await compareRates(ctx.tx, schedule.id, last?.number ?? 0, version.number),
  }
}
