import type { Ctx, Visit } from '../platform/operation.ts'
import type { Vault } from '../platform/vault.ts'
import { isKnownTo, readDevice } from './device-rules.ts'
import { recoveryCodeHash } from './recovery-code-rules.ts'
import { recoveryCodeUsed } from './recovery-code-used.email.ts'
import { countRecoveryCodes, spendRecoveryCode, spendTotpStep } from './second-factor-queries.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'
import { type Counter, counter } from './throttle-rules.ts'
import { isTotpCode, stepOfCode } from './totp-rules.ts'
import type { ProvenUser } from './user-queries.ts'

/** What wrong codes are counted by: a browser known to be this person's by itself, all others together (ACC-14). */
export function codeCounter(visit: Visit, vault: Vault, userId: string): Counter {
  const device = readDevice(vault, visit.device)
  return counter('second factor', userId, isKnownTo(device, userId, visit.now) ? device.id : 'elsewhere')
}

/**
 * Whether the code proves the second factor: the app's code of this half minute or a neighbour's, or a recovery code.
 * Each works once, also when used twice at the same time (ASVS 6.5.1). A used recovery code is told to the owner.
 */
export async function proveSecondFactor(ctx: Ctx, vault: Vault, user: ProvenUser, code: string): Promise<boolean> {
  if (user.totp_confirmed_at === null) return false
  if (isTotpCode(code)) {
    const step = stepOfCode(openSecret(vault, user), code, ctx.now)
    return step !== null && (await spendTotpStep(ctx.tx, user.id, step))
  }
  if (!(await spendRecoveryCode(ctx.tx, user.id, recoveryCodeHash(code), ctx.now))) return false
  const left = await countRecoveryCodes(ctx.tx, user.id)
  await recordForOwner(ctx, user, 'recovery-code.used', { after: { left } })
  await tellOwner(ctx, user, recoveryCodeUsed, { ...occasionOf(ctx, user), loginId: user.login_id, left })
  return true
}

/** The secret of the second factor, sealed for this user only, so that it cannot be moved to another. */
export function sealSecret(vault: Vault, userId: string, secret: string): string {
  return vault.seal(`second factor of ${userId}`, secret)
}

/** The secret again. Throws where it was not sealed for this user by this portal. */
export function openSecret(vault: Vault, user: Pick<ProvenUser, 'id' | 'totp_secret'>): string {
  const secret = user.totp_secret === null ? null : vault.open(`second factor of ${user.id}`, user.totp_secret)
  if (secret === null) throw new Error('a second factor cannot be opened with the portal’s secret')
  return secret
}
