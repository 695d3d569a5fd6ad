import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPlace, findPricing, type Pricing } from '../pricing/pricing-queries.ts'
import { whyNotOffered } from './line-choice-rules.ts'
import type { CoveredRow } from './line-rows.ts'
import { coversOf, type MissingCover, missingCovers, type RenewedLine } from './missing-cover-rules.ts'
import type { PricedChoice } from './price-choice.ts'
import { changeOf, withChange } from './programme-change.ts'
import type { ProgrammeChange } from './programme-change-rules.ts'
import { listCoversOf } from './quote-line-queries.ts'
import type { QuoteRow } from './quote-queries.ts'
import { listCoveredBefore } from './renewable-line-queries.ts'

/** The lines of a price that take part, as they say what must renew together with them. */
export function renewedLines({ lines }: Pick<PricedChoice, 'lines'>): RenewedLine[] {
  return lines
    .filter(({ priced }) => priced.notPriced === null)
    .map(({ row, priced }) => ({ ...row, until: priced.endsOn }))
}

/**
 * REN-4: what must renew together with these lines of an organization, and is not among them. What has lapsed, is in an order
 * under way, or cannot be renewed at all is not demanded: nobody is kept from renewing by what they cannot add.
 */
export async function findMissing(
  ctx: Ctx,
  organizationId: string,
  renewed: readonly RenewedLine[],
  { pricing, change }: Pick<PricedChoice, 'pricing' | 'change'>,
): Promise<MissingCover[]> {
  const covers = coversOf(renewed)
  if (covers.length === 0) return []
  const chosen = new Set(renewed.map(({ membership_id }) => membership_id))
  const inForce = await listCoveredBefore(ctx, organizationId, covers)
  const others = inForce.filter(({ membership_id }) => !chosen.has(membership_id))
  return missingCovers(covers, await onlyRenewable(ctx, organizationId, others, { pricing, change }))
}

/** Those of an organization's lines that its own people can renew at the prices of today, with the change of programme. */
export async function onlyRenewable(
  ctx: Ctx,
  organizationId: string,
  rows: readonly CoveredRow[],
  { pricing, change }: { pricing: Pricing | null; change: ProgrammeChange | null },
): Promise<CoveredRow[]> {
  if (rows.length === 0) return []
  const products = [...new Set(rows.map(({ product_code }) => product_code))]
  const held = pricing ?? (await findPricing(ctx, await findPlace(ctx.tx, organizationId), ctx.today, products))
  if (held === null) return []
  const changed = await withChange(ctx, organizationId, rows, change)
  return changed.filter((row) => whyNotOffered(row, { today: ctx.today, now: ctx.now, rules: held.rules }) === null)
}

/**
 * The same of a quote that nobody has ordered or sent yet. A partner's draft is told to the partner alone; what somebody was
 * sent stays as it is (decision 045).
 */
export async function missingOf(ctx: Ctx, quote: QuoteRow): Promise<MissingCover[]> {
  const isPrepared = quote.status === 'draft' || quote.status === 'approval-needed'
  if (!isPrepared || quote.maker === 'partner') return []
  const covers = await listCoversOf(ctx, quote)
  if (covers.length === 0) return []
  const others = await listCoveredBefore(ctx, quote.organization_id, covers, quote.id)
  const change = await changeOf(ctx, quote)
  return missingCovers(covers, await onlyRenewable(ctx, quote.organization_id, others, { pricing: null, change }))
}

/** The lines that are missing, of whatever programme and product. */
export function rowsMissing(missing: readonly MissingCover[]): CoveredRow[] {
  return missing.flatMap(({ rows }) => rows)
}

/** Refuses an incomplete quote with `quote-incomplete`: it can be saved, and completed, but neither ordered nor sent. */
export async function refuseUnlessComplete(ctx: Ctx, quote: QuoteRow): Promise<void> {
  const count = rowsMissing(await missingOf(ctx, quote)).length
  if (count > 0) throw new Refusal('quote-incomplete', { count, maker: quote.maker })
}
