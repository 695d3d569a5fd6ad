import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'

/** Who hands over customers to whom, by names. */
export type HandOver = {
  partnerId: string
  partner: string
  fromId: string
  from: string
  toId: string
  to: { name: string; email: string; phone: string | null }
}

/** An open grant that names somebody, and whom to tell at the customer. */
export type NamingGrant = {
  organization_id: string
  id: string
  number: string
  grantedBy: string
  tell: { name: string; email: string; language: Language } | null
}

/** The people of a hand-over, while the successor still takes part. */
export function findHandOver(tx: Tx, partnerId: string, fromId: string, toId: string): Promise<HandOver | null> {
  return tx.maybe<HandOver>(sql`
    select p.partner_id as "partnerId", p.name as partner, f.id as "fromId", f.first_name || ' ' || f.last_name as "from",
      t.id as "toId", json_build_object('name', t.first_name || ' ' || t.last_name, 'email', t.email, 'phone', t.phone) as "to"
    from partners p
      join contacts f on f.organization_id = p.partner_id and f.id = ${fromId}
      join contacts t on t.organization_id = p.partner_id and t.id = ${toId} and t.status = 'active'
    where p.partner_id = ${partnerId}`)
}

/** Some of the open grants that name the one who left, locked. */
export function takeGrantsOf(tx: Tx, { partnerId, fromId }: HandOver, most: number): Promise<NamingGrant[]> {
  return tx.many<NamingGrant>(sql`
    select g.organization_id, g.id, o.number, g.granted_by as "grantedBy",
      (select json_build_object('name', c.first_name || ' ' || c.last_name, 'email', c.email, 'language', c.language)
        from contacts c where c.organization_id = g.organization_id and c.id = g.granted_by and c.status = 'active') as tell
    from advisor_grants g join organizations o on o.id = g.organization_id
    where g.partner_id = ${partnerId} and g.contact_id = ${fromId} and g.ended_at is null
    order by g.organization_id limit ${most} for no key update of g`)
}

/** Names the successor in a grant. */
export async function saveGrantContact(ctx: Ctx, grant: NamingGrant, { toId, partner }: HandOver): Promise<void> {
  await ctx.tx.changeOne(sql`
    update advisor_grants set contact_id = ${toId}, changed_by_name = ${partner}, changed_at = ${ctx.now}, version = version + 1
    where organization_id = ${grant.organization_id} and id = ${grant.id} and ended_at is null`)
}
