import { record } from '../audit/record.ts'
import { inviteContact } from '../identity/invite-contact.ts'
import type { Ctx } from '../platform/operation.ts'
import { contactSubject } from './contact-facts.ts'
import type { ContactRow } from './contact-queries.ts'

/** ACC-10. Invites a contact by letter and notes it in the trail. Ask `whyNotInvite` first. */
export async function sendInvitation(ctx: Ctx, row: ContactRow): Promise<void> {
  const { organization_id, id, email, language, types, status } = row
  const contact = {
    ...{ organization_id, id, email, language, types, status },
    first_name: row.firstName,
    last_name: row.lastName,
    time_zone: row.timeZone,
    user_id: row.userId,
    partner_roles: row.partnerRoles,
  }
  await inviteContact(ctx, { contact })
  await record(ctx, { action: 'contact.invited', subject: contactSubject(row), after: { email } })
}
