import { contactTypes } from '../../contract/actor.ts'
import type { recovering } from '../../contract/recovery.ts'
import { permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { closeAccessRequest } from './close-access-request.ts'
import { contactSubject, editableFacts } from './contact-facts.ts'
import { saveContact, takeAdministrators, takeContact } from './contact-queries.ts'
import { decideRecovery, findRecovery, listObjections, takeRecovery } from './recovery-queries.ts'
import { expectApprovable } from './recovery-rules.ts'
import { viewRecovery } from './recovery-view.ts'
import { tellDecision } from './tell-decision.ts'

/** ACC-9. Customer service makes whoever asked an unrestricted administrator of the company. */
export const approveRecovery: Operation<typeof recovering.approveRecovery> = async (ctx, input) => {
  await takeAdministrators(ctx)
  const request = await takeRecovery(ctx, input.recoveryRequestId)
  permit(ctx.actor, 'recovery.decide', request)
  const objections = await listObjections(ctx, request)
  expectApprovable(request, objections.length, input.reason, ctx.now)
  const contact = await takeContact(ctx, request.contactId)
  if (contact.status !== 'active') throw new Refusal('contact-not-active')
  const before = editableFacts(contact)
  const types = contactTypes.filter((type) => type === 'administrator' || contact.types.includes(type))
  const after = { ...before, types, restricted: false }
  // To the administrators who were there before.
  await tellDecision(ctx, request, objections, { approved: true, reason: input.reason })
  await saveContact(ctx.tx, contact, after)
  await closeAccessRequest(ctx, contact, { ...after, status: contact.status })
  await decideRecovery(ctx, request, { status: 'approved', by: ctx.actor.name, reason: input.reason })
  const change = { ...changedFields(before, after), reason: input.reason }
  await record(ctx, { action: 'recovery.approved', subject: contactSubject(contact), ...change })
  return viewRecovery(ctx, await findRecovery(ctx, request.id))
}
