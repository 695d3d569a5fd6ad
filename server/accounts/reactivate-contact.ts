import type { contacts } from '../../contract/contacts.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { accessRestored } from './access-restored.email.ts'
import { contactSubject, letterToContact } from './contact-facts.ts'
import { findContact, saveContactStatus, takeAdministrators, takeContact } from './contact-queries.ts'
import { viewContact } from './contact-view.ts'

/** ACC-4. Gives a deactivated contact their access back, with the rights they had. */
export const reactivateContact: Operation<typeof contacts.reactivateContact> = async (ctx, input) => {
  await takeAdministrators(ctx)
  const contact = await takeContact(ctx, input.contactId)
  permit(ctx.actor, 'people.edit', contact)
  if (contact.status === 'active') throw new Refusal('contact-active')
  await saveContactStatus(ctx.tx, contact, 'active')
  await record(ctx, {
    action: 'contact.reactivated',
    subject: contactSubject(contact),
    before: { status: 'inactive' },
    after: { status: 'active' },
  })
  const { name: organization, number } = ctx.organization
  const facts = { organization, number, restoredBy: ctx.actor.name, publicOrigin: ctx.publicOrigin }
  await post(ctx, accessRestored, facts, letterToContact(contact))
  return viewContact(ctx, await findContact(ctx, contact.id))
}
