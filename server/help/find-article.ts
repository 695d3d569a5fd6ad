import type { Language } from '../../contract/fields.ts'
import { Refusal } from '../platform/refusal.ts'
import { type Article, library } from './article-library.ts'

/** The article with this number. Refuses `article-not-found`. */
export function findArticle(language: Language, number: number): Article {
  const article = library().find(language, number)
  if (article === null) throw new Refusal('article-not-found', { article: number })
  return article
}
