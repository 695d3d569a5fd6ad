import type { pricing } from '../../contract/pricing.ts'
import { csvFile } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { rateCsvColumns } from './rate-columns.ts'
import { listAllRateLines } from './rate-queries.ts'
import { findVersion } from './version-queries.ts'

/** REN-15. The rates of a version as a file that can be changed and imported again. */
export const exportPriceRates: Operation<typeof pricing.exportPriceRates> = async (ctx, input) => {
  const { schedule, version } = await findVersion(ctx, input)
  const rows = await listAllRateLines(ctx.tx, { id: schedule.id, number: version.number })
  const name = `prices-${schedule.code.toLowerCase()}-${version.number}`
  return csvFile(name, rateCsvColumns(schedule.currency), rows, { language: ctx.language, header: input.header })
}
