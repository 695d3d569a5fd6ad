import type { identity } from '../../contract/identity.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { endPasswordLinks } from './link-queries.ts'
import { passwordChanged } from './password-changed.email.ts'
import { requirePassword, wordsAround } from './password-rules.ts'
import { reprovePassword } from './reprove-password.ts'
import { endSessionsOf } from './session-queries.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'
import { savePassword } from './user-queries.ts'

/**
 * ACC-11, ACC-12. Changes one's own password. Every other session ends, links from a forgotten password die, and the
 * owner is told.
 */
export const changePassword: Errand<typeof identity.changePassword, House> = async (outing, input) => {
  const { house, within, actor } = outing
  const user = await reprovePassword(outing, input.currentPassword, 'currentPassword')
  const hasSecondFactor = user.totp_confirmed_at !== null
  requirePassword(input.newPassword, { hasSecondFactor, words: wordsAround(user) }, 'newPassword')
  const hash = await house.passwords.hash(input.newPassword)
  await within(async (ctx) => {
    if (!(await savePassword(ctx.tx, user, hash, ctx.now))) throw new Refusal('changed-meanwhile')
    await endPasswordLinks(ctx.tx, user.id, null, ctx.now)
    const ended = await endSessionsOf(ctx.tx, user.id, actor.sessionId, ctx.now)
    await recordForOwner(ctx, user, 'password.changed', { after: { endedSessions: ended } })
    await tellOwner(ctx, user, passwordChanged, { ...occasionOf(ctx, user), loginId: user.login_id })
  })
  return { done: true }
}
