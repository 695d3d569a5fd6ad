import { jobKind } from '../platform/enqueue.ts'
import type { House } from '../platform/house.ts'
import { postAll, type Recipient } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { listSpecialistsToTell } from '../renewals/order-people-queries.ts'
import { findQuoteOf } from '../renewals/quote-queries.ts'
import { listApproversToTell, listPreparersToTell } from './desk-people-queries.ts'
import { type DeskRow, findDeskFacts } from './desk-queries.ts'
import { quoteNews } from './quote-news.email.ts'

/** What the vendor's people are told of a quote. */
export const quoteNewsKinds = ['approval-asked', 'approval-decided', 'declined'] as const
export type QuoteNews = (typeof quoteNewsKinds)[number]

/** Tells those whom a quote waits for, whoever they are: the one who caused it may not know them. */
export const tellOfManualQuote = jobKind<{ organizationId: string; quoteId: string; news: QuoteNews }>(
  'tell-of-manual-quote',
)

/** REN-7. All letters are written in one transaction: either everybody is told or the job is done again. */
export async function tellOfManualQuoteJob(
  house: House,
  { organizationId, quoteId, news }: { organizationId: string; quoteId: string; news: QuoteNews },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const quote = await findQuoteOf(ctx, organizationId, quoteId)
    if (!quote) return
    const facts = await findDeskFacts(ctx, quote)
    const people = await peopleToTell(ctx, organizationId, news, facts)
    const told = { quote, facts, news, publicOrigin: ctx.publicOrigin }
    await postAll(
      ctx,
      quoteNews,
      people.map((to) => ({ facts: told, to })),
    )
  })
}

async function peopleToTell(
  { tx }: Pick<Ctx, 'tx'>,
  organizationId: string,
  news: QuoteNews,
  facts: DeskRow | null,
): Promise<Recipient[]> {
  if (news === 'declined' || facts === null) return listSpecialistsToTell(tx, organizationId)
  if (news === 'approval-decided') return listPreparersToTell(tx, facts.prepared_by_id)
  return facts.approver === null ? [] : listApproversToTell(tx, facts.approver, facts.prepared_by_id)
}
