import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import type { Operation } from '../platform/operation.ts'
import { findDraft } from './advisor-draft-queries.ts'
import { ticksOf } from './advisor-draft-view.ts'
import {
  countAssignable,
  countTicked,
  isTicked,
  listAssignable,
  listProductsToAssign,
} from './assignable-licence-queries.ts'

/** PAR-6. The customer's licences to tick under "view assigned". */
export const listDraftLicences: Operation<typeof addingAdvisors.listDraftLicences> = async (ctx, input) => {
  const ticks = ticksOf(await findDraft(ctx, input.draftId))
  const { id } = ctx.organization
  const seen = { '': {}, yes: { by: ticks }, no: { notBy: ticks } }[input.ticked]
  const { rows, next } = await listAssignable<{ ticked: boolean }>(ctx, id, input, seen, isTicked(ticks))
  const total = await countAssignable(ctx, id, input, seen)
  return {
    items: rows,
    next,
    // A page may show more than a count that stopped early has met.
    total: { ...total, count: Math.max(total.count, rows.length) },
    ticked: await countTicked(ctx, ticks),
    products: await listProductsToAssign(ctx, id),
  }
}
