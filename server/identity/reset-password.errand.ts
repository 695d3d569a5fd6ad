import type { identity } from '../../contract/identity.ts'
import type { SignedInView } from '../../contract/identity-fields.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countAttempt, forgiveAttempt } from './count-attempt.ts'
import { endPasswordLinks, type PasswordLink, spendPasswordLink } from './link-queries.ts'
import { passwordChanged } from './password-changed.email.ts'
import { requirePassword, wordsAround } from './password-rules.ts'
import { codeCounter, proveSecondFactor } from './prove-second-factor.ts'
import { openPasswordLink } from './read-password-link.ts'
import { endSessionsOf } from './session-queries.ts'
import { startSession } from './start-session.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'
import { type ProvenUser, savePassword, takeUser } from './user-queries.ts'

/**
 * ACC-11, ACC-12. Uses a link from a forgotten password: once, also when sent fifty times at the same moment. The link
 * stands for the password only: a second factor is asked for all the same. Ends every session, kills every other link,
 * tells the owner, and signs in.
 */
export const resetPassword: Errand<typeof identity.resetPassword, House> = async (outing, input) => {
  const { house, within } = outing
  const { link, user } = await within((ctx) => openPasswordLink(ctx, input.token))
  const hasSecondFactor = user.totp_confirmed_at !== null
  requirePassword(input.password, { hasSecondFactor, words: wordsAround(user) }, 'password')
  if (hasSecondFactor) {
    if (!input.code) throw new Refusal('second-factor-needed', {}, 'code')
    await within((ctx) => countAttempt(ctx, [codeCounter(outing, house.vault, user.id)]))
  }
  const hash = await house.passwords.hash(input.password)
  return within(async (ctx) => {
    const current = await takeUser(ctx.tx, user.id)
    if (!(await spendPasswordLink(ctx.tx, link.id, ctx.now))) throw new Refusal('link-not-valid')
    if (current.totp_confirmed_at !== null) await requireCode(ctx, house, current, input.code)
    return replacePassword(ctx, house, { user: current, link, hash })
  })
}

async function requireCode(ctx: Ctx, house: House, user: ProvenUser, code: string | undefined): Promise<void> {
  if (!code) throw new Refusal('second-factor-needed', {}, 'code')
  if (!(await proveSecondFactor(ctx, house.vault, user, code))) throw new Refusal('second-factor-wrong', {}, 'code')
  await forgiveAttempt(ctx, [codeCounter(ctx, house.vault, user.id)])
}

async function replacePassword(
  ctx: Ctx,
  house: House,
  { user, link, hash }: { user: ProvenUser; link: PasswordLink; hash: string },
): Promise<SignedInView> {
  if (user.contacts.length === 0 && !user.staff) throw new Refusal('no-organization')
  await savePassword(ctx.tx, user, hash, ctx.now)
  await endPasswordLinks(ctx.tx, user.id, link.id, ctx.now)
  const ended = await endSessionsOf(ctx.tx, user.id, null, ctx.now)
  await recordForOwner(ctx, user, 'password.reset', { after: { endedSessions: ended } })
  await tellOwner(ctx, user, passwordChanged, { ...occasionOf(ctx, user), loginId: user.login_id })
  return startSession(ctx, house.vault, user, { announce: false })
}
