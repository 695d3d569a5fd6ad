import type { MissingCoverView } from '../../contract/renewal-lines.ts'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'

/** How many licences are named of one programme and product; the rest is told as a number. */
const namedMost = 20

/** What must renew together and is missing, as pages tell it (REN-4). */
export type MissingWords = {
  title: string
  covers: { text: string; licences: { id: string; code: string }[]; more: string | null }[]
}

/** Puts what is missing into words; null where nothing is. */
export function missingWords(missing: readonly MissingCoverView[], language: Language): MissingWords | null {
  if (missing.length === 0) return null
  const t = translator(language, ['renewals'])
  return {
    title: t('renewals.missing.title'),
    covers: missing.map(({ programme, product, lines }) => ({
      text: t('renewals.missing.text', { programme: programme.name, product: product.name, count: lines.length }),
      licences: lines.slice(0, namedMost).map(({ licence }) => licence),
      more: lines.length > namedMost ? t('renewals.price.leftOutMore', { count: lines.length - namedMost }) : null,
    })),
  }
}
