import type { MissingView } from '../../contract/partner-quotes.ts'
import type { Pricing } from '../pricing/pricing-queries.ts'
import { viewMissing } from '../renewals/line-view.ts'
import { onlyRenewable } from '../renewals/missing-cover.ts'
import { coversOf, missingCovers, type RenewedLine } from '../renewals/missing-cover-rules.ts'
import type { AtCustomer } from './acting-customer.ts'
import { countUnseen, listSharedOfCovers } from './shared-line-queries.ts'

/** What is missing beside some lines, and the rows of those that the partner could add itself. */
export type Missing = { views: MissingView[]; addable: string[]; count: number }

/**
 * REN-4: what must renew together with these lines and is not among them. What is covered longer than they will be is not
 * missing, nor is what the customer itself could not renew; of what the partner does not see, only a number is known, and lines of
 * the draft itself are not counted.
 */
export async function findMissing(
  ctx: AtCustomer,
  lines: readonly RenewedLine[],
  quoteId: string | null,
  pricing: Pricing | null = null,
): Promise<Missing> {
  const covers = coversOf(lines)
  if (covers.length === 0) return { views: [], addable: [], count: 0 }
  const unseen = await countUnseen(ctx, ctx.organization.id, covers, quoteId)
  const shared = await listSharedOfCovers(ctx, ctx.organization.id, covers)
  const missing = missingCovers(lines, await onlyRenewable(ctx, ctx.organization.id, shared, pricing), unseen)
  return {
    views: missing.map((one) => ({ ...viewMissing(one), unseen: one.unseen })),
    addable: missing.flatMap(({ rows }) => rows.map((row) => row.membership_id)),
    count: missing.reduce((sum, { rows, unseen: more }) => sum + rows.length + more, 0),
  }
}
