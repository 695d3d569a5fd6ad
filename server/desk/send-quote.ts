import type { desk } from '../../contract/desk.ts'
import { notFound, permit } from '../access/permit.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { refuseUnlessComplete } from '../renewals/missing-cover.ts'
import { findQuote, takeQuote } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { viewQuote } from '../renewals/quote-view.ts'
import { sendOut, whyNotSendNow } from '../renewals/send-out.ts'
import { findDeskFacts } from './desk-queries.ts'
import { shortApprover } from './desk-rules.ts'

/** REN-4, REN-10: sends a complete quote of the desk to those who buy for the customer; the version before it is over then. */
export const sendQuote: Operation<typeof desk.sendQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.prepare', quote)
  if (quote.maker !== 'staff') refuse(quote, 'quote-made-by')
  const facts = await findDeskFacts(ctx, quote)
  refuse(quote, await whyNotSendNow(ctx, quote), {
    decision: facts?.decision ?? 'waiting',
    approver: shortApprover(facts),
  })
  expectVersion(ctx, quote)
  await refuseUnlessComplete(ctx, quote)
  await sendOut(ctx, quote, ctx.actor.name)
  return viewQuote(ctx, await findQuote(ctx, quote.id))
}
