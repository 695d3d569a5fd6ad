import type { contacts } from '../../contract/contacts.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findContact } from './contact-queries.ts'
import { viewContact } from './contact-view.ts'

/** ACC-4. Shows a contact to those who may see it. */
export const readContact: Operation<typeof contacts.readContact> = async (ctx, input) => {
  const contact = await findContact(ctx, input.contactId)
  permit(ctx.actor, 'people.read', contact)
  return viewContact(ctx, contact)
}
