import type { contacts } from '../../contract/contacts.ts'
import { notFound, permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findContact } from './contact-queries.ts'
import { viewContact } from './contact-view.ts'

/** ACC-4. Shows somebody their own contact in the organization they act for. */
export const readProfile: Operation<typeof contacts.readProfile> = async (ctx) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const contact = await findContact(ctx, ctx.actor.contactId)
  permit(ctx.actor, 'profile.read', contact)
  return viewContact(ctx, contact)
}
