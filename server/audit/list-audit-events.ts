import type { audit } from '../../contract/audit.ts'
import type { Operation } from '../platform/operation.ts'
import { listActions, listActors, listTrail } from './trail-queries.ts'
import { expectRange } from './trail-rules.ts'
import { viewTrailRow } from './trail-view.ts'

/** ACC-18. The organization's own trail: who did what, when, from what to what. */
export const listAuditEvents: Operation<typeof audit.listAuditEvents> = async (ctx, input) => {
  expectRange(input)
  const { tx, organization } = ctx
  const { rows, next } = await listTrail(tx, organization.id, input, input)
  return {
    items: rows.map((row) => viewTrailRow(ctx.actor, row)),
    next,
    people: await listActors(tx, organization.id),
    actions: await listActions(tx, organization.id),
  }
}
