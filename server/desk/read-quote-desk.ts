import type { DeskFactsView, desk } from '../../contract/desk.ts'
import { notFound } from '../access/permit.ts'
import { whyNotReader } from '../access/rights.ts'
import { findOrganization } from '../accounts/organization-queries.ts'
import type { Operation } from '../platform/operation.ts'
import { missingOf } from '../renewals/missing-cover.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { nextOf, whyNotCancel, whyNotSend } from '../renewals/quote-rules.ts'
import { listRevisions } from '../renewals/quote-sending-queries.ts'
import { listSpecialists } from './desk-people-queries.ts'
import { type DeskRow, findDeskFacts } from './desk-queries.ts'
import { whyNotDecide, whyNotRevise } from './desk-rules.ts'

/** REN-7: what the vendor's people alone know of a quote, and what they can do with it now. */
export const readQuoteDesk: Operation<typeof desk.readQuoteDesk> = async (ctx, input) => {
  const { actor } = ctx
  if (actor.kind !== 'staff') throw notFound(actor)
  const quote = await findQuote(ctx, input.quoteId)
  const facts = await findDeskFacts(ctx, quote)
  const revisions = await listRevisions(ctx, quote)
  const mayNotPrepare = whyNotReader(actor, 'quote.prepare')
  const incomplete = (await missingOf(ctx, quote)).length > 0 ? 'quote-incomplete' : null
  const notOurs = quote.maker === 'staff' ? null : 'quote-made-by'
  return {
    facts: facts && viewFacts(facts),
    next: nextOf(quote, revisions),
    specialistId: (await findOrganization(ctx, quote.organization_id)).renewalsSpecialistId,
    specialists: await listSpecialists(ctx.tx),
    actions: {
      send: mayNotPrepare ?? notOurs ?? whyNotSend(quote, revisions) ?? incomplete,
      revise: mayNotPrepare ?? whyNotRevise(quote, revisions),
      decide: whyNotReader(actor, 'quote.decide') ?? whyNotDecide(quote, revisions, { facts, actor }),
      cancel: whyNotReader(actor, 'quote.cancel') ?? whyNotCancel(actor, quote),
      answer: mayNotPrepare,
      assign: whyNotReader(actor, 'specialist.assign'),
    },
  }
}

function viewFacts(row: DeskRow): DeskFactsView {
  const { decided_at: at, decided_by: by, decision, decision_note: note } = row
  return {
    preparedBy: row.prepared_by,
    discountPercent: row.discount_percent,
    discountMinor: row.discount_minor,
    discountReason: row.discount_reason,
    waiverReason: row.waiver_reason,
    approver: row.approver,
    askedAt: row.asked_at,
    decided: at === null || by === null || decision === null ? null : { at, by, decision, note },
  }
}
