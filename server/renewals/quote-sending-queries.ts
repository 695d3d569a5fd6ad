import sql, { empty, type Sql } from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow } from './quote-queries.ts'

/** A version of a quote, as it stands today. */
export type Revision = Pick<QuoteRow, 'id' | 'revision' | 'status' | 'sent_at' | 'line_count'>

type Numbered = Pick<QuoteRow, 'organization_id' | 'number'>
type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

/** All versions of a quote, in their order. */
export function listRevisions(ctx: Ctx, { organization_id, number }: Numbered, lock: Sql = empty): Promise<Revision[]> {
  return ctx.tx.many<Revision>(sql`
    select id, revision, app.quote_status(status, valid_until, ${ctx.today}) as status, sent_at, line_count from quotes
    where organization_id = ${organization_id} and number = ${number} order by revision ${lock}`)
}

/** The same, locked: one that is being accepted is waited for. */
export function takeRevisions(ctx: Ctx, quote: Numbered): Promise<Revision[]> {
  return listRevisions(ctx, quote, sql`for no key update`)
}

/** Notes who sent a quote, and when. */
export async function saveSent(ctx: Ctx, { organization_id, id }: QuoteKey, by: string): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = 'sent', sent_at = ${ctx.now}, sent_by = ${by}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'draft'`)
}

/** Ends versions of a quote, as another one takes their place. */
export async function saveSuperseded(ctx: Ctx, organizationId: string, ids: readonly string[]): Promise<void> {
  const ended = await ctx.tx.change(sql`
    update quotes set status = 'superseded', ended_at = ${ctx.now}, version = version + 1
    where organization_id = ${organizationId} and id = any (${ids}) and status in ('draft', 'approval-needed', 'sent')`)
  if (ended !== ids.length) throw new Error(`expected ${ids.length} superseded versions, ended ${ended}`)
}

/** Notes that the customer does not want a quote. */
export async function saveDeclined(ctx: Ctx, { organization_id, id }: QuoteKey, reason: string | null): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = 'declined', ended_at = ${ctx.now}, end_reason = ${reason}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'sent'`)
}

/** Notes that a quote's approval was decided: granted it is a draft that can be sent, refused it stays what it is. */
export async function saveApproval(ctx: Ctx, { organization_id, id }: QuoteKey, isGranted: boolean): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set status = ${isGranted ? 'draft' : 'approval-needed'}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'approval-needed'`)
}
