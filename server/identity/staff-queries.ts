import sql, { type Sql } from 'sql-template-tag'
import type { StaffRole } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import type { Tx } from '../platform/db.ts'
import type { SignedIn } from '../platform/door.ts'
import type { Recipient } from '../platform/letter.ts'
import { loginKey } from './login-id-rules.ts'

/**
 * An active member of the vendor's staff by login ID, for commands that act in somebody's name. There is no session: its
 * place is taken by the member's own id.
 */
export async function findStaffSignIn(tx: Tx, loginId: string): Promise<SignedIn | null> {
  const found = await tx.maybe<{ user_id: string; staff_id: string; name: string; roles: StaffRole[] }>(sql`
    select u.id as user_id, s.id as staff_id, s.first_name || ' ' || s.last_name as name, s.roles
    from users u join staff_members s on s.user_id = u.id
    where u.login_key = ${loginKey(loginId)} and s.status = 'active'`)
  if (!found) return null
  const { user_id: userId, staff_id: staffId, name, roles } = found
  return { userId, sessionId: staffId, name, memberships: [], staff: { staffId, roles } }
}

/** Far more than a vendor's desk has people: everybody whom something concerns is told. */
const staffAtOnce = 1_000

/** The vendor's people `m` at work who meet a condition, to write to, each in the language of their sign-in. For the worker. */
export async function listStaffToTell(tx: Tx, condition: Sql): Promise<Recipient[]> {
  const people = await tx.many<{ name: string; email: string; language: Language }>(sql`
    select m.first_name || ' ' || m.last_name as name, m.email, u.language
    from staff_members m join users u on u.id = m.user_id
    where m.status = 'active' and (${condition}) order by m.last_name, m.first_name, m.id limit ${staffAtOnce}`)
  return people.map((one) => ({ ...one, organizationId: null, contactId: null }))
}
