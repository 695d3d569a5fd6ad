import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'

/** A first view of a customer's data on this day by this person, to be told in the customer's trail. */
export type FirstView = { organization_id: string; audit_event_id: string }

/**
 * Counts that the person looked at these customers' data today, in one statement however many they are; tells which of them
 * they had not looked at before today, each with the id that its row in the trail will have.
 */
export function saveViews(
  ctx: Ctx,
  viewer: { partnerId: string; contactId: string },
  customerIds: readonly string[],
): Promise<FirstView[]> {
  // In one order for everybody, so that two who look at the same customers do not wait for each other crosswise.
  const sorted = [...customerIds].sort()
  return ctx.tx.many<FirstView>(sql`
    with counted as (
      insert into partner_views (organization_id, partner_id, contact_id, on_day, audit_event_id, view_count)
      select seen.id, ${viewer.partnerId}, ${viewer.contactId}, ${ctx.today}, seen.event_id, 1
      from unnest(${sorted}::uuid[], ${sorted.map(() => ctx.ids.uuid())}::uuid[]) seen(id, event_id)
      on conflict (organization_id, partner_id, contact_id, on_day) do update set view_count = partner_views.view_count + 1
      returning organization_id, audit_event_id, view_count
    )
    select organization_id, audit_event_id from counted where view_count = 1`)
}
