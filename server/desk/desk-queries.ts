import sql from 'sql-template-tag'
import type { StaffActor } from '../../contract/actor.ts'
import type { approvalDecisions } from '../../contract/desk.ts'
import type { Instant } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import type { ApprovalRow } from '../pricing/approval-rules.ts'
import type { Pricing } from '../pricing/pricing-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import type { HandTerms } from './hand-terms-rules.ts'

/** What the vendor's people alone know of a quote of theirs. */
export type DeskRow = {
  prepared_by_id: string
  prepared_by: string
  discount_percent: string | null
  discount_minor: number | null
  discount_reason: string | null
  waiver_reason: string | null
  approver: string | null
  asked_at: Instant | null
  decided_at: Instant | null
  decided_by: string | null
  decision: (typeof approvalDecisions)[number] | null
  decision_note: string | null
}

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

/** The approval matrix of the prices that a quote was made by (REN-7). */
export async function findMatrix(ctx: Ctx, { schedule, version }: Pricing): Promise<ApprovalRow[]> {
  const { approvals } = await ctx.tx.one<{ approvals: ApprovalRow[] }>(sql`
    select approvals from price_schedule_versions where schedule_id = ${schedule.id} and number = ${version}`)
  return approvals
}

/** Keeps why a quote costs what it does, and who is asked. */
export async function insertDeskFacts(
  ctx: Ctx & { actor: StaffActor },
  { organization_id, id }: QuoteKey,
  { discountPercent, discountMinor, discountReason, waiverReason }: HandTerms,
  approver: string | null,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into quote_desk (organization_id, quote_id, prepared_by_id, discount_percent, discount_minor, discount_reason,
      waiver_reason, approver, asked_at)
    values (${organization_id}, ${id}, ${ctx.actor.staffId}, ${discountPercent}, ${discountMinor}, ${discountReason},
      ${waiverReason}, ${approver}, ${approver === null ? null : ctx.now})`)
}

/** What the desk knows of a quote; null where somebody else made it. */
export function findDeskFacts(ctx: Ctx, { organization_id, id }: QuoteKey): Promise<DeskRow | null> {
  return ctx.tx.maybe<DeskRow>(sql`
    select d.prepared_by_id, m.first_name || ' ' || m.last_name as prepared_by, d.discount_percent, d.discount_minor,
      d.discount_reason, d.waiver_reason, d.approver, d.asked_at, d.decided_at, d.decided_by, d.decision, d.decision_note
    from quote_desk d join staff_members m on m.id = d.prepared_by_id
    where d.organization_id = ${organization_id} and d.quote_id = ${id}`)
}

/** Notes how an approval was decided, once. */
export async function saveDecision(
  ctx: Ctx & { actor: StaffActor },
  { organization_id, id }: QuoteKey,
  { decision, note }: { decision: (typeof approvalDecisions)[number]; note: string | null },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quote_desk set decided_at = ${ctx.now}, decided_by = ${ctx.actor.name}, decided_by_id = ${ctx.actor.staffId},
      decision = ${decision}, decision_note = ${note}
    where organization_id = ${organization_id} and quote_id = ${id} and approver is not null and decision is null`)
}
