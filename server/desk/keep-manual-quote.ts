import type { OrganizationRef, StaffActor } from '../../contract/actor.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Ctx } from '../platform/operation.ts'
import { type PricedChoice, priceChoice, type RenewalChoice } from '../renewals/price-choice.ts'
import type { ProgrammeChange } from '../renewals/programme-change-rules.ts'
import { listMembershipsOf } from '../renewals/quote-line-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { changeFacts } from '../renewals/quote-trail.ts'
import { type Keeping, keepPriced } from '../renewals/save-quote.ts'
import { findMatrix, insertDeskFacts } from './desk-queries.ts'
import {
  approverFor,
  byHandOf,
  expectReasons,
  type HandTerms,
  refuseMoreThanRenewals,
  refuseUnlessWaivable,
} from './hand-terms-rules.ts'
import { tellOfManualQuote } from './tell-of-manual-quote.job.ts'

type Acting = Ctx & { organization: OrganizationRef; actor: StaffActor }

/** Which lines until when, and in which programme (REN-14). */
export type Chosen = { choice: RenewalChoice; change: ProgrammeChange | null }

/** A price with what was taken off by hand, and who would have to agree. */
export async function priceByHand(
  ctx: Acting,
  { choice, change }: Chosen,
  terms: HandTerms,
): Promise<{ priced: PricedChoice; approver: string | null }> {
  const priced = await priceChoice(ctx, choice, change, byHandOf(terms))
  refuseUnlessWaivable(terms, priced)
  refuseMoreThanRenewals(terms, priced)
  return { priced, approver: approverFor(priced, await findMatrix(ctx, priced.pricing)) }
}

/** REN-10: the lines of a quote, and those chosen besides; what is left out by name is left out of both. */
export async function withLinesOf<Choice extends RenewalChoice>(
  ctx: Ctx,
  former: QuoteRow,
  choice: Choice,
): Promise<Choice> {
  return { ...choice, membershipId: [...(await listMembershipsOf(ctx, former)), ...choice.membershipId] }
}

/** REN-7: keeps a quote of the desk, and asks whoever must agree to it. */
export async function keepManualQuote(
  ctx: Acting,
  chosen: Chosen,
  terms: HandTerms,
  of: Pick<Keeping, 'label' | 'revises'>,
): Promise<{ quote: QuoteRow; approver: string | null }> {
  expectReasons(terms)
  const { priced, approver } = await priceByHand(ctx, chosen, terms)
  const status = approver === null ? 'draft' : 'approval-needed'
  const quote = await keepPriced(ctx, chosen.choice, priced, { ...of, maker: 'staff', made_by: ctx.actor.name, status })
  await insertDeskFacts(ctx, quote, terms, approver)
  if (approver !== null)
    await enqueue(ctx, tellOfManualQuote, {
      organizationId: quote.organization_id,
      quoteId: quote.id,
      news: 'approval-asked',
    })
  return { quote, approver }
}

/** What the vendor's own trail says of a quote that no customer knows of yet. */
export function factsForDesk(quote: QuoteRow, terms: HandTerms, approver: string | null): Record<string, unknown> {
  return {
    organization: quote.organization_number,
    revision: quote.revision,
    lineCount: quote.line_count,
    ...changeFacts(quote),
    ...(terms.discountPercent === null ? {} : { discountPercent: terms.discountPercent }),
    ...(terms.discountMinor === null ? {} : { discountMinor: terms.discountMinor }),
    ...(terms.waiveFees ? { feesWaived: true } : {}),
    ...(approver === null ? {} : { approver }),
  }
}

/** Why something was taken off, for the vendor's own trail. */
export function reasonOf({ discountReason, waiverReason }: HandTerms): string | null {
  return [discountReason, waiverReason].filter((reason) => reason !== null).join('; ') || null
}
