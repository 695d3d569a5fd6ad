import MiniSearch from 'minisearch'
import type { Language } from '../../contract/fields.ts'
import { type ArticleFound, searchResultsMax } from '../../contract/help.ts'
import type { Article } from './article-library.ts'
import { termOf, wholeTermOf, wordsOf } from './search-terms.ts'

/** Articles for what somebody typed, best first, at most 8. */
export type Search = (query: string) => ArticleFound[]

/** Makes the index of one language and gives the search over it (DSK-3, UX-47). */
export function searchIn(language: Language, articles: readonly Article[]): Search {
  const byNumber = new Map(articles.map((article) => [article.view.number, article]))
  const index = new MiniSearch<{ id: number }>({
    fields: ['title', 'keywords', 'headings', 'text'],
    tokenize: wordsOf,
    processTerm: (word) => termsOf(word, language),
    searchOptions: {
      boost: { title: 4, keywords: 3, headings: 2 },
      // Readers of the help centre are customers far more often than staff.
      boostDocument: (id) => (byNumber.get(Number(id))?.view.topic === 'staff' ? 0.5 : 1),
      prefix: isLongEnoughForPrefix,
    },
  })
  index.addAll(articles.map((article) => ({ id: article.view.number, ...searchable(article) })))
  return (query) => {
    const wanted = new Set(wordsOf(query).flatMap((word) => termOf(word, language) ?? []))
    const named = byNumber.get(numberIn(query))
    // Only a word that occurs nowhere can be a typing error: "server" must not find "service".
    const occurs = (term: string) => index.search({ queries: [term], processTerm: (same) => same }).length > 0
    const isFaulty = (word: string) => !occurs(termOf(word, language) ?? '')
    const hits = index
      .search(query.normalize('NFC'), {
        processTerm: (word) => (isFaulty(word) ? wholeTermOf(word, language) : termOf(word, language)),
        fuzzy: (term) => (term.length >= 4 && !occurs(term) ? 0.25 : false),
        maxFuzzy: 2,
      })
      // Of many words asked for, one that happens to occur is no answer.
      .filter(({ queryTerms }) => new Set(queryTerms).size * 2 >= wanted.size)
      .flatMap(({ id, terms }) => {
        const article = byNumber.get(Number(id))
        return article === undefined || article === named ? [] : [foundAs(article, language, wanted, new Set(terms))]
      })
    const first = named === undefined ? [] : [foundAs(named, language, wanted, wanted)]
    return [...first, ...hits].slice(0, searchResultsMax)
  }
}

/** A word is indexed by its stem and as it is written. */
function termsOf(word: string, language: Language): string[] {
  return [...new Set([termOf(word, language), wholeTermOf(word, language)])].filter((term) => term !== null)
}

function isLongEnoughForPrefix(term: string): boolean {
  return term.length >= 3
}

function searchable({ view, keywords, sections }: Article) {
  return {
    title: view.title,
    keywords: `${keywords.join(' ')} ${view.summary}`,
    headings: sections.map(({ title }) => title ?? '').join(' '),
    text: sections.flatMap(({ paragraphs, code }) => [...paragraphs, ...code]).join(' '),
  }
}

/** Articles are known by their numbers, and refusals name them. */
function numberIn(query: string): number {
  return Number(/^\s*(?:kb\s*)?(\d{3,6})\s*$/i.exec(query)?.[1] ?? Number.NaN)
}

/** The article with the sentence in which most of what matched stands together, words as asked for counting double. */
function foundAs(
  { view, sections }: Article,
  language: Language,
  wanted: ReadonlySet<string>,
  matched: ReadonlySet<string>,
): ArticleFound {
  const { number, title, summary, topic, address } = view
  const whole: { score: number; text: string; section: ArticleFound['section'] } = {
    score: scoreOf(summary, language, wanted, matched),
    text: summary,
    section: null,
  }
  let best = whole
  for (const section of sections) {
    const place = section.title === null ? null : { id: section.id, title: section.title }
    for (const text of section.paragraphs.flatMap((paragraph) => sentencesOf(paragraph, language))) {
      const score = scoreOf(text, language, wanted, matched)
      if (score > best.score) best = { score, text, section: place }
    }
  }
  return {
    number,
    title,
    summary,
    topic,
    address,
    excerpt: marked(best.text, language, matched),
    section: best.section,
  }
}

const segmenters = {
  en: new Intl.Segmenter('en', { granularity: 'sentence' }),
  es: new Intl.Segmenter('es', { granularity: 'sentence' }),
}

function sentencesOf(text: string, language: Language): string[] {
  return Array.from(segmenters[language].segment(text), ({ segment }) => segment.trim())
}

function scoreOf(text: string, language: Language, wanted: ReadonlySet<string>, matched: ReadonlySet<string>): number {
  const met = new Set(
    wordsOf(text)
      .filter((word) => termsOf(word, language).some((term) => matched.has(term)))
      .map((word) => termOf(word, language) ?? ''),
  )
  return [...met].reduce((sum, term) => sum + (wanted.has(term) ? 2 : 1), 0)
}

/** The sentence in pieces, those that matched marked. */
function marked(text: string, language: Language, matched: ReadonlySet<string>): ArticleFound['excerpt'] {
  const pieces: ArticleFound['excerpt'] = []
  for (const piece of text.normalize('NFC').split(/([\p{L}\p{N}]+)/u)) {
    if (piece === '') continue
    const isMarked = termsOf(piece, language).some((term) => matched.has(term))
    const last = pieces.at(-1)
    if (last !== undefined && last.marked === isMarked) last.text += piece
    else pieces.push({ text: piece, marked: isMarked })
  }
  return pieces
}
