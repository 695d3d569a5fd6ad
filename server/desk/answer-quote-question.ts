import type { desk } from '../../contract/desk.ts'
import { dayAt } from '../../values/calendar.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { findQuestion, saveAnswer, takeQuestion } from './question-queries.ts'
import { viewQuestion } from './question-view.ts'
import { tellOfQuestion } from './tell-of-question.job.ts'

/** REN-12: answers a question about a quote, once; whoever asked is told by letter. */
export const answerQuoteQuestion: Operation<typeof desk.answerQuoteQuestion> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  const quote = await findQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.prepare', quote)
  const question = await takeQuestion(ctx, quote, input.questionId)
  if (question.answered_at !== null)
    throw new Refusal('question-answered', {
      by: question.answered_by ?? '–',
      day: dayAt(question.answered_at, 'UTC'),
    })
  expectVersion(ctx, question)
  await saveAnswer(ctx, question, { by: ctx.actor.name, answer: input.answer })
  await record(ctx, {
    action: 'quote.question-answered',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { answer: input.answer },
  })
  await enqueue(ctx, tellOfQuestion, {
    organizationId: quote.organization_id,
    questionId: question.id,
    news: 'answered',
  })
  return viewQuestion(await findQuestion(ctx, quote, question.id))
}
