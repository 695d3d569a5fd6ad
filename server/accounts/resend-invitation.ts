import type { contacts } from '../../contract/contacts.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findContact, takeContact } from './contact-queries.ts'
import { whyNotInvite } from './contact-rules.ts'
import { viewContact } from './contact-view.ts'
import { sendInvitation } from './send-invitation.ts'

/** ACC-10. Invites a contact who has not signed in yet once more; the former link stops working. */
export const resendInvitation: Operation<typeof contacts.resendInvitation> = async (ctx, input) => {
  const contact = await takeContact(ctx, input.contactId)
  permit(ctx.actor, 'people.edit', contact)
  const reason = whyNotInvite(contact)
  if (reason) throw new Refusal(reason)
  await sendInvitation(ctx, contact)
  return viewContact(ctx, await findContact(ctx, contact.id))
}
