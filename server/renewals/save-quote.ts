import type { ContactActor, OrganizationRef } from '../../contract/actor.ts'
import type { renewals } from '../../contract/renewals.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { type PricedChoice, type PricedRow, priceChoice, type RenewalChoice } from './price-choice.ts'
import { sumsOf } from './priced-rules.ts'
import { givenChange } from './programme-change.ts'
import type { ProgrammeChange } from './programme-change-rules.ts'
import { insertQuoteLines } from './quote-line-queries.ts'
import {
  findBuyerName,
  findQuote,
  insertQuote,
  type NewQuote,
  type QuoteRow,
  type StatedQuote,
} from './quote-queries.ts'
import { changeFacts } from './quote-trail.ts'
import { viewQuote } from './quote-view.ts'

/** REN-5, REN-10: keeps what renewing the chosen lines costs today, for whoever buys to come back to. */
export const saveQuote: Operation<typeof renewals.saveQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  permit(ctx.actor, 'renewal.quote', { organization_id: ctx.organization.id })
  const change = await givenChange(ctx, input.changeProgramme)
  const quote = await keepQuote({ ...ctx, actor: ctx.actor }, { choice: input, change }, input.label)
  await record(ctx, {
    action: 'quote.saved',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: factsOf(quote),
  })
  return viewQuote(ctx, quote)
}

/** What the trail says of a new quote. */
export function factsOf(quote: QuoteRow): Record<string, unknown> {
  return {
    label: quote.label,
    ...changeFacts(quote),
    total: `${decimalOfMoney({ minor: quote.total_minor, currency: quote.currency })} ${quote.currency}`,
    lineCount: quote.line_count,
    validUntil: quote.valid_until,
  }
}

/** Prices what a customer chose, and keeps it. */
export async function keepQuote(
  ctx: Ctx & { organization: OrganizationRef; actor: ContactActor },
  { choice, change }: { choice: RenewalChoice; change: ProgrammeChange | null },
  label: string | null,
): Promise<QuoteRow> {
  const priced = await priceChoice(ctx, choice, change)
  const madeBy = await findBuyerName(ctx, ctx.actor)
  return keepPriced(ctx, choice, priced, { maker: 'customer', made_by: madeBy, status: 'draft', label, revises: null })
}

/** Whose quote it is, and of which it is the next version. */
export type Keeping = Pick<NewQuote, 'maker' | 'partner_id' | 'made_by' | 'status' | 'label' | 'revises'>

/** What a quote says of a price: the lines that take part, and what they come to. Refuses what comes to nothing, or to less. */
export function statementOf(
  { today }: Pick<Ctx, 'today'>,
  choice: Pick<RenewalChoice, 'termMonths' | 'commonEnd'>,
  { pricing, change, input, lines, validUntil }: PricedChoice,
): { kept: PricedRow[]; stated: StatedQuote } {
  const kept = lines.filter(({ priced }) => priced.notPriced === null)
  if (kept.length === 0) throw new Refusal('nothing-to-renew', { why: 'lines' })
  const sums = sumsOf(kept.flatMap(({ priced }) => priced.elements))
  if (sums.totalMinor < 0) throw new Refusal('total-below-zero')
  const moves = change !== null && kept.some(({ row }) => row.leaves !== undefined)
  const stated = {
    ...sums,
    from_programme_code: moves ? change.from.code : null,
    to_programme_code: moves ? change.to.code : null,
    priced_on: today,
    term_months: choice.termMonths ?? null,
    common_end: choice.commonEnd ?? null,
    currency: pricing.rules.currency,
    schedule_id: pricing.schedule.id,
    schedule_version: pricing.version,
    valid_until: validUntil,
    line_count: kept.length,
    document: JSON.stringify({ ...input, lines: kept.map(({ line }) => line) }),
  }
  return { kept, stated }
}

/** Keeps what was priced. */
export async function keepPriced(
  ctx: Ctx & { organization: OrganizationRef },
  choice: Pick<RenewalChoice, 'termMonths' | 'commonEnd'>,
  priced: PricedChoice,
  how: Keeping,
): Promise<QuoteRow> {
  const { kept, stated } = statementOf(ctx, choice, priced)
  const key = { organization_id: ctx.organization.id, id: ctx.ids.uuid() }
  await insertQuote(ctx, { ...key, ...stated, ...how })
  await insertQuoteLines(ctx, key, kept)
  return findQuote(ctx, key.id)
}
