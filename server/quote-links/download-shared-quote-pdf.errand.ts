import type { quoteLinks } from '../../contract/quote-links.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { drawPdf } from '../platform/pdf.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { quoteSheet } from '../renewals/quote-sheet.ts'
import { noteOpened, openShared } from './open-shared-quote.ts'
import { stateOf } from './quote-link-view.ts'
import { listSharedLineRows } from './shared-quote-queries.ts'

/** REN-10: a shared quote as PDF, which counts as opening its link; drawn outside any transaction. */
export const downloadSharedQuotePdf: Errand<typeof quoteLinks.downloadSharedQuotePdf, House> = async (
  outing,
  input,
) => {
  const { quote, read: lines } = await openShared(outing, input.token, async (ctx, hash) => {
    await noteOpened(ctx, hash)
    return (await listSharedLineRows(ctx, hash, { limit: quoteLinesMost })).rows
  })
  const state = stateOf(quote)
  if (state !== 'open' && state !== 'ordered') refuse({ ...quote, sent_at: null }, 'quote-over')
  const sheet = quoteSheet({
    language: input.language ?? outing.language,
    quote: { ...quote, made_by: quote.seller, label: null, purchase_order_number: null, order_number: null },
    lines,
    issuer: quote.seller ?? new URL(outing.publicOrigin).host,
    letterhead: quote.letterhead,
    madeAt: outing.now,
    url: null,
  })
  return { fileName: `quote-${quote.number}-${quote.revision}.pdf`, content: await drawPdf(sheet) }
}
