import type { askingForAccess } from '../../contract/access-requests.ts'
import { permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { accessGranted } from './access-granted.email.ts'
import { findAccessRequest } from './access-request-queries.ts'
import { viewAccessRequest } from './access-request-view.ts'
import { contactSubject, editableFacts, letterToContact } from './contact-facts.ts'
import { saveContact, takeAdministrators, takeContact } from './contact-queries.ts'
import { isSelf, nameOfActing, ownRights } from './contact-rules.ts'
import { endAccessRequest } from './end-access-request.ts'

/** ACC-5, ACC-6. Lifts the restriction of whoever asked; it holds with their next request. */
export const grantAccess: Operation<typeof askingForAccess.grantAccess> = async (ctx, input) => {
  // Decisions of one organization come one after the other, so the second finds what the first decided.
  const administrators = await takeAdministrators(ctx)
  const request = await findAccessRequest(ctx, input.accessRequestId)
  permit(ctx.actor, 'access.decide', request)
  if (isSelf(ctx.actor, request.contact)) throw ownRights(request.contact, administrators)
  const decidedBy = nameOfActing(ctx.actor, administrators)
  await endAccessRequest(ctx, request, { status: 'granted', decidedBy, reason: null })
  const contact = await takeContact(ctx, request.contact.id)
  const before = editableFacts(contact)
  const after = { ...before, restricted: false }
  await saveContact(ctx.tx, contact, after)
  await record(ctx, { action: 'access.granted', subject: contactSubject(contact), ...changedFields(before, after) })
  const { name: organization, number } = ctx.organization
  const facts = { organization, number, grantedBy: decidedBy, types: contact.types, publicOrigin: ctx.publicOrigin }
  await post(ctx, accessGranted, facts, letterToContact(contact))
  return viewAccessRequest(ctx, await findAccessRequest(ctx, request.id))
}
