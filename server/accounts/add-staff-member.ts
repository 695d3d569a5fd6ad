import type { StaffRole } from '../../contract/actor.ts'
import { later } from '../../values/calendar.ts'
import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import { insertPasswordLink } from '../identity/link-queries.ts'
import { loginKey } from '../identity/login-id-rules.ts'
import { linkLife } from '../identity/session-rules.ts'
import { insertUser } from '../identity/user-queries.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { insertStaffMember } from './staff-queries.ts'

/** One of the vendor's people to be. */
export type NewStaffMember = {
  loginId: string
  firstName: string
  lastName: string
  email: string
  roles: readonly StaffRole[]
  language: 'en' | 'es'
}

/**
 * PLT-5: lets one of the vendor's people in, from the command line of whoever runs the portal: this is how the first one
 * gets in. Gives the address, good once and for 24 hours, at which they choose their password. Refuses `login-id-taken`.
 */
export async function addStaffMember(ctx: Ctx, made: NewStaffMember): Promise<{ url: string }> {
  const [userId, staffId, token] = [ctx.ids.uuid(), ctx.ids.uuid(), ctx.ids.secret()]
  const { loginId, language, roles } = made
  const user = { id: userId, loginId, loginKey: loginKey(loginId), hash: null, language, timeZone: 'UTC' }
  if (!(await insertUser(ctx.tx, user, ctx.now))) throw new Refusal('login-id-taken', {}, 'loginId')
  await insertStaffMember(ctx, { id: staffId, userId, ...made })
  const link = { id: ctx.ids.uuid(), userId, tokenHash: tokenHash(token), expiresAt: later(ctx.now, linkLife) }
  await insertPasswordLink(ctx.tx, link, ctx.now)
  await record(ctx, {
    action: 'staff-member.added',
    subject: { kind: 'staff-member', id: staffId, label: `${made.firstName} ${made.lastName}` },
    after: { loginId, roles },
  })
  return { url: `${ctx.publicOrigin}/${language}/new-password/${token}` }
}
