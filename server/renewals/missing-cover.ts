import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findPlace, findPricing, type Pricing } from '../pricing/pricing-queries.ts'
import { whyNotOffered } from './line-choice-rules.ts'
import type { CoveredRow } from './line-rows.ts'
import { coversOf, type MissingCover, missingCovers, type RenewedLine } from './missing-cover-rules.ts'
import type { PricedChoice } from './price-choice.ts'
import { listDemandingLines } from './quote-line-queries.ts'
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
  pricing: Pricing | null = null,
): Promise<MissingCover[]> {
  const covers = coversOf(renewed)
  if (covers.length === 0) return []
  const inForce = await listCoveredBefore(ctx, organizationId, covers)
  if (missingCovers(renewed, inForce).length === 0) return []
  const products = covers.map(({ product }) => product)
  const rules = (pricing ?? (await findPricing(ctx, await findPlace(ctx.tx, organizationId), ctx.today, products)))
    ?.rules
  if (rules === undefined) return []
  const offered = inForce.filter((row) => whyNotOffered(row, { today: ctx.today, now: ctx.now, rules }) === null)
  return missingCovers(renewed, offered)
}

/**
 * The same of a quote that nobody has ordered or sent yet. A partner's draft is told to the partner alone; what somebody was
 * sent stays as it is (decision 045).
 */
export async function missingOf(ctx: Ctx, quote: QuoteRow): Promise<MissingCover[]> {
  const isPrepared = quote.status === 'draft' || quote.status === 'approval-needed'
  if (!isPrepared || quote.maker === 'partner') return []
  return findMissing(ctx, quote.organization_id, await listDemandingLines(ctx, quote))
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
