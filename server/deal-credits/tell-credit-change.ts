import { letterToContact } from '../accounts/contact-facts.ts'
import { listLeadersToTell } from '../partners/partner-people-queries.ts'
import { postAll } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { dealCreditChanged } from './deal-credit-changed.email.ts'
import type { CreditRow } from './deal-credit-queries.ts'

/**
 * PAR-11: tells those who lead the partners what the vendor decided of their credit, each of its own alone. Answers the names of
 * partners that nobody leads.
 */
export async function tellCreditChange(
  ctx: Ctx,
  { former, held, reason }: { former: CreditRow | null; held: CreditRow | null; reason: string },
): Promise<string[]> {
  const untold: string[] = []
  const told = [...(former ? [{ row: former, isGiven: false }] : []), ...(held ? [{ row: held, isGiven: true }] : [])]
  for (const { row, isGiven } of told) {
    const facts = {
      isGiven,
      isActive: row.partner_status === 'active',
      partner: row.partner_name,
      partnerNumber: row.partner_number,
      customer: row.customer_name,
      programme: row.programme_name,
      reason,
      publicOrigin: ctx.publicOrigin,
    }
    const leaders = await listLeadersToTell(ctx, row.partner_id)
    if (leaders.length === 0) untold.push(row.partner_name)
    await postAll(
      ctx,
      dealCreditChanged,
      leaders.map((leader) => ({ facts, to: letterToContact(leader) })),
    )
  }
  return untold
}
