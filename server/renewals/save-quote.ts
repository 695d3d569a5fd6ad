import type { ContactActor, OrganizationRef } from '../../contract/actor.ts'
import type { renewals } from '../../contract/renewals.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { priceChoice, type RenewalChoice } from './price-choice.ts'
import { sumsOf } from './priced-rules.ts'
import { insertQuoteLines } from './quote-line-queries.ts'
import { findBuyerName, findQuote, insertQuote, type QuoteRow } from './quote-queries.ts'
import { viewQuote } from './quote-view.ts'

/** REN-5, REN-10: keeps what renewing the chosen lines costs today, for whoever buys to come back to. */
export const saveQuote: Operation<typeof renewals.saveQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  permit(ctx.actor, 'renewal.quote', { organization_id: ctx.organization.id })
  const quote = await keepQuote({ ...ctx, actor: ctx.actor }, input, input.label)
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
    total: `${decimalOfMoney({ minor: quote.total_minor, currency: quote.currency })} ${quote.currency}`,
    lineCount: quote.line_count,
    validUntil: quote.valid_until,
  }
}

/** Prices the choice and keeps it: the lines that take part. Refuses what comes to nothing, or to less. */
export async function keepQuote(
  ctx: Ctx & { organization: OrganizationRef; actor: ContactActor },
  choice: RenewalChoice,
  label: string | null,
): Promise<QuoteRow> {
  const { pricing, input, lines, validUntil } = await priceChoice(ctx, choice)
  const kept = lines.filter(({ priced }) => priced.notPriced === null)
  if (kept.length === 0) throw new Refusal('nothing-to-renew', { why: 'lines' })
  const sums = sumsOf(kept.flatMap(({ priced }) => priced.elements))
  if (sums.totalMinor < 0) throw new Refusal('total-below-zero')
  const key = { organization_id: ctx.organization.id, id: ctx.ids.uuid() }
  await insertQuote(ctx, {
    ...key,
    ...sums,
    label,
    made_by: await findBuyerName(ctx, ctx.actor),
    priced_on: ctx.today,
    term_months: choice.termMonths ?? null,
    common_end: choice.commonEnd ?? null,
    currency: pricing.rules.currency,
    schedule_id: pricing.schedule.id,
    schedule_version: pricing.version,
    valid_until: validUntil,
    line_count: kept.length,
    document: JSON.stringify({ ...input, lines: kept.map(({ line }) => line) }),
  })
  await insertQuoteLines(ctx, key, kept)
  return findQuote(ctx, key.id)
}
