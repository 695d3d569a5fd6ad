import type { contacts } from '../../contract/contacts.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { endInvitations } from '../identity/invitation-queries.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessEnded } from './access-ended.email.ts'
import { closeAccessRequest } from './close-access-request.ts'
import { contactSubject, letterToContact } from './contact-facts.ts'
import { findContact, saveContactStatus, takeAdministrators, takeContact } from './contact-queries.ts'
import { isSelf, leavesNobody, ownRights } from './contact-rules.ts'
import { viewContact } from './contact-view.ts'

/** ACC-4, ACC-9. Ends a contact's access; whoever they are signed in with acts for the organization no longer. */
export const deactivateContact: Operation<typeof contacts.deactivateContact> = async (ctx, input) => {
  const administrators = await takeAdministrators(ctx)
  const contact = await takeContact(ctx, input.contactId)
  permit(ctx.actor, 'people.edit', contact)
  if (contact.status === 'inactive') throw new Refusal('contact-not-active')
  if (isSelf(ctx.actor, contact)) throw ownRights(contact, administrators)
  if (leavesNobody(contact, { ...contact, status: 'inactive' }, administrators)) throw new Refusal('last-administrator')
  await saveContactStatus(ctx.tx, contact, 'inactive')
  await endInvitations(ctx.tx, contact.organization_id, contact.id, ctx.now)
  await closeAccessRequest(ctx, contact, { ...contact, status: 'inactive' })
  await record(ctx, {
    action: 'contact.deactivated',
    subject: contactSubject(contact),
    before: { status: 'active' },
    after: { status: 'inactive' },
    reason: input.reason,
  })
  const { name: organization, number } = ctx.organization
  await post(ctx, accessEnded, { organization, number, endedBy: ctx.actor.name }, letterToContact(contact))
  return viewContact(ctx, await findContact(ctx, contact.id))
}
