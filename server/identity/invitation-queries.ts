import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import type { Tx } from '../platform/db.ts'

/** An invitation that may still be accepted, with whom it is for. */
export type OpenInvitation = {
  id: string
  organization_id: string
  number: OrganizationNumber
  organization: string
  contact_id: string
  first_name: string
  last_name: string
  email: string
  language: Language
  time_zone: string
  continue_to: string | null
  expires_at: Instant
}

/** The invitation of this token, if it may still be accepted: not used, not replaced, not too old, contact still without a sign-in. */
export function findInvitation(tx: Tx, tokenHash: Buffer, now: Instant): Promise<OpenInvitation | null> {
  return tx.maybe<OpenInvitation>(sql`
    select i.id, i.organization_id, o.number, o.legal_name as organization, i.contact_id, c.first_name, c.last_name, c.email,
      c.language, c.time_zone, i.continue_to, i.expires_at
    from invitations i
      join organizations o on o.id = i.organization_id
      join contacts c on c.organization_id = i.organization_id and c.id = i.contact_id
    where i.token_hash = ${tokenHash} and i.used_at is null and i.expires_at >= ${now}
      and o.status = 'active' and c.status = 'active' and c.user_id is null and (not c.types <@ array['sales']
        or exists (select from partner_people r where r.partner_id = c.organization_id and r.contact_id = c.id and r.roles <> '{}'))`)
}

/** Uses the invitation up. Tells whether this call was the one that did. */
export async function spendInvitation(tx: Tx, invitation: OpenInvitation, now: Instant): Promise<boolean> {
  const used = await tx.change(sql`
    update invitations set used_at = ${now}
    where organization_id = ${invitation.organization_id} and id = ${invitation.id} and used_at is null and expires_at >= ${now}`)
  return used === 1
}

/** Gives the contact its sign-in. Tells whether it had none. */
export async function saveContactUser(tx: Tx, invitation: OpenInvitation, userId: string): Promise<boolean> {
  const given = await tx.change(sql`
    update contacts set user_id = ${userId}
    where organization_id = ${invitation.organization_id} and id = ${invitation.contact_id} and user_id is null`)
  return given === 1
}

/** Makes an invitation. */
export async function insertInvitation(
  tx: Tx,
  invitation: {
    id: string
    organizationId: string
    contactId: string
    tokenHash: Buffer
    continueTo: string | null
    expiresAt: Instant
  },
  now: Instant,
): Promise<void> {
  await tx.changeOne(sql`
    insert into invitations (organization_id, id, contact_id, token_hash, continue_to, created_at, expires_at)
    values (${invitation.organizationId}, ${invitation.id}, ${invitation.contactId}, ${invitation.tokenHash},
      ${invitation.continueTo}, ${now}, ${invitation.expiresAt})`)
}

/** Kills the invitations of a contact: a newer one was made, or one was accepted. */
export async function endInvitations(tx: Tx, organizationId: string, contactId: string, now: Instant): Promise<void> {
  await tx.change(sql`
    update invitations set used_at = ${now}
    where organization_id = ${organizationId} and contact_id = ${contactId} and used_at is null`)
}

/** Whether the user is a contact there already, active or not. */
export async function isContactAlready(tx: Tx, userId: string, organizationId: string): Promise<boolean> {
  const found = await tx.maybe(sql`
    select 1 from contacts where organization_id = ${organizationId} and user_id = ${userId}`)
  return found !== null
}
