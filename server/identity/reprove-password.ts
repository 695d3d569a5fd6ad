import type { Person } from '../../contract/actor.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Outing } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countAttempt, forgiveAttempt } from './count-attempt.ts'
import { codeCounter, proveSecondFactor } from './prove-second-factor.ts'
import { counter } from './throttle-rules.ts'
import { type ProvenUser, takeUser } from './user-queries.ts'

/** An errand of somebody signed in about their own sign-in. */
export type OwnOuting = Outing<House> & { actor: Pick<Person, 'userId' | 'sessionId'> }

/**
 * Asks for the password again before the sign-in itself is changed (ASVS 7.5.1): a session left open on somebody's desk
 * is not enough. Refuses `password-wrong` at the field, `sign-in-delayed` after too many.
 */
export async function reprovePassword(outing: OwnOuting, password: string, field: string): Promise<ProvenUser> {
  const { house, within } = outing
  const { userId } = outing.actor
  const counters = [counter('own password', userId)]
  const user = await within(async (ctx) => {
    await countAttempt(ctx, counters)
    return takeUser(ctx.tx, userId)
  })
  const { right } = await house.passwords.verify(user.password_hash, password)
  if (!right) throw new Refusal('password-wrong', {}, field)
  await within((ctx) => forgiveAttempt(ctx, counters))
  return user
}

/**
 * Does what needs password and code, in one transaction with the use of the code. Refuses what `reprovePassword` does,
 * `second-factor-absent`, and `second-factor-wrong`.
 */
export async function withBothFactors<T>(
  outing: OwnOuting,
  input: { password: string; code: string },
  work: (ctx: Ctx, user: ProvenUser) => Promise<T>,
): Promise<T> {
  const { house, within } = outing
  const former = await reprovePassword(outing, input.password, 'password')
  if (former.totp_confirmed_at === null) throw new Refusal('second-factor-absent')
  const counters = [codeCounter(outing, house.vault, former.id)]
  await within((ctx) => countAttempt(ctx, counters))
  return within(async (ctx) => {
    const user = await takeUser(ctx.tx, former.id)
    if (user.totp_confirmed_at === null) throw new Refusal('second-factor-absent')
    if (!(await proveSecondFactor(ctx, house.vault, user, input.code)))
      throw new Refusal('second-factor-wrong', {}, 'code')
    await forgiveAttempt(ctx, counters)
    return work(ctx, user)
  })
}
