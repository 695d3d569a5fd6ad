import type { OutputOf } from '../../contract/endpoint.ts'
import type { quoteLinks } from '../../contract/quote-links.ts'
import { formatters } from '../app/formatters.ts'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'

/** By whom a quote was shared with those outside, in words (REN-10). */
export type LinksInWords = { title: string; lines: string[]; manage: string | null }

/** The newest links of a quote, each as a sentence; nothing to go to where there are none and none can be made. */
export function linksInWords(
  { items, actions }: OutputOf<typeof quoteLinks.listQuoteLinks>,
  language: Language,
  timeZone = 'UTC',
): LinksInWords {
  const t = translator(language, ['sharing'])
  const f = formatters(language, timeZone)
  const lines = items.map(({ madeBy, madeAt, status, openedCount: count, lastOpenedAt }) => {
    const opened = t('sharing.links.openedTimes', { count, written: f.number(count) })
    const last = lastOpenedAt === null ? '' : `, ${t('sharing.links.lastAt', { at: f.instant(lastOpenedAt) })}`
    const state = t(`sharing.links.status.${status}`)
    return t('sharing.links.line', { name: madeBy, at: f.instant(madeAt), state, opened: `${opened}${last}` })
  })
  const isEmpty = items.length === 0
  return {
    title: t('sharing.links.title'),
    lines: isEmpty ? [t('sharing.links.none')] : lines,
    manage: isEmpty && actions.share !== null ? null : t('sharing.links.manage'),
  }
}
