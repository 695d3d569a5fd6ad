import type { identity } from '../../contract/identity.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { attachUser } from './accept-invitation.errand.ts'
import { isContactAlready } from './invitation-queries.ts'
import { openInvitation } from './read-invitation.ts'
import { takeUser } from './user-queries.ts'

/** ACC-10, ACC-11. Accepts an invitation with the sign-in in hand: one user may be a contact of several organizations. */
export const joinWithInvitation: Operation<typeof identity.joinWithInvitation> = async (ctx, input) => {
  if (ctx.actor.kind !== 'person') throw new Refusal('not-signed-in')
  const invitation = await openInvitation(ctx, input.token)
  const user = await takeUser(ctx.tx, ctx.actor.userId)
  const { organization, number } = invitation
  if (await isContactAlready(ctx.tx, user.id, invitation.organization_id))
    throw new Refusal('already-contact', { organization })
  await attachUser(ctx, invitation, user.id)
  await record(ctx, {
    action: 'invitation.accepted',
    organizationId: invitation.organization_id,
    subject: { kind: 'user', id: user.id, label: user.login_id },
  })
  return { organization: { number, name: organization }, continueTo: invitation.continue_to }
}
