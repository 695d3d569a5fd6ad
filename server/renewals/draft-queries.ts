import sql from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow, StatedQuote } from './quote-queries.ts'

/** A draft says another price from now on: of other lines, or of another day. */
export async function saveStated(
  ctx: Ctx,
  { organization_id, id }: Pick<QuoteRow, 'organization_id' | 'id'>,
  stated: StatedQuote,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quotes set priced_on = ${stated.priced_on}, currency = ${stated.currency}, schedule_id = ${stated.schedule_id},
      schedule_version = ${stated.schedule_version}, valid_until = ${stated.valid_until}, line_count = ${stated.line_count},
      renewal_minor = ${stated.renewalMinor}, reinstatement_minor = ${stated.reinstatementMinor},
      credit_minor = ${stated.creditMinor}, total_minor = ${stated.totalMinor}, document = ${stated.document}::jsonb,
      version = version + 1
    where organization_id = ${organization_id} and id = ${id} and status = 'draft'`)
}
