import type { desk } from '../../contract/desk.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { findQuote, takeQuote } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { listRevisions, saveApproval } from '../renewals/quote-sending-queries.ts'
import { viewQuote } from '../renewals/quote-view.ts'
import { findDeskFacts, saveDecision } from './desk-queries.ts'
import { shortApprover, whyNotDecide } from './desk-rules.ts'
import { tellOfManualQuote } from './tell-of-manual-quote.job.ts'

/** REN-7: agrees to what was taken off by hand, or not. What was refused is not sent, and can be revised. */
export const decideQuote: Operation<typeof desk.decideQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.decide', quote)
  const facts = await findDeskFacts(ctx, quote)
  refuse(quote, whyNotDecide(quote, await listRevisions(ctx, quote), { facts, actor: ctx.actor }), {
    approver: shortApprover(facts),
  })
  expectVersion(ctx, quote)
  await saveDecision({ ...ctx, actor: ctx.actor }, quote, input)
  await saveApproval(ctx, quote, input.decision === 'approved')
  await record(ctx, {
    action: input.decision === 'approved' ? 'quote.approved' : 'quote.refused',
    organizationId: null,
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { organization: quote.organization_number, revision: quote.revision },
    reason: input.note,
  })
  await enqueue(ctx, tellOfManualQuote, {
    organizationId: quote.organization_id,
    quoteId: quote.id,
    news: 'approval-decided',
  })
  return viewQuote(ctx, await findQuote(ctx, quote.id))
}
