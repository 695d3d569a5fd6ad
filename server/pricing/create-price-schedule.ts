import type { pricing } from '../../contract/pricing.ts'
import { isCountry } from '../../values/countries.ts'
import { isCurrency } from '../../values/iso-4217.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { type FieldFault, FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import { subjectOf, viewSchedule } from './price-view.ts'
import { findRival, findSchedule, insertSchedule, lockSchedules } from './schedule-queries.ts'
import { deliveredBands } from './schedule-rules.ts'
import { insertDraft } from './version-queries.ts'
import { plainRules } from './version-rules.ts'

/**
 * REN-15. Adds a price schedule with a draft of the delivered rules. Refuses `price-schedule-exists`, and `region-has-prices`
 * where another one is for one of its countries already, so that nobody has two prices.
 */
export const createPriceSchedule: Operation<typeof pricing.createPriceSchedule> = async (ctx, input) => {
  const { validFrom, ...facts } = input
  const countries = [...new Set(input.countries.map((country) => country.toUpperCase()))].toSorted()
  const faults = faultsOf(input.currency, countries)
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  await lockSchedules(ctx.tx)
  if (await findSchedule(ctx.tx, input.code)) throw new Refusal('price-schedule-exists', { code: input.code }, 'code')
  const rival = await findRival(ctx.tx, { region: input.region, countries })
  if (rival)
    throw new Refusal('region-has-prices', { schedule: rival.code, country: rival.country ?? 'rest' }, 'countries')
  const schedule = { ...facts, countries, id: ctx.ids.uuid() }
  await insertSchedule(ctx, schedule)
  const rules = { ...plainRules, bands: deliveredBands }
  await insertDraft(ctx, schedule.id, 1, { validFrom, rules, discounts: [], approvals: [] })
  await record(ctx, { action: 'price-schedule.created', subject: subjectOf(schedule), after: { ...facts, countries } })
  return viewSchedule(ctx, input.code)
}

function faultsOf(currency: string, countries: readonly string[]): FieldFault[] {
  return [
    ...(isCurrency(currency) ? [] : [fault('currency', 'not-a-currency')]),
    ...(countries.every(isCountry) ? [] : [fault('countries', 'not-a-country')]),
  ]
}
