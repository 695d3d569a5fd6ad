import type { help } from '../../contract/help.ts'
import type { Operation } from '../platform/operation.ts'
import { library } from './article-library.ts'

/** DSK-3, UX-47: articles for what somebody typed, with the sentence that matches. */
export const searchArticles: Operation<typeof help.searchArticles> = async (ctx, input) => ({
  items: library().search(input.language ?? ctx.language, input.q),
})
