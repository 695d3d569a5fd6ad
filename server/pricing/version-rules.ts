import type { RefusalCode } from '../../contract/refusals.ts'
import type { Day } from '../../values/calendar.ts'
import { type FieldFault, fault, Refusal } from '../platform/refusal.ts'
import { rateKey, type StoredRules } from './pricing-queries.ts'
import type { RateRow } from './rate-queries.ts'
import type { Band } from './schedule-rules.ts'
import type { Version, VersionContent } from './version-queries.ts'

/** How prices come about in a new schedule: day by day of the enclosing year, from the list, and days not used are given back. */
export const plainRules: Omit<StoredRules, 'bands'> = {
  method: 'actual-actual',
  months: 'membership',
  uplift: null,
  upliftCapPercent: null,
  promotions: [],
  creditsEarlierEnd: true,
}

/** What is published stays as it is: quotes were made by it. */
export function whyNotChange({ status }: Pick<Version, 'status'>): RefusalCode | null {
  return status === 'published' ? 'price-version-published' : null
}

/** Refuses `price-version-published`. */
export function expectDraft(version: Version): void {
  const why = whyNotChange(version)
  if (why) throw new Refusal(why)
}

/** Why a version cannot be published, as far as its days and its rates say; null: they say nothing against it. */
export function whyNotPublish(version: Version, last: Version | null, today: Day): Refusal | null {
  if (version.status === 'published') return new Refusal('price-version-published')
  if (version.rateCount === 0) return new Refusal('prices-without-rates')
  if (version.validFrom < today) return new Refusal('prices-from-the-past', { from: version.validFrom })
  if (last && version.validFrom <= last.validFrom)
    return new Refusal('prices-before-last', { number: last.number, last: last.validFrom })
  return null
}

/**
 * What contradicts itself in a draft's rules: rows of the band table that leave a day out or name one twice, promotions that
 * end before they begin or are for rates that there are not, and levels that there are not. Paths are those of the input.
 */
export function contradictions(
  { rules, discounts }: Pick<VersionContent, 'rules' | 'discounts'>,
  facts: { levels: readonly string[]; rates: readonly RateRow[] },
): FieldFault[] {
  const keys = new Set(facts.rates.map(rateKey))
  return [
    ...rules.bands.flatMap((band, index) => bandFaults(band, rules.bands[index - 1], index)),
    ...rules.promotions.flatMap(({ from, to, rates }, index) => [
      ...(to < from ? [fault(`rules.promotions.${index}.to`, 'ends-before-start')] : []),
      ...(rates ?? []).flatMap((what, place) =>
        keys.has(what) ? [] : [fault(`rules.promotions.${index}.rates.${place}`, 'not-in-list', { what })],
      ),
    ]),
    ...twice(
      rules.promotions.map(({ code }) => code),
      (index) => `rules.promotions.${index}.code`,
    ),
    ...discounts.flatMap(({ level: what }, index) =>
      facts.levels.includes(what) ? [] : [fault(`discounts.${index}.level`, 'not-in-list', { what })],
    ),
    ...twice(
      discounts.map(({ level }) => level),
      (index) => `discounts.${index}.level`,
    ),
  ]
}

function bandFaults(band: Band, before: Band | undefined, index: number): FieldFault[] {
  const day = before === undefined ? 1 : (before.toDay ?? 0) + 1
  const isOpenBefore = before !== undefined && before.toDay === null
  return [
    ...(isOpenBefore ? [fault(`rules.bands.${index - 1}.toDay`, 'required')] : []),
    ...(!isOpenBefore && band.fromDay !== day ? [fault(`rules.bands.${index}.fromDay`, 'bands-apart', { day })] : []),
    ...(band.toDay !== null && band.toDay < band.fromDay
      ? [fault(`rules.bands.${index}.toDay`, 'ends-before-start')]
      : []),
  ]
}

function twice(values: readonly string[], path: (index: number) => string): FieldFault[] {
  return values.flatMap((what, index) =>
    values.indexOf(what) < index ? [fault(path(index), 'listed-twice', { what })] : [],
  )
}
