import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { staffRoles } from '../contract/actor.ts'
import { tokenHash } from '../server/identity/authenticate.ts'

/** Puts in one of the vendor's people, who holds every role; tells the token of an open session. */
export async function insertStaffMember(owner: pg.Pool): Promise<string> {
  const [id, userId] = [randomUUID(), randomUUID()]
  const sessionToken = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into users (id, login_id, login_key, created_at) values ($1, 'bench.staff', 'bench.staff', now())`,
    [userId],
  )
  await owner.query(
    `insert into staff_members (id, user_id, first_name, last_name, email, roles, created_at)
    values ($1, $2, 'Rita', 'Vendor', 'rita@vendor.example', $3, now())`,
    [id, userId, staffRoles],
  )
  await owner.query(
    `insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent)
    values ($1, $2, $3, now(), now(), now() + interval '1 day', 1440, '', '')`,
    [randomUUID(), userId, tokenHash(sessionToken)],
  )
  return sessionToken
}
