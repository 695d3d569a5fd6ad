import type { desk } from '../../contract/desk.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { givenChange } from '../renewals/programme-change.ts'
import { viewQuote } from '../renewals/quote-view.ts'
import { handTerms } from './hand-terms-rules.ts'
import { factsForDesk, keepManualQuote, reasonOf } from './keep-manual-quote.ts'

/** REN-7: a quote by hand: any line that the vendor may renew, with what is taken off, why, and who must agree. */
export const prepareQuote: Operation<typeof desk.prepareQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  permit(ctx.actor, 'quote.prepare', { organization_id: ctx.organization.id })
  const terms = handTerms(input)
  const of = { label: input.label, revises: null }
  const chosen = { choice: input, change: await givenChange(ctx, input.changeProgramme) }
  const { quote, approver } = await keepManualQuote({ ...ctx, actor: ctx.actor }, chosen, terms, of)
  await record(ctx, {
    action: 'quote.prepared',
    // The customer learns of it when it is sent.
    organizationId: null,
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: factsForDesk(quote, terms, approver),
    reason: reasonOf(terms),
  })
  return viewQuote(ctx, quote)
}
