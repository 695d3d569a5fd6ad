import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { findPartnerToTell } from './order-people-queries.ts'
import { partnerQuoteNews } from './partner-quote-news.email.ts'
import { findQuoteOf } from './quote-queries.ts'

/** Tells a partner, whose people a customer may not know, that its quote was accepted or declined. */
export const tellOfPartnerQuote = jobKind<{ organizationId: string; quoteId: string }>('tell-of-partner-quote')

/** REN-10. Nobody is told where the partner may not quote for the customer any more. */
export async function tellOfPartnerQuoteJob(
  house: House,
  { organizationId, quoteId }: { organizationId: string; quoteId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const quote = await findQuoteOf(ctx, organizationId, quoteId)
    const person = quote && (await findPartnerToTell(ctx, quote))
    if (!quote || !person) return
    const { partnerNumber, recipient } = person
    await post(ctx, partnerQuoteNews, { quote, partnerNumber, publicOrigin: ctx.publicOrigin }, recipient)
  })
}
