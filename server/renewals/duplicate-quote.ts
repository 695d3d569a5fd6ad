import type { renewals } from '../../contract/renewals.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { changeOf } from './programme-change.ts'
import { listMembershipsOf } from './quote-line-queries.ts'
import { findQuote } from './quote-queries.ts'
import { viewQuote } from './quote-view.ts'
import { factsOf, keepQuote } from './save-quote.ts'

/** REN-4, REN-10: the same lines at the prices of today, for the same term or end, whatever became of the former quote; with what is missing, if wanted. */
export const duplicateQuote: Operation<typeof renewals.duplicateQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const former = await findQuote(ctx, input.quoteId)
  permit(ctx.actor, 'renewal.quote', former)
  if (former.common_end !== null && former.common_end < ctx.today)
    throw new Refusal('nothing-to-renew', { why: 'lines' })
  const choice = {
    membershipId: await listMembershipsOf(ctx, former),
    all: false,
    exceptId: [],
    complete: input.complete,
    q: '',
    state: [],
    product: [],
    ...(former.term_months === null ? {} : { termMonths: former.term_months }),
    ...(former.common_end === null ? {} : { commonEnd: former.common_end }),
  }
  const quote = await keepQuote(
    { ...ctx, actor: ctx.actor },
    { choice, change: await changeOf(ctx, former) },
    former.label,
  )
  await record(ctx, {
    action: 'quote.duplicated',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    before: { quote: former.number },
    after: factsOf(quote),
  })
  return viewQuote(ctx, quote)
}
