import type { help } from '../../contract/help.ts'
import type { Operation } from '../platform/operation.ts'
import { library } from './article-library.ts'

/** DSK-1: every article of a language, by number. */
export const listArticles: Operation<typeof help.listArticles> = async (ctx, input) => ({
  items: library()
    .list(input.language ?? ctx.language)
    .map(({ view }) => {
      const { number, title, summary, topic, address } = view
      return { number, title, summary, topic, address }
    }),
})
