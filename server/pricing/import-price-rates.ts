import type { OutputOf } from '../../contract/endpoint.ts'
import { fieldErrors } from '../../contract/field-errors.ts'
import { ratesMost } from '../../contract/price-rules.ts'
import type { pricing } from '../../contract/pricing.ts'
import { record } from '../audit/record.ts'
import { listProgrammeCodes } from '../catalogue/catalogue-queries.ts'
import { readCsvInput } from '../platform/csv-input.ts'
import type { Operation, Visit } from '../platform/operation.ts'
import { sentence } from '../platform/problem.ts'
import { Refusal } from '../platform/refusal.ts'
import { planRates, productCodesIn, type RatePlan } from './import-rate-rules.ts'
import { subjectOf } from './price-view.ts'
import { rateColumnNames, rateColumnOf } from './rate-columns.ts'
import { deleteRates, listAllRates, listEditions, writeRates } from './rate-queries.ts'
import { takeVersion, touchDraft } from './version-queries.ts'
import { expectDraft } from './version-rules.ts'

type Outcome = OutputOf<typeof pricing.importPriceRates>

/** REN-15. Takes rates over into a draft: a trial run says what each line would do; in earnest it is all of them or none. */
export const importPriceRates: Operation<typeof pricing.importPriceRates> = async (ctx, input) => {
  const { schedule, version } = await takeVersion(ctx, input)
  expectDraft(version)
  const key = { id: schedule.id, number: version.number }
  const lines = readCsvInput(input.csv, { columns: rateColumnNames, columnOf: rateColumnOf, linesMax: ratesMost })
  const { plans, written, gone } = planRates(lines, {
    currency: schedule.currency,
    rates: await listAllRates(ctx.tx, key),
    programmes: await listProgrammeCodes(ctx.tx),
    products: await listEditions(ctx.tx, productCodesIn(lines)),
    replace: input.replace,
  })
  const outcome = { counts: countsOf(plans), rows: plans.map((plan) => viewPlan(ctx, plan)) }
  if (input.dryRun) return { applied: false, ...outcome }
  const faulty = plans.filter(({ faults }) => faults.length > 0)
  if (faulty.length > 0) {
    const places = faulty.slice(0, 20).map(({ line }) => line)
    throw new Refusal('import-has-errors', { count: faulty.length, lines: places.join(', ') }, 'csv')
  }
  const { create, update, remove } = outcome.counts
  if (create + update + remove > 0) {
    await writeRates(ctx.tx, key, written)
    await deleteRates(ctx.tx, key, gone)
    await touchDraft(ctx.tx, schedule.id, version)
    const subject = subjectOf(schedule, version.number)
    await record(ctx, { action: 'price-schedule.rates-imported', subject, after: { create, update, remove } })
  }
  return { applied: true, ...outcome }
}

function countsOf(plans: readonly RatePlan[]): Outcome['counts'] {
  const good = plans.filter(({ faults }) => faults.length === 0)
  const count = (change: RatePlan['change']) => good.filter((plan) => plan.change === change).length
  return {
    create: count('create'),
    update: count('update'),
    remove: count('remove'),
    none: count('none'),
    faulty: plans.length - good.length,
  }
}

function viewPlan({ language }: Pick<Visit, 'language'>, { faults, ...plan }: RatePlan): Outcome['rows'][number] {
  const errors = faults.map(({ path, code, facts }) => ({
    column: path,
    code,
    message: sentence(fieldErrors[code][language], facts, language),
  }))
  return { ...plan, errors }
}
