import type { identity } from '../../contract/identity.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { endInvitations, type OpenInvitation, saveContactUser, spendInvitation } from './invitation-queries.ts'
import { loginKey } from './login-id-rules.ts'
import { contextWords, requirePassword } from './password-rules.ts'
import { openInvitation } from './read-invitation.ts'
import { startSession } from './start-session.ts'
import { recordForOwner } from './tell-owner.ts'
import { insertUser, takeUser } from './user-queries.ts'

/**
 * ACC-10, ACC-12. Accepts an invitation with a new sign-in: once, also when sent twice at the same moment. Signs in, and
 * says where the invitation leads. That a login ID is taken is told, as it must be: only to somebody who was invited.
 */
export const acceptInvitation: Errand<typeof identity.acceptInvitation, House> = async (outing, input) => {
  const { house, within } = outing
  const invitation = await within((ctx) => openInvitation(ctx, input.token))
  const words = contextWords([
    input.loginId,
    invitation.organization,
    invitation.first_name,
    invitation.last_name,
    invitation.email.replace(/@.*/, ''),
  ])
  requirePassword(input.password, { hasSecondFactor: false, words }, 'password')
  const hash = await house.passwords.hash(input.password)
  return within(async (ctx) => {
    const userId = ctx.ids.uuid()
    const { language, time_zone: timeZone } = invitation
    const user = { id: userId, loginId: input.loginId, loginKey: loginKey(input.loginId), hash, language, timeZone }
    if (!(await insertUser(ctx.tx, user, ctx.now))) throw new Refusal('login-id-taken', {}, 'loginId')
    await attachUser(ctx, invitation, userId)
    const made = await takeUser(ctx.tx, userId)
    await recordForOwner(ctx, made, 'invitation.accepted')
    const view = await startSession(ctx, house.vault, made, { announce: false })
    return { ...view, continueTo: invitation.continue_to }
  })
}

/** Gives the invited contact its sign-in and kills the invitation. Refuses `link-not-valid` where another was faster. */
export async function attachUser(ctx: Ctx, invitation: OpenInvitation, userId: string): Promise<void> {
  const isFirst =
    (await spendInvitation(ctx.tx, invitation, ctx.now)) && (await saveContactUser(ctx.tx, invitation, userId))
  if (!isFirst) throw new Refusal('link-not-valid')
  await endInvitations(ctx.tx, invitation.organization_id, invitation.contact_id, ctx.now)
}
