import type { quoteLinks } from '../../contract/quote-links.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { openShared } from './open-shared-quote.ts'
import { viewSharedLine } from './quote-link-view.ts'
import { listSharedLineRows } from './shared-quote-queries.ts'

/** REN-8, REN-10: the lines of a shared quote; reading on in the same paper is not opening it again. */
export const listSharedQuoteLines: Errand<typeof quoteLinks.listSharedQuoteLines, House> = async (outing, input) => {
  const { read } = await openShared(outing, input.token, (ctx, hash) => listSharedLineRows(ctx, hash, input))
  return { items: read.rows.map(viewSharedLine), next: read.next }
}
