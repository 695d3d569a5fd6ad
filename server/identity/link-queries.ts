import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import type { Tx } from '../platform/db.ts'

/** A link from a forgotten password that would work now. */
export type PasswordLink = { id: string; user_id: string; expires_at: Instant }

/** The link of this token, if it may still be used: not used, not replaced, not too old. */
export function findPasswordLink(tx: Tx, tokenHash: Buffer, now: Instant): Promise<PasswordLink | null> {
  return tx.maybe<PasswordLink>(sql`
    select id, user_id, expires_at from password_links
    where token_hash = ${tokenHash} and used_at is null and expires_at >= ${now}`)
}

/** Uses the link up. Tells whether this call was the one that did. */
export async function spendPasswordLink(tx: Tx, linkId: string, now: Instant): Promise<boolean> {
  const used = await tx.change(sql`
    update password_links set used_at = ${now} where id = ${linkId} and used_at is null and expires_at >= ${now}`)
  return used === 1
}

/** Makes a link; with the same id a second time, nothing. Tells whether it was made. */
export async function insertPasswordLink(
  tx: Tx,
  link: { id: string; userId: string; tokenHash: Buffer; expiresAt: Instant },
  now: Instant,
): Promise<boolean> {
  const made = await tx.change(sql`
    insert into password_links (id, user_id, token_hash, created_at, expires_at)
    values (${link.id}, ${link.userId}, ${link.tokenHash}, ${now}, ${link.expiresAt}) on conflict (id) do nothing`)
  return made === 1
}

/** Kills every link of somebody but the one named: a newer one was made, or the password has changed. */
export async function endPasswordLinks(tx: Tx, userId: string, except: string | null, now: Instant): Promise<void> {
  await tx.change(sql`
    update password_links set used_at = ${now}
    where user_id = ${userId} and used_at is null and id is distinct from ${except}::uuid`)
}
