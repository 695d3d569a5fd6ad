import type { help } from '../../contract/help.ts'
import type { Operation } from '../platform/operation.ts'
import { findArticle } from './find-article.ts'

/** DSK-2: one article by its number. */
export const readArticle: Operation<typeof help.readArticle> = async (ctx, input) =>
  findArticle(input.language ?? ctx.language, input.article).view
