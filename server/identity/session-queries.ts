import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import type { Tx } from '../platform/db.ts'

/** A place where somebody is or was signed in. */
export type SessionRow = {
  id: string
  created_at: Instant
  last_seen_at: Instant
  expires_at: Instant
  idle_minutes: number
  address: string
  user_agent: string
  ended_at: Instant | null
}

/** Opens a session; only the hash of its token is kept. */
export async function insertSession(
  tx: Tx,
  session: {
    id: string
    userId: string
    tokenHash: Buffer
    now: Instant
    expiresAt: Instant
    idleMinutes: number
    address: string
    userAgent: string
  },
): Promise<void> {
  await tx.changeOne(sql`
    insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent)
    values (${session.id}, ${session.userId}, ${session.tokenHash}, ${session.now}, ${session.now}, ${session.expiresAt},
      ${session.idleMinutes}, ${session.address}, ${session.userAgent})`)
}

/** The sessions that would still let somebody in, the latest used first. */
export function listLiveSessions(tx: Tx, userId: string, now: Instant): Promise<SessionRow[]> {
  return tx.many<SessionRow>(sql`
    select id, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent, ended_at from sessions
    where user_id = ${userId} and ended_at is null and expires_at > ${now}
      and last_seen_at + make_interval(mins => idle_minutes) > ${now}
    order by last_seen_at desc, created_at desc, id limit 100`)
}

/** Where somebody signed in from before, ended or not. */
export function listPastPlaces(tx: Tx, userId: string): Promise<{ address: string; user_agent: string }[]> {
  return tx.many(sql`
    select address, user_agent from sessions where user_id = ${userId} order by last_seen_at desc limit 200`)
}

/** Ends one session of somebody. Tells whether it was open. */
export async function endSessionOf(tx: Tx, userId: string, sessionId: string, now: Instant): Promise<boolean> {
  const ended = await tx.change(sql`
    update sessions set ended_at = ${now} where id = ${sessionId} and user_id = ${userId} and ended_at is null`)
  return ended === 1
}

/** Ends all sessions of somebody but the one named. Tells how many were still open. */
export async function endSessionsOf(tx: Tx, userId: string, except: string | null, now: Instant): Promise<number> {
  const live = await listLiveSessions(tx, userId, now)
  await tx.change(sql`
    update sessions set ended_at = ${now}
    where user_id = ${userId} and ended_at is null and id is distinct from ${except}::uuid`)
  return live.filter(({ id }) => id !== except).length
}
