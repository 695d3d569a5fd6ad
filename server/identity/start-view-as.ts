import type { viewingAs } from '../../contract/view-as.ts'
import { later } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { endViewAsLater } from './end-view-as.job.ts'
import { noteViewAsEnd } from './note-view-as-end.ts'
import { findViewedContact, insertViewAs, takeViewAs, type ViewAsRow } from './view-as-queries.ts'
import { viewAsMinutes, whyNotView } from './view-as-rules.ts'
import { viewOfViewAs } from './view-as-view.ts'

/**
 * ACC-16. Lets the session look at the portal as a contact, and tells their organization who does and why. Asked again for the
 * same contact with the same reason it changes nothing; any other look of the session ends.
 */
export const startViewAs: Operation<typeof viewingAs.startViewAs> = async (ctx, input) => {
  const former = await takeViewAs(ctx.tx, ctx.actor)
  const contact = await findViewedContact(ctx.tx, input.number, input.contactId)
  if (!contact) throw notFound(ctx.actor)
  const whyNot = whyNotView(contact)
  if (whyNot) throw new Refusal('nothing-to-view', { name: contact.name, why: whyNot })
  if (former?.contact_id === contact.id && former.reason === input.reason && former.until > ctx.now)
    return viewOfViewAs(former)
  if (former) await noteViewAsEnd(ctx, former)
  const view: ViewAsRow = {
    organization_id: contact.organization_id,
    id: ctx.ids.uuid(),
    contact_id: contact.id,
    organization_number: contact.organization_number,
    organization_name: contact.organization_name,
    contact_name: contact.name,
    reason: input.reason,
    started_at: ctx.now,
    until: later(ctx.now, { minutes: viewAsMinutes }),
  }
  await insertViewAs(ctx.tx, view, ctx.actor)
  await record(ctx, {
    action: 'view-as.started',
    organizationId: view.organization_id,
    subject: { kind: 'contact', id: contact.id, label: contact.name },
    reason: view.reason,
  })
  const named = { organizationId: view.organization_id, viewAsId: view.id }
  await enqueue(ctx, endViewAsLater, named, { after: view.until })
  return viewOfViewAs(view)
}
