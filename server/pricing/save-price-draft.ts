import type { pricing } from '../../contract/pricing.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid } from '../platform/refusal.ts'
import { subjectOf, viewVersion } from './price-view.ts'
import { listAllRates } from './rate-queries.ts'
import { listLevels, takeVersion, updateDraft, type VersionContent } from './version-queries.ts'
import { contradictions, expectDraft } from './version-rules.ts'

/** REN-3, REN-8, REN-13. Writes the rules of a draft anew. What changes nothing writes nothing. Refuses `price-version-published`. */
export const savePriceDraft: Operation<typeof pricing.savePriceDraft> = async (ctx, input) => {
  const { scheduleCode, versionNumber, ...content } = input
  const { schedule, version } = await takeVersion(ctx, input)
  expectDraft(version)
  expectVersion(ctx, version)
  const levels = (await listLevels(ctx.tx)).map(({ code }) => code)
  const faults = contradictions(content, {
    levels,
    rates: await listAllRates(ctx.tx, { id: schedule.id, number: versionNumber }),
  })
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  const wanted = { ...content, discounts: content.discounts.toSorted(byRank(levels)) }
  const change = changedFields(fieldsOf(version), fieldsOf(wanted))
  if (change) {
    await updateDraft(ctx.tx, schedule.id, version, wanted)
    const subject = subjectOf(schedule, versionNumber)
    await record(ctx, { action: 'price-schedule.draft-saved', subject, ...change })
  }
  return viewVersion(ctx, { scheduleCode, versionNumber })
}

/** What is compared and kept in the trail: one field for each rule, always in one order. */
function fieldsOf({ validFrom, rules, discounts, approvals }: VersionContent): Record<string, unknown> {
  const { method, months, bands, uplift, upliftCapPercent, promotions, creditsEarlierEnd } = rules
  return {
    validFrom,
    method,
    months,
    bands: ordered(bands),
    uplift,
    upliftCapPercent,
    promotions: ordered(promotions),
    creditsEarlierEnd,
    discounts: ordered(discounts),
    approvals: ordered(approvals),
  }
}

/** The same with the names of fields in one order: the database keeps them in another than forms send them. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(fields.map(([name, field]) => [name, ordered(field)]))
}

function byRank(levels: readonly string[]) {
  return (a: { level: string }, b: { level: string }) => levels.indexOf(a.level) - levels.indexOf(b.level)
}
