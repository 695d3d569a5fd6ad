import { recordAll } from '../audit/record.ts'
import type { Ctx } from '../platform/operation.ts'
import { saveViews } from './partner-view-queries.ts'

/**
 * PAR-9: whoever of a partner looks at customers' data leaves a row in each customer's trail, one for each person and day,
 * which counts how often.
 */
export async function leaveTrace(ctx: Ctx, customerIds: readonly string[]): Promise<void> {
  const { actor } = ctx
  // Staff who look as somebody of the partner are not the partner (ACC-16).
  if (actor.kind !== 'contact' || actor.viewedBy || customerIds.length === 0) return
  const { id: partnerId, number, name } = actor.organization
  const viewer = { partnerId, contactId: actor.contactId }
  const firsts = await saveViews(ctx, viewer, [...new Set(customerIds)])
  await recordAll(
    ctx,
    firsts.map(({ organization_id, audit_event_id }) => ({
      id: audit_event_id,
      action: 'partner.viewed',
      organizationId: organization_id,
      subject: { kind: 'partner', id: partnerId, label: `${name} (${number})` },
    })),
  )
}
