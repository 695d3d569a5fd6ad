import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import { later } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import { tokenHash } from './authenticate.ts'

/** How long an invitation is good (ACC-10). */
export const invitationDays = 7

/**
 * ACC-10: opens an invitation for a contact who cannot sign in yet and gives the address to put into a letter; earlier
 * ones of the same contact stop working. `continueTo` is a path below the organization, such as
 * `licences/…/allocate`, where the person goes on after choosing login ID and password.
 */
export async function openInvitation(
  ctx: Ctx,
  contact: { organization_id: string; id: string; language: Language },
  continueTo: string | null,
): Promise<{ url: string }> {
  await ctx.tx.change(sql`
    update invitations set used_at = ${ctx.now}
    where organization_id = ${contact.organization_id} and contact_id = ${contact.id} and used_at is null`)
  const token = ctx.ids.secret()
  await ctx.tx.changeOne(sql`
    insert into invitations (organization_id, id, contact_id, token_hash, continue_to, created_at, expires_at)
    values (${contact.organization_id}, ${ctx.ids.uuid()}, ${contact.id}, ${tokenHash(token)}, ${continueTo}, ${ctx.now},
      ${later(ctx.now, { days: invitationDays })})`)
  return { url: `${ctx.publicOrigin}/${contact.language}/invitations/${token}` }
}
