import type { PartnerRole } from '../../contract/actor.ts'
import { contactSubject, letterToContact } from '../accounts/contact-facts.ts'
import { canSignIn } from '../accounts/contact-rules.ts'
import { record } from '../audit/record.ts'
import { endInvitations } from '../identity/invitation-queries.ts'
import { makeInvitation } from '../identity/invite-contact.ts'
import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import type { PersonRow } from './partner-people-queries.ts'
import { partnerRolesChanged } from './partner-roles-changed.email.ts'

/**
 * PAR-3, ACC-10. Tells somebody what they do at the partner from now on. Whoever can sign in by this and has neither a sign-in
 * nor an open invitation finds one in the same letter; who no longer can loses theirs.
 */
export async function tellRoles(ctx: Ctx, person: PersonRow, roles: PartnerRole[]): Promise<void> {
  const { organization_id, id, email, types } = person
  if (!canSignIn({ types, partnerRoles: roles })) await endInvitations(ctx.tx, organization_id, id, ctx.now)
  if (person.status !== 'active') return
  const isInvited = person.userId !== null || (person.invitedUntil !== null && person.invitedUntil > ctx.now)
  const invitation = isInvited || roles.length === 0 ? null : await invite(ctx, person, roles)
  if (invitation) await record(ctx, { action: 'contact.invited', subject: contactSubject(person), after: { email } })
  await post(
    ctx,
    partnerRolesChanged,
    {
      organization: ctx.organization?.name ?? '',
      number: ctx.organization?.number ?? '',
      changedBy: 'name' in ctx.actor ? ctx.actor.name : 'Chancery',
      before: person.roles,
      after: roles,
      restricted: person.restricted,
      invitation: invitation && { ...invitation, timeZone: person.timeZone },
      publicOrigin: ctx.publicOrigin,
    },
    letterToContact(person),
  )
}

function invite(ctx: Ctx, person: PersonRow, roles: PartnerRole[]) {
  const { organization_id, id, email, language, types, status } = person
  const contact = {
    ...{ organization_id, id, email, language, types, status },
    first_name: person.firstName,
    last_name: person.lastName,
    time_zone: person.timeZone,
    user_id: person.userId,
    partner_roles: roles,
  }
  const number = ctx.organization?.number ?? ''
  return makeInvitation(ctx, { contact, continueTo: `/o/${number}/partner` })
}
