import type { ContactType, OrganizationRef, PartnerRole } from '../../contract/actor.ts'
import { type Instant, later } from '../../values/calendar.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { tokenHash } from './authenticate.ts'
import { invitation } from './invitation.email.ts'
import { endInvitations, insertInvitation } from './invitation-queries.ts'
import { isContinuation } from './invitation-rules.ts'
import { type Addressee, letterTo } from './letter-to.ts'
import { invitationLife } from './session-rules.ts'

/** A contact who may be invited: the columns of their row. */
export type Invitee = Addressee & {
  user_id: string | null
  types: readonly ContactType[]
  status: 'active' | 'inactive'
  time_zone: string
  /** What they do at a partner, which lets them sign in whatever their types. */
  partner_roles?: readonly PartnerRole[]
}

/** Whom to invite. `continueTo`: a page below `/o/{number}/`, such as a licence to allocate. */
export type InvitationWish = { contact: Invitee; organization?: OrganizationRef; continueTo?: string | null }

/** Why this contact cannot be invited, or null. */
export function whyNotInvite(
  contact: Pick<Invitee, 'user_id' | 'types' | 'status' | 'partner_roles'>,
): 'invitation-not-open' | 'cannot-sign-in' | null {
  if (contact.user_id !== null) return 'invitation-not-open'
  const hasRole = contact.partner_roles !== undefined && contact.partner_roles.length > 0
  const signsIn = hasRole || contact.types.some((type) => type !== 'sales')
  return signsIn && contact.status === 'active' ? null : 'cannot-sign-in'
}

/**
 * ACC-10. Invites a contact by letter: a link good once and for 7 days; older ones die. Works in the transaction of an
 * administrator, of staff and of the worker. Refuses `invitation-not-open` and `cannot-sign-in`.
 */
export async function inviteContact(ctx: Ctx, wish: InvitationWish): Promise<void> {
  const { contact } = wish
  const organization = organizationOf(ctx, wish)
  const { url, expiresAt } = await makeInvitation(ctx, wish)
  await post(
    ctx,
    invitation,
    {
      organization: organization.name,
      number: organization.number,
      invitedBy: 'name' in ctx.actor ? ctx.actor.name : organization.name,
      url,
      expiresAt,
      timeZone: contact.time_zone,
    },
    letterTo(contact),
  )
}

/** Makes the invitation without a letter of its own: for letters that invite and say something else besides. */
export async function makeInvitation(ctx: Ctx, wish: InvitationWish): Promise<{ url: string; expiresAt: Instant }> {
  const { contact, continueTo = null } = wish
  const whyNot = whyNotInvite(contact)
  if (whyNot) throw new Refusal(whyNot)
  const organization = organizationOf(ctx, wish)
  if (continueTo !== null && !isContinuation(continueTo, organization.number))
    throw new Error('an invitation may lead only to a page of its own organization')
  const token = ctx.ids.secret()
  const expiresAt = later(ctx.now, invitationLife)
  await endInvitations(ctx.tx, contact.organization_id, contact.id, ctx.now)
  await insertInvitation(
    ctx.tx,
    {
      id: ctx.ids.uuid(),
      organizationId: contact.organization_id,
      contactId: contact.id,
      tokenHash: tokenHash(token),
      continueTo,
      expiresAt,
    },
    ctx.now,
  )
  return { url: `${ctx.publicOrigin}/${contact.language}/invitation/${token}`, expiresAt }
}

function organizationOf(ctx: Ctx, wish: InvitationWish): OrganizationRef {
  const organization = wish.organization ?? ctx.organization
  if (organization?.id !== wish.contact.organization_id) throw new Error('a contact is invited by its own organization')
  return organization
}
