import { countryCodes } from '../../values/countries.ts'
import type { Language } from '../app/language.ts'

/**
 * All countries by name in the reader's language, in the order of that language. Only for the server: browsers know other
 * names and orders.
 */
export function countryChoices(language: Language): readonly { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const collator = new Intl.Collator(language)
  return countryCodes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((a, b) => collator.compare(a.label, b.label))
}
