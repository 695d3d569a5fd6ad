import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import type { Tx } from '../platform/db.ts'

/** Keeps a new secret, sealed and not yet in force; one in force is never replaced. Tells whether it was kept. */
export async function saveNewSecret(tx: Tx, userId: string, sealed: string): Promise<boolean> {
  const kept = await tx.change(sql`
    update users set totp_secret = ${sealed}, totp_last_step = null where id = ${userId} and totp_confirmed_at is null`)
  return kept === 1
}

/** Puts the secret that was read in force, with the step whose code proved it. Tells whether it still was that one. */
export async function confirmSecret(
  tx: Tx,
  user: { id: string; totp_secret: string | null },
  step: number,
  now: Instant,
): Promise<boolean> {
  const confirmed = await tx.change(sql`
    update users set totp_confirmed_at = ${now}, totp_last_step = ${step}
    where id = ${user.id} and totp_confirmed_at is null and totp_secret = ${user.totp_secret}`)
  return confirmed === 1
}

/** Takes the second factor away, and the recovery codes with it. */
export async function deleteSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.changeOne(sql`
    update users set totp_secret = null, totp_confirmed_at = null, totp_last_step = null where id = ${userId}`)
  await deleteRecoveryCodes(tx, userId)
}

/** Uses up the code of a step and all before it. Tells whether it was still good: a code works once (ACC-12). */
export async function spendTotpStep(tx: Tx, userId: string, step: number): Promise<boolean> {
  const used = await tx.change(sql`
    update users set totp_last_step = ${step}
    where id = ${userId} and totp_confirmed_at is not null and (totp_last_step is null or totp_last_step < ${step})`)
  return used === 1
}

/** Uses a recovery code up. Tells whether it was one that had not been used. */
export async function spendRecoveryCode(tx: Tx, userId: string, hash: Buffer, now: Instant): Promise<boolean> {
  const used = await tx.change(sql`
    update recovery_codes set used_at = ${now} where user_id = ${userId} and code_hash = ${hash} and used_at is null`)
  return used === 1
}

/** How many recovery codes are left. */
export async function countRecoveryCodes(tx: Tx, userId: string): Promise<number> {
  const { left } = await tx.one<{ left: number }>(sql`
    select count(*) as left from recovery_codes where user_id = ${userId} and used_at is null`)
  return left
}

/** Keeps the hashes of new recovery codes instead of the former ones. */
export async function saveRecoveryCodes(tx: Tx, userId: string, hashes: readonly Buffer[]): Promise<void> {
  await deleteRecoveryCodes(tx, userId)
  await tx.change(sql`
    insert into recovery_codes (user_id, code_hash) select ${userId}::uuid, hash from unnest(${hashes}::bytea[]) hash`)
}

async function deleteRecoveryCodes(tx: Tx, userId: string): Promise<void> {
  await tx.change(sql`delete from recovery_codes where user_id = ${userId}`)
}
