import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { postAll } from '../platform/letter.ts'
import { workerWithin } from '../platform/worker.ts'
import { listSpecialistsToTell } from '../renewals/order-people-queries.ts'
import { findQuoteOf } from '../renewals/quote-queries.ts'
import { listAskersToTell } from './desk-people-queries.ts'
import { findQuestionOf } from './question-queries.ts'
import { questionAnswered, questionAsked } from './quote-question.email.ts'

/** What is told of a question: to the desk that it was asked, to whoever asked that it was answered. */
export const questionNewsKinds = ['asked', 'answered'] as const
export type QuestionNews = (typeof questionNewsKinds)[number]

/** Tells of a question about a quote. */
export const tellOfQuestion = jobKind<{ organizationId: string; questionId: string; news: QuestionNews }>(
  'tell-of-question',
)

/** REN-12. All letters are written in one transaction: either everybody is told or the job is done again. */
export async function tellOfQuestionJob(
  house: House,
  { organizationId, questionId, news }: { organizationId: string; questionId: string; news: QuestionNews },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const question = await findQuestionOf(ctx, organizationId, questionId)
    const quote = question && (await findQuoteOf(ctx, organizationId, question.quote_id))
    if (!question || !quote) return
    const isAsked = news === 'asked'
    const people = isAsked
      ? await listSpecialistsToTell(ctx.tx, organizationId)
      : await listAskersToTell(ctx.tx, question)
    const facts = { quote, question, publicOrigin: ctx.publicOrigin }
    await postAll(
      ctx,
      isAsked ? questionAsked : questionAnswered,
      people.map((to) => ({ facts, to })),
    )
  })
}
