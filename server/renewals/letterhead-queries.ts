import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow } from './quote-queries.ts'

/** Whose paper a partner's quote is on, whom to ask there, and who licenses what it renews (REN-6). */
export type Letterhead = {
  name: string
  place: string
  phone: string | null
  web: string | null
  contact: { name: string; email: string; phone: string | null }
  /** Null: the vendor has not recorded its name. */
  licensor: string | null
}

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

/** Puts a quote on the paper of the partner that acts, as it is now. */
export async function saveLetterhead(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set letterhead = app.letterhead(organization_id)
    where organization_id = ${organization_id} and id = ${id} and maker = 'partner'`)
}

/** The letterhead of a quote; null where the vendor or the customer made it, or where it is older than letterheads. */
export async function findLetterheadOf(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<Letterhead | null> {
  const { letterhead } = await ctx.tx.one<{ letterhead: Letterhead | null }>(sql`
    select letterhead from quotes where organization_id = ${organization_id} and id = ${id}`)
  return letterhead
}
