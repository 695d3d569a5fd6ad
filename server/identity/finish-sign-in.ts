import type { SignedInView } from '../../contract/identity-fields.ts'
import type { House } from '../platform/house.ts'
import type { Outing } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countAttempt, forgiveAttempt } from './count-attempt.ts'
import { codeCounter, proveSecondFactor } from './prove-second-factor.ts'
import { startSession } from './start-session.ts'
import { recordForOwner } from './tell-owner.ts'
import type { Counter } from './throttle-rules.ts'
import { type ProvenUser, saveFresherHash, takeUser } from './user-queries.ts'

/** A sign-in whose password was right. */
export type HalfDone = {
  user: ProvenUser
  /** The code, where a second factor is set up. */
  code: string | null
  /** What the attempt was counted by, to be taken back. */
  counters: readonly Counter[]
  /** The same password hashed at today's cost, where the stored hash is older. */
  freshHash: string | null
}

/**
 * What both ways of signing in end with: the code, if one is needed, then the session. Counts the code before it is
 * judged. Refuses `no-organization`, `sign-in-delayed`, `second-factor-wrong`, and `form-expired` where the password or
 * the second factor was changed in this very moment.
 */
export async function finishSignIn(outing: Outing<House>, half: HalfDone): Promise<SignedInView> {
  const { house, within } = outing
  const { user, code } = half
  const counters = code === null ? [...half.counters] : [...half.counters, codeCounter(outing, house.vault, user.id)]
  if (user.contacts.length === 0 && !user.staff) {
    await within((ctx) => forgiveAttempt(ctx, half.counters))
    throw new Refusal('no-organization')
  }
  if (code !== null) await within((ctx) => countAttempt(ctx, counters.slice(-1)))
  const outcome = await within(async (ctx) => {
    const current = await takeUser(ctx.tx, user.id)
    if (!isSameProof(current, user)) return 'form-expired'
    if (code !== null && !(await proveSecondFactor(ctx, house.vault, current, code))) {
      await recordForOwner(ctx, current, 'sign-in.failed')
      return 'second-factor-wrong'
    }
    await forgiveAttempt(ctx, counters)
    if (half.freshHash) await saveFresherHash(ctx.tx, current, half.freshHash)
    return startSession(ctx, house.vault, current, { announce: true })
  })
  if (typeof outcome === 'string') throw new Refusal(outcome, {}, outcome === 'second-factor-wrong' ? 'code' : null)
  return outcome
}

function isSameProof(current: ProvenUser, former: ProvenUser): boolean {
  return current.password_hash === former.password_hash && current.totp_confirmed_at === former.totp_confirmed_at
}
