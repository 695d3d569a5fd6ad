import type { MissingView } from '../../contract/partner-quotes.ts'
import type { Pricing } from '../pricing/pricing-queries.ts'
import { viewMissing } from '../renewals/line-view.ts'
import { onlyRenewable } from '../renewals/missing-cover.ts'
import { type Cover, coversOf, missingCovers, type RenewedLine } from '../renewals/missing-cover-rules.ts'
import { listCoversOf } from '../renewals/quote-line-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import type { AtCustomer } from './acting-customer.ts'
import { countUnseen, listSharedOfCovers } from './shared-line-queries.ts'

/** What is missing beside some lines, and the rows of those that the partner could add itself. */
export type Missing = { views: MissingView[]; addable: string[]; count: number }

/**
 * REN-4: what must renew together with these lines and is not among them. What is covered longer than they will be is not
 * missing, nor is what the customer itself could not renew; of what the partner does not see, only a number is known.
 */
export async function findMissing(ctx: AtCustomer, lines: readonly RenewedLine[], pricing: Pricing): Promise<Missing> {
  const chosen = new Set(lines.map(({ membership_id }) => membership_id))
  return missingBeside(ctx, coversOf(lines), { quoteId: null, chosen, pricing })
}

/** The same of a draft; its own lines are not counted, whether they are shared or not. */
export async function findMissingOf(ctx: AtCustomer, quote: QuoteRow): Promise<Missing> {
  return missingBeside(ctx, await listCoversOf(ctx, quote), { quoteId: quote.id, chosen: new Set(), pricing: null })
}

async function missingBeside(
  ctx: AtCustomer,
  covers: readonly Cover[],
  { quoteId, chosen, pricing }: { quoteId: string | null; chosen: ReadonlySet<string>; pricing: Pricing | null },
): Promise<Missing> {
  if (covers.length === 0) return { views: [], addable: [], count: 0 }
  const { id: customerId } = ctx.organization
  const unseen = await countUnseen(ctx, customerId, covers, quoteId)
  const shared = await listSharedOfCovers(ctx, customerId, covers, quoteId)
  const others = shared.filter(({ membership_id }) => !chosen.has(membership_id))
  const missing = missingCovers(covers, await onlyRenewable(ctx, customerId, others, { pricing, change: null }), unseen)
  return {
    views: missing.map((one) => ({ ...viewMissing(one), unseen: one.unseen })),
    addable: missing.flatMap(({ rows }) => rows.map((row) => row.membership_id)),
    count: missing.reduce((sum, { rows, unseen: more }) => sum + rows.length + more, 0),
  }
}
