/** The languages that are complete; another one is one more folder of messages and one more entry here. */
export const languages = ['en', 'es'] as const

export type Language = (typeof languages)[number]

export function isLanguage(text: string | undefined): text is Language {
  return languages.some((language) => language === text)
}

/** The language that a path is written in (`/es/help` → `es`), or null where the path does not say. */
export function languageOfPath(path: string): Language | null {
  const first = path.split('/')[1]
  return isLanguage(first) ? first : null
}

/** The same page in another language: `/en/o/10000001/licences?sort=end` → `/es/o/10000001/licences?sort=end`. */
export function inLanguage(path: string, language: Language): string {
  const current = languageOfPath(path)
  return current === null ? `/${language}${path === '/' ? '' : path}` : `/${language}${path.slice(current.length + 1)}`
}
