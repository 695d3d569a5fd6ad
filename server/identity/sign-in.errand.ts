import type { identity } from '../../contract/identity.ts'
import { record } from '../audit/record.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import type { Vault } from '../platform/vault.ts'
import { countAttempt, forgiveAttempt } from './count-attempt.ts'
import { isKnownTo, readDevice } from './device-rules.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { loginKey } from './login-id-rules.ts'
import { recordForOwner } from './tell-owner.ts'
import { type Counter, counter, networkOf } from './throttle-rules.ts'
import { writeTicket } from './ticket-rules.ts'
import { findUserByLogin, type ProvenUser } from './user-queries.ts'

/**
 * ACC-11, ACC-12, ACC-14. Signs in with login ID and password. Takes the same steps and the same time for a login ID that
 * does not exist: one look-up, one slow hash, one line in the trail (ASVS 6.3.8). Whether a second factor is set up is
 * only told after the right password, and so is whether its code was wrong.
 */
export const signIn: Errand<typeof identity.signIn, House> = async (outing, input) => {
  const { house, within } = outing
  const { user, counters } = await within((ctx) => beginAttempt(ctx, house.vault, input.loginId))
  const { right, stale } = await house.passwords.verify(user?.password_hash ?? null, input.password)
  if (!user || !right) {
    await within((ctx) => noteFailure(ctx, user))
    throw new Refusal('sign-in-failed')
  }
  if (user.totp_confirmed_at !== null && !input.code) {
    await within((ctx) => forgiveAttempt(ctx, counters))
    throw new Refusal('second-factor-needed', { ticket: writeTicket(house.vault, user, outing.now) }, 'code')
  }
  const code = user.totp_confirmed_at === null ? null : (input.code ?? null)
  const freshHash = stale ? await house.passwords.hash(input.password) : null
  return finishSignIn(outing, { user, code, counters, freshHash })
}

/** Finds the user and counts the attempt: in a browser known to be theirs by itself, else by login ID and address. */
async function beginAttempt(
  ctx: Ctx,
  vault: Vault,
  loginId: string,
): Promise<{ user: ProvenUser | null; counters: Counter[] }> {
  const key = loginKey(loginId)
  const network = networkOf(ctx.address)
  const user = await findUserByLogin(ctx.tx, key)
  const device = readDevice(vault, ctx.device)
  const counters =
    user && isKnownTo(device, user.id, ctx.now)
      ? [counter('known browser', user.id, device.id)]
      : [
          counter('login and address', key, network),
          counter('login anywhere', key),
          counter('address anywhere', network),
        ]
  await countAttempt(ctx, counters)
  return { user, counters }
}

/** What was typed is not kept where it is no login ID: people type passwords there. */
async function noteFailure(ctx: Ctx, user: ProvenUser | null): Promise<void> {
  if (user) return recordForOwner(ctx, user, 'sign-in.failed')
  await record(ctx, {
    action: 'sign-in.failed',
    subject: { kind: 'user', id: null, label: '–' },
    by: { userId: null, name: '–' },
  })
}
