import { record } from '../audit/record.ts'
import type { Ctx } from '../platform/operation.ts'
import { saveViewAsEnd, type ViewAsRow } from './view-as-queries.ts'
import { endOf } from './view-as-rules.ts'

/** ACC-16. Ends a look at the portal as a contact, in the activity of the contact's organization too. */
export async function noteViewAsEnd(ctx: Ctx, view: ViewAsRow): Promise<void> {
  await saveViewAsEnd(ctx.tx, view, endOf(view, ctx.now))
  await record(ctx, {
    action: 'view-as.ended',
    organizationId: view.organization_id,
    subject: { kind: 'contact', id: view.contact_id, label: view.contact_name },
  })
}
