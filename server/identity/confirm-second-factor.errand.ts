import type { identity } from '../../contract/identity.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countAttempt, forgiveAttempt } from './count-attempt.ts'
import { codeCounter, openSecret } from './prove-second-factor.ts'
import { makeRecoveryCodes } from './renew-recovery-codes.errand.ts'
import { secondFactorAdded } from './second-factor-added.email.ts'
import { confirmSecret } from './second-factor-queries.ts'
import { endSessionsOf } from './session-queries.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'
import { stepOfCode } from './totp-rules.ts'
import { takeUser } from './user-queries.ts'

/**
 * ACC-12. Turns the second factor on once the app has shown a right code. Other sessions, which never asked for one, end.
 */
export const confirmSecondFactor: Errand<typeof identity.confirmSecondFactor, House> = async (outing, input) => {
  const { house, within, actor } = outing
  const counters = [codeCounter(outing, house.vault, actor.userId)]
  await within((ctx) => countAttempt(ctx, counters))
  return within(async (ctx) => {
    const user = await takeUser(ctx.tx, actor.userId)
    if (user.totp_confirmed_at !== null) throw new Refusal('second-factor-present')
    if (user.totp_secret === null) throw new Refusal('second-factor-absent')
    const step = stepOfCode(openSecret(house.vault, user), input.code, ctx.now)
    if (step === null || !(await confirmSecret(ctx.tx, user, step, ctx.now)))
      throw new Refusal('second-factor-wrong', {}, 'code')
    await forgiveAttempt(ctx, counters)
    const recoveryCodes = await makeRecoveryCodes(ctx, user.id)
    const ended = await endSessionsOf(ctx.tx, user.id, actor.sessionId, ctx.now)
    await recordForOwner(ctx, user, 'second-factor.added', { after: { endedSessions: ended } })
    await tellOwner(ctx, user, secondFactorAdded, { ...occasionOf(ctx, user), loginId: user.login_id })
    return { recoveryCodes }
  })
}
