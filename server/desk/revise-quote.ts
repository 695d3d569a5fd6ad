import type { desk } from '../../contract/desk.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import type { RenewalChoice } from '../renewals/price-choice.ts'
import { changeOf, givenChange } from '../renewals/programme-change.ts'
import { type QuoteRow, takeQuote } from '../renewals/quote-queries.ts'
import { refuse, unsentOf } from '../renewals/quote-rules.ts'
import { saveSuperseded, takeRevisions } from '../renewals/quote-sending-queries.ts'
import { viewQuote } from '../renewals/quote-view.ts'
import { whyNotRevise } from './desk-rules.ts'
import { handTerms } from './hand-terms-rules.ts'
import { factsForDesk, keepManualQuote, reasonOf, withLinesOf } from './keep-manual-quote.ts'

/**
 * REN-10: the next version of a quote, at the prices of today. What was sent stays good until this one is sent; what nobody
 * has seen yet is over at once.
 */
export const reviseQuote: Operation<typeof desk.reviseQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  const former = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.prepare', former)
  const revisions = await takeRevisions(ctx, former)
  const unsent = unsentOf(revisions)
  refuse(former, whyNotRevise(former, revisions), unsent ? { revision: unsent.revision } : {})
  expectVersion(ctx, former)
  if (unsent) await saveSuperseded(ctx, former.organization_id, [unsent.id])
  const terms = handTerms(input)
  const { quote, approver } = await keepManualQuote(
    { ...ctx, actor: ctx.actor },
    { choice: await choiceOf(ctx, former, input), change: await changeFor(ctx, former, input) },
    terms,
    {
      label: former.label,
      revises: { number: former.number, revision: Math.max(...revisions.map(({ revision }) => revision)) + 1 },
    },
  )
  await record(ctx, {
    action: 'quote.revised',
    organizationId: null,
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    before: { revision: former.revision },
    after: factsForDesk(quote, terms, approver),
    reason: reasonOf(terms),
  })
  return viewQuote(ctx, quote)
}

/** The former version's change of programme, unless told otherwise (REN-14). */
function changeFor(ctx: Ctx, former: QuoteRow, { changeProgramme }: InputOf<typeof desk.reviseQuote>) {
  return changeProgramme === undefined ? changeOf(ctx, former) : givenChange(ctx, changeProgramme)
}

/** The lines of the former version and those chosen besides, for the same term or to the same end unless told otherwise. */
async function choiceOf(ctx: Ctx, former: QuoteRow, input: InputOf<typeof desk.reviseQuote>): Promise<RenewalChoice> {
  const { termMonths, commonEnd } = input
  const isTold = termMonths !== undefined || commonEnd !== undefined
  return {
    ...(await withLinesOf(ctx, former, input)),
    termMonths: isTold ? termMonths : (former.term_months ?? undefined),
    commonEnd: isTold ? commonEnd : (former.common_end ?? undefined),
  }
}
