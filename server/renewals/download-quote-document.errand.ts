import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import type { renewals } from '../../contract/renewals.ts'
import { record } from '../audit/record.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { quoteDocument, signingInputOf } from './quote-document-rules.ts'
import { listQuoteLineRows } from './quote-line-queries.ts'
import { findQuote, findQuoteInput } from './quote-queries.ts'

/** REN-8: a quote as a signed document from which anybody can compute every line again; signed outside any transaction. */
export const downloadQuoteDocument: Errand<typeof renewals.downloadQuoteDocument, House> = async (outing, input) => {
  const { number, document } = await outing.within(async (ctx) => {
    const quote = await findQuote(ctx, input.quoteId)
    const { rows } = await listQuoteLineRows(ctx, quote, { limit: quoteLinesMost })
    await record(ctx, {
      action: 'quote.document-downloaded',
      subject: { kind: 'quote', id: quote.id, label: quote.number },
    })
    return {
      number: quote.number,
      document: quoteDocument(quote, await findQuoteInput(ctx, quote), rows, ctx.publicOrigin),
    }
  })
  const { signer } = outing.house
  const kid = signer.currentKeyId('quote')
  const signed = signingInputOf(document, kid)
  return { fileName: `${number}.jws`, content: `${signed}.${await signer.sign('quote', kid, signed)}\n` }
}
