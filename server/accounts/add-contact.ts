import type { contacts } from '../../contract/contacts.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { contactSubject, editableFacts } from './contact-facts.ts'
import { findContact, insertContact, orEmailTaken, takeAdministrators } from './contact-queries.ts'
import { canSignIn } from './contact-rules.ts'
import { viewContact } from './contact-view.ts'
import { findOrganization } from './organization-queries.ts'
import { readPhones } from './phone-rules.ts'
import { sendInvitation } from './send-invitation.ts'

/** ACC-10. Adds a person to the organization and invites them, unless people of their kind do not sign in. */
export const addContact: Operation<typeof contacts.addContact> = async (ctx, input) => {
  await takeAdministrators(ctx)
  const organization = await findOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'people.edit', organization)
  const phones = readPhones(input, ['phone', 'mobilePhone', 'fax'], organization.country)
  const facts = editableFacts({ ...input, ...phones, language: input.language ?? organization.language })
  const contact = { organization_id: organization.organization_id, id: ctx.ids.uuid(), ...facts }
  await orEmailTaken(insertContact(ctx, contact))
  await record(ctx, { action: 'contact.added', subject: contactSubject(contact), after: facts })
  const added = await findContact(ctx, contact.id)
  if (!canSignIn(added)) return viewContact(ctx, added)
  await sendInvitation(ctx, added)
  return viewContact(ctx, await findContact(ctx, added.id))
}
