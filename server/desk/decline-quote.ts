import type { desk } from '../../contract/desk.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote, takeQuote } from '../renewals/quote-queries.ts'
import { refuse, whyNotDecline } from '../renewals/quote-rules.ts'
import { saveDeclined } from '../renewals/quote-sending-queries.ts'
import { viewQuote } from '../renewals/quote-view.ts'
import { tellOfPartnerQuote } from '../renewals/tell-of-partner-quote.job.ts'
import { tellOfManualQuote } from './tell-of-manual-quote.job.ts'

/** REN-10: a customer does not want what it was sent; whoever made it is told, with the reason if there is one. */
export const declineQuote: Operation<typeof desk.declineQuote> = async (ctx, input) => {
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'renewal.quote', quote)
  refuse(quote, whyNotDecline(quote), { deed: 'decline' })
  expectVersion(ctx, quote)
  await saveDeclined(ctx, quote, input.reason)
  await record(ctx, {
    action: 'quote.declined',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { revision: quote.revision },
    reason: input.reason,
  })
  const told = { organizationId: quote.organization_id, quoteId: quote.id }
  if (quote.maker === 'partner') await enqueue(ctx, tellOfPartnerQuote, told)
  else await enqueue(ctx, tellOfManualQuote, { ...told, news: 'declined' })
  return viewQuote(ctx, await findQuote(ctx, quote.id))
}
