import { help } from '../../contract/help.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { listArticles } from './list-articles.ts'
import { rateArticle } from './rate-article.ts'
import { readArticle } from './read-article.ts'
import { searchArticles } from './search-articles.ts'

/** What this feature serves. */
export const helpRoutes = serve<House, typeof help>(help, { listArticles, readArticle, searchArticles, rateArticle })
