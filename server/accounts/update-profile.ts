import type { contacts } from '../../contract/contacts.ts'
import { notFound, permit } from '../access/permit.ts'
import { changedFields, patched } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { contactSubject, editableFacts } from './contact-facts.ts'
import { findContact, saveContact, takeContact } from './contact-queries.ts'
import { viewContact } from './contact-view.ts'
import { findOrganization } from './organization-queries.ts'
import { readPhones } from './phone-rules.ts'

/** ACC-4. Changes what somebody is called and reached by, by themselves; rights and e-mail have ways of their own. */
export const updateProfile: Operation<typeof contacts.updateProfile> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const contact = await takeContact(ctx, ctx.actor.contactId)
  permit(ctx.actor, 'profile.edit', contact)
  expectVersion(ctx, contact)
  const { number: _, ...wanted } = input
  const { country } = await findOrganization(ctx, contact.organization_id)
  const phones = readPhones(wanted, ['phone', 'mobilePhone', 'fax'], country)
  const before = editableFacts(contact)
  const after = patched(before, { ...wanted, ...phones })
  const change = changedFields(before, after)
  if (!change) return viewContact(ctx, contact)
  await saveContact(ctx.tx, contact, after)
  await record(ctx, { action: 'contact.updated', subject: contactSubject({ id: contact.id, ...after }), ...change })
  return viewContact(ctx, await findContact(ctx, contact.id))
}
