import sql from 'sql-template-tag'
import type { StaffRole } from '../../contract/actor.ts'
import type { Tx } from '../platform/db.ts'
import type { SignedIn } from '../platform/door.ts'
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
