import sql from 'sql-template-tag'
import type { StaffRole } from '../../contract/actor.ts'
import { later } from '../../values/calendar.ts'
import { record } from '../audit/record.ts'
import { violatedUnique } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { tokenHash } from './authenticate.ts'
import { insertPasswordLink } from './link-queries.ts'
import { loginKey } from './login-id-rules.ts'
import { linkLife } from './session-rules.ts'

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
  try {
    await ctx.tx.changeOne(sql`
      insert into users (id, login_id, login_key, language, created_at)
      values (${userId}, ${made.loginId}, ${loginKey(made.loginId)}, ${made.language}, ${ctx.now})`)
  } catch (error) {
    if (violatedUnique(error) === 'users_login_key_key') throw new Refusal('login-id-taken', {}, 'loginId')
    throw error
  }
  await ctx.tx.changeOne(sql`
    insert into staff_members (id, user_id, first_name, last_name, email, roles, created_at)
    values (${staffId}, ${userId}, ${made.firstName}, ${made.lastName}, ${made.email}, ${made.roles}, ${ctx.now})`)
  const link = { id: ctx.ids.uuid(), userId, tokenHash: tokenHash(token), expiresAt: later(ctx.now, linkLife) }
  await insertPasswordLink(ctx.tx, link, ctx.now)
  await record(ctx, {
    action: 'staff-member.added',
    subject: { kind: 'staff-member', id: staffId, label: `${made.firstName} ${made.lastName}` },
    after: { loginId: made.loginId, roles: made.roles },
  })
  return { url: `${ctx.publicOrigin}/${made.language}/new-password/${token}` }
}
