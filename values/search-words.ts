import { searchKey } from './text.ts'

/** The most words that one search looks for, and the longest that is kept of one. */
const termsMax = 8
const lengthMax = 100

/**
 * The words by whose beginnings a name is found, stored beside it: each as written and, where signs join several, each
 * part alone. No case, no accents: `O’Brien-Núñez` is found by `obr…`, `brien` and `nun…`.
 */
export function searchWords(...names: (string | null)[]): string[] {
  const words = names
    .flatMap((name) => searchKey(name ?? '').split(' '))
    .flatMap((word) => [word, bare(word), ...parts(word)])
  return [...new Set(words.filter((word) => word !== '').map((word) => word.slice(0, lengthMax)))]
}

/** What somebody searches for, as beginnings of stored words; all must be met. */
export function searchTerms(text: string): string[] {
  const terms = searchKey(text)
    .split(' ')
    .map((term) => (term.includes('@') ? term : bare(term) || term))
    .filter((term) => term !== '')
  return [...new Set(terms)].slice(0, termsMax).map((term) => term.slice(0, lengthMax))
}

/** The first text, in the order of code points, behind all that begin with the term: the end of an index range. */
export function behindPrefix(term: string): string {
  return `${term}\u{10ffff}`
}

function parts(word: string): string[] {
  return word.split(/[^\p{L}\p{N}]+/u)
}

function bare(word: string): string {
  return parts(word).join('')
}
