import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { post } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { listBuyersToTell } from './order-people-queries.ts'
import { findQuoteOf } from './quote-queries.ts'
import { listRevisions } from './quote-sending-queries.ts'
import { quoteSent } from './quote-sent.email.ts'

/** Tells those who buy for a customer that they were sent a quote; whoever sent it may not know them. */
export const tellOfQuote = jobKind<{ organizationId: string; quoteId: string }>('tell-of-quote')

/** REN-10. All letters are written in one transaction: either everybody is told or the job is done again. */
export async function tellOfQuoteJob(
  house: House,
  { organizationId, quoteId }: { organizationId: string; quoteId: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const quote = await findQuoteOf(ctx, organizationId, quoteId)
    if (!quote) return
    const versions = await listRevisions(ctx, quote)
    const replaces = versions.some(({ revision, sent_at }) => revision < quote.revision && sent_at !== null)
    for (const buyer of await listBuyersToTell(ctx.tx, organizationId))
      await post(ctx, quoteSent, { quote, publicOrigin: ctx.publicOrigin, replaces }, buyer)
  })
}
