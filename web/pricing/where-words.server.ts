import { type PriceScheduleView, priceRegions } from '../../contract/pricing.ts'
import { formatters } from '../app/formatters.ts'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'

/** For which customers a schedule is, in words: of all that is said about accounts, these pages need the regions alone. */
export function whereOf(language: Language): (schedule: Pick<PriceScheduleView, 'region' | 'countries'>) => string {
  const t = translator(language, ['pricing', 'accounts'])
  const f = formatters(language, 'UTC')
  return ({ region, countries }) => {
    const named = t(`accounts.regions.${region}`)
    if (countries.length === 0) return t('pricing.schedules.rest', { region: named })
    return t('pricing.schedules.countries', { region: named, countries: f.list(countries.map(f.country)) })
  }
}

/** The regions to choose from, by name. */
export function regionChoices(language: Language): { value: string; label: string }[] {
  const t = translator(language, ['accounts'])
  return priceRegions.map((value) => ({ value, label: t(`accounts.regions.${value}`) }))
}
