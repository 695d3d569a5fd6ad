import type { help } from '../../contract/help.ts'
import type { Operation } from '../platform/operation.ts'
import { findArticle } from './find-article.ts'
import { insertRating } from './help-queries.ts'

/** UX-51: somebody says whether an article was useful. Nothing is kept of who it was, so the audit trail has no part in it. */
export const rateArticle: Operation<typeof help.rateArticle> = async (ctx, input) => {
  const { number, language } = findArticle(input.language ?? ctx.language, input.article).view
  const id = ctx.ids.uuid()
  await insertRating(ctx.tx, {
    id,
    article: number,
    language,
    useful: input.useful === 'yes',
    comment: input.comment,
    explains: input.explains,
    ratedAt: ctx.now,
  })
  return { id }
}
