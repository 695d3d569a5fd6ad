import type { desk } from '../../contract/desk.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { findBuyerName, findQuote } from '../renewals/quote-queries.ts'
import { findQuestion, insertQuestion } from './question-queries.ts'
import { viewQuestion } from './question-view.ts'
import { tellOfQuestion } from './tell-of-question.job.ts'

/** REN-12: asks about a quote, whatever has become of it; the specialist assigned, or else the whole desk, gets a letter. */
export const askAboutQuote: Operation<typeof desk.askAboutQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const quote = await findQuote(ctx, input.quoteId)
  permit(ctx.actor, 'renewal.quote', quote)
  const questionId = ctx.ids.uuid()
  await insertQuestion(ctx, quote, {
    id: questionId,
    contactId: ctx.actor.contactId,
    askedBy: await findBuyerName(ctx, ctx.actor),
    question: input.question,
  })
  await record(ctx, {
    action: 'quote.asked-about',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { question: input.question },
  })
  await enqueue(ctx, tellOfQuestion, { organizationId: quote.organization_id, questionId, news: 'asked' })
  return viewQuestion(await findQuestion(ctx, quote, questionId))
}
