import type { quoteLinks } from '../../contract/quote-links.ts'
import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import { tryAttempt } from '../identity/count-attempt.ts'
import { counter } from '../identity/throttle-rules.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { drawPdf } from '../platform/pdf.ts'
import { Refusal } from '../platform/refusal.ts'
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
    await countPaper(ctx, hash)
    await noteOpened(ctx, hash)
    return (await listSharedLineRows(ctx, hash, { limit: quoteLinesMost })).rows
  })
  const state = stateOf(quote)
  if (state !== 'open' && state !== 'ordered') refuse({ ...quote, sent_at: null }, 'quote-over', { reader: 'link' })
  const sheet = quoteSheet({
    language: input.language ?? outing.language,
    quote: {
      ...quote,
      made_by: quote.maker === 'partner' ? quote.seller : null,
      ...{ label: null, purchase_order_number: null, order_number: null },
    },
    lines,
    issuer: quote.seller ?? new URL(outing.publicOrigin).host,
    letterhead: quote.letterhead,
    madeAt: outing.now,
    url: null,
  })
  return { fileName: `quote-${quote.number}-${quote.revision}.pdf`, content: await drawPdf(sheet) }
}

/** Each paper of a link counts, from wherever it is asked for: of thousands of lines, drawing it is the work of seconds. */
async function countPaper(ctx: Ctx, hash: Buffer): Promise<void> {
  const seconds = await tryAttempt(ctx, [counter('paper of a link', hash.toString('hex'))])
  if (seconds > 0) throw new Refusal('too-many-requests', { seconds })
}
