import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import type { ContactKey } from './contact-queries.ts'

/** A new address that its owner has still to prove. */
export type EmailChange = { id: string; email: string; expiresAt: Instant }

/** The address that a contact has asked for and can still prove. */
export function findPendingEmail(
  ctx: Ctx,
  contact: ContactKey,
): Promise<Pick<EmailChange, 'email' | 'expiresAt'> | null> {
  return ctx.tx.maybe(sql`
    select email, expires_at as "expiresAt" from email_changes
    where organization_id = ${contact.organization_id} and contact_id = ${contact.id} and used_at is null and expires_at > ${ctx.now}
    order by created_at desc limit 1`)
}

/** The change that a mailed link stands for, locked; null when it was used, replaced, is too old or is another person's. */
export function takeEmailChange(ctx: Ctx, contact: ContactKey, tokenHash: Buffer): Promise<EmailChange | null> {
  return ctx.tx.maybe<EmailChange>(sql`
    select id, email, expires_at as "expiresAt" from email_changes
    where token_hash = ${tokenHash} and organization_id = ${contact.organization_id} and contact_id = ${contact.id}
      and used_at is null and expires_at > ${ctx.now}
    for update`)
}

/** Makes the contact's earlier links useless. */
export async function endEmailChanges(ctx: Ctx, contact: ContactKey): Promise<void> {
  await ctx.tx.change(sql`
    update email_changes set used_at = ${ctx.now}
    where organization_id = ${contact.organization_id} and contact_id = ${contact.id} and used_at is null`)
}

/** Notes that an address is to be proven. */
export async function addEmailChange(
  ctx: Ctx,
  contact: ContactKey,
  change: { email: string; tokenHash: Buffer; expiresAt: Instant },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into email_changes (organization_id, id, contact_id, email, token_hash, created_at, expires_at)
    values (${contact.organization_id}, ${ctx.ids.uuid()}, ${contact.id}, ${change.email}, ${change.tokenHash}, ${ctx.now},
      ${change.expiresAt})`)
}

/** Whether another contact of the organization has the address (ACC-4). Read by those only who may write it. */
export async function isEmailTaken(
  ctx: Ctx,
  contact: { organization_id: string; id: string | null },
  email: string,
): Promise<boolean> {
  const found = await ctx.tx.maybe(sql`
    select id from contacts where organization_id = ${contact.organization_id} and lower(email) = lower(${email})
      and id is distinct from ${contact.id}`)
  return found !== null
}
