import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'

/** Writes one of the vendor's people, active at once. */
export async function insertStaffMember(
  ctx: Ctx,
  made: { id: string; userId: string; firstName: string; lastName: string; email: string; roles: readonly string[] },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into staff_members (id, user_id, first_name, last_name, email, roles, created_at)
    values (${made.id}, ${made.userId}, ${made.firstName}, ${made.lastName}, ${made.email}, ${made.roles}, ${ctx.now})`)
}
