import type { contacts } from '../../contract/contacts.ts'
import { permit } from '../access/permit.ts'
import { changedFields, patched } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { endInvitations } from '../identity/invitation-queries.ts'
import { expectVersion } from '../platform/expect-version.ts'
import { post } from '../platform/letter.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { closeAccessRequest } from './close-access-request.ts'
import { contactSubject, editableFacts, letterToContact } from './contact-facts.ts'
import {
  type ContactFacts,
  type ContactRights,
  type ContactRow,
  findContact,
  orEmailTaken,
  saveContact,
  takeAdministrators,
  takeContact,
} from './contact-queries.ts'
import { expectChangeAllowed, rightsDiffer, whyNotInvite } from './contact-rules.ts'
import { viewContact } from './contact-view.ts'
import { findOrganization } from './organization-queries.ts'
import { readPhones } from './phone-rules.ts'
import { rightsChanged } from './rights-changed.email.ts'
import { sendInvitation } from './send-invitation.ts'

/** ACC-4, ACC-5, ACC-9. Changes a contact's facts and rights; never one's own rights, never the last administrator's. */
export const updateContact: Operation<typeof contacts.updateContact> = async (ctx, input) => {
  const administrators = await takeAdministrators(ctx)
  const contact = await takeContact(ctx, input.contactId)
  permit(ctx.actor, 'people.edit', contact)
  expectVersion(ctx, contact)
  const { number: _number, contactId: _contactId, ...wanted } = input
  const { country } = await findOrganization(ctx, contact.organization_id)
  const phones = readPhones(wanted, ['phone', 'mobilePhone', 'fax'], country)
  const before = editableFacts(contact)
  const after = patched(before, { ...wanted, ...phones })
  const change = changedFields(before, after)
  if (!change) return viewContact(ctx, contact)
  expectChangeAllowed(ctx.actor, contact, after, administrators)
  await orEmailTaken(saveContact(ctx.tx, contact, after))
  const action = rightsDiffer(before, after) ? 'contact.rights-changed' : 'contact.updated'
  await record(ctx, { action, subject: contactSubject({ id: contact.id, ...after }), ...change })
  if (rightsDiffer(before, after)) await tellRights(ctx, contact, after)
  if (before.email !== after.email) await inviteAtNewAddress(ctx, contact)
  await closeAccessRequest(ctx, contact, { ...after, status: contact.status })
  return viewContact(ctx, await findContact(ctx, contact.id))
}

async function tellRights(ctx: Ctx, contact: ContactRow, after: ContactFacts & ContactRights): Promise<void> {
  const { organization, actor, publicOrigin } = ctx
  await post(
    ctx,
    rightsChanged,
    {
      organization: organization?.name ?? '',
      number: organization?.number ?? '',
      changedBy: 'name' in actor ? actor.name : 'Chancery',
      before: contact,
      after,
      publicOrigin,
    },
    letterToContact({ ...contact, ...after }),
  )
}

/** A link that went to a mistyped address must not work, and the right person still needs one. */
async function inviteAtNewAddress(ctx: Ctx, contact: ContactRow): Promise<void> {
  if (contact.invitedUntil === null) return
  const corrected = await findContact(ctx, contact.id)
  if (whyNotInvite(corrected)) await endInvitations(ctx.tx, corrected.organization_id, corrected.id, ctx.now)
  else await sendInvitation(ctx, corrected)
}
