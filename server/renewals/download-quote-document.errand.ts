import type { renewals } from '../../contract/renewals.ts'
import { record } from '../audit/record.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { arithmeticOf } from '../pricing/arithmetic-rules.ts'
import { arithmeticPurpose, arithmeticSigningInput } from '../pricing/signed-arithmetic.ts'
import { findQuote, findQuoteInput } from './quote-queries.ts'
import { trailOf } from './quote-trail.ts'

/** REN-8: a quote as a signed document from which anybody can compute every line again; signed outside any transaction. */
export const downloadQuoteDocument: Errand<typeof renewals.downloadQuoteDocument, House> = async (outing, input) => {
  const { number, document } = await outing.within(async (ctx) => {
    const quote = await findQuote(ctx, input.quoteId)
    await record(ctx, {
      action: 'quote.document-downloaded',
      organizationId: trailOf(quote),
      subject: { kind: 'quote', id: quote.id, label: quote.number },
    })
    const made = { number: quote.number, version: quote.revision }
    return { number: quote.number, document: arithmeticOf(made, await findQuoteInput(ctx, quote)) }
  })
  const { signer } = outing.house
  const kid = signer.currentKeyId(arithmeticPurpose)
  const signed = arithmeticSigningInput(document, kid)
  return { fileName: `${number}.jws`, content: `${signed}.${await signer.sign(arithmeticPurpose, kid, signed)}\n` }
}
