import type { contacts } from '../../contract/contacts.ts'
import { later } from '../../values/calendar.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import { contactSubject, letterToContact } from './contact-facts.ts'
import { takeContact } from './contact-queries.ts'
import { viewContact } from './contact-view.ts'
import { addEmailChange, endEmailChanges, isEmailTaken } from './email-change-queries.ts'
import { emailToProve } from './email-to-prove.email.ts'

/** How long the link to a new address works. */
const hoursToProve = 24

/** ACC-4. Mails a link to somebody's new address; until it is opened, the former one stays. */
export const requestEmailChange: Operation<typeof contacts.requestEmailChange> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const contact = await takeContact(ctx, ctx.actor.contactId)
  permit(ctx.actor, 'profile.edit', contact)
  if (input.email.toLowerCase() === contact.email.toLowerCase())
    throw new FieldsInvalid(fault('email', 'already-in-use'))
  // Who does not see the other contacts is told only once the address is proven to be theirs.
  if (await isEmailTaken(ctx, contact, input.email)) throw new Refusal('email-taken', {}, 'email')
  await endEmailChanges(ctx, contact)
  const token = ctx.ids.secret()
  const expiresAt = later(ctx.now, { hours: hoursToProve })
  await addEmailChange(ctx, contact, { email: input.email, tokenHash: tokenHash(token), expiresAt })
  const after = { email: input.email }
  await record(ctx, { action: 'contact.email-change-requested', subject: contactSubject(contact), after })
  const { name: organization, number } = ctx.organization
  const url = `${ctx.publicOrigin}/o/${number}/profile/confirm-email/${token}`
  await post(ctx, emailToProve, { organization, number, url }, { ...letterToContact(contact), email: input.email })
  return viewContact(ctx, contact)
}
