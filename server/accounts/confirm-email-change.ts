import type { contacts } from '../../contract/contacts.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { contactSubject, editableFacts, letterToContact } from './contact-facts.ts'
import { findContact, orEmailTaken, saveContact, takeContact } from './contact-queries.ts'
import { viewContact } from './contact-view.ts'
import { endEmailChanges, takeEmailChange } from './email-change-queries.ts'
import { emailChanged } from './email-changed.email.ts'

/** ACC-4. Takes over a new address that its owner has proven with the mailed link; the former one is told. */
export const confirmEmailChange: Operation<typeof contacts.confirmEmailChange> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const contact = await takeContact(ctx, ctx.actor.contactId)
  permit(ctx.actor, 'profile.edit', contact)
  const change = await takeEmailChange(ctx, contact, tokenHash(input.token))
  if (!change) throw new Refusal('link-not-valid')
  await orEmailTaken(saveContact(ctx.tx, contact, { ...editableFacts(contact), email: change.email }))
  await endEmailChanges(ctx, contact)
  await record(ctx, {
    action: 'contact.email-changed',
    subject: contactSubject(contact),
    before: { email: contact.email },
    after: { email: change.email },
  })
  const { name: organization, number } = ctx.organization
  await post(ctx, emailChanged, { organization, number, email: change.email }, letterToContact(contact))
  return viewContact(ctx, await findContact(ctx, contact.id))
}
