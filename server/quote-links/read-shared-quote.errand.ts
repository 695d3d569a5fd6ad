import type { quoteLinks } from '../../contract/quote-links.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { noteOpened, openShared } from './open-shared-quote.ts'
import { viewSharedQuote } from './quote-link-view.ts'

/** REN-10: the quote that a link leads to, or what became of it. It can be read here, and nothing else. */
export const readSharedQuote: Errand<typeof quoteLinks.readSharedQuote, House> = async (outing, input) => {
  const { quote } = await openShared(outing, input.token, noteOpened)
  return viewSharedQuote(quote, new URL(outing.publicOrigin).host)
}
