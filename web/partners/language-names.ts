import type { Language } from '../app/language.ts'

/**
 * Languages by name in the reader's, in the order of that language. Only for the server: browsers know other names and orders.
 */
export function languageNames(language: Language, codes: readonly string[]): string[] {
  return languageChoices(language, codes).map(({ label }) => label)
}

/** The same to choose from. */
export function languageChoices(language: Language, codes: readonly string[]): { value: string; label: string }[] {
  const names = new Intl.DisplayNames(language, { type: 'language' })
  const collator = new Intl.Collator(language)
  const capital = (name: string) => name.slice(0, 1).toLocaleUpperCase(language) + name.slice(1)
  return codes
    .map((value) => ({ value, label: capital(names.of(value) ?? value) }))
    .toSorted((one, other) => collator.compare(one.label, other.label))
}
