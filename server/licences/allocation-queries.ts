import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { often, violatedUnique } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import type { HostId } from './host-id-rules.ts'
import type { AllocationRow, LicenceRow, MoveRow } from './licence-rows.ts'
import type { AllocationPlan, MovePlan } from './licence-rules.ts'

/** What a new allocation is made of. */
type NewAllocation = {
  host: HostId
  label: string | null
  quantity: number
  features: readonly string[]
  boundAt: Instant
  previousId: string | null
}

/**
 * LIC-6: takes seats from the pool. The guard and the table's own check both forbid to take more than there is, even if
 * the licence had not been locked.
 */
export async function takeSeats(ctx: Ctx, licence: LicenceRow, quantity: number): Promise<void> {
  const changed = await ctx.tx.change(often`
    update licences set allocated_quantity = allocated_quantity + ${quantity}, version = version + 1
    where organization_id = ${licence.organization_id} and id = ${licence.id} and status = 'active'
      and allocated_quantity + ${quantity} <= quantity`)
  if (changed !== 1)
    throw new Refusal(
      'nothing-left',
      { left: licence.quantity - licence.allocated_quantity, wanted: quantity },
      'quantity',
    )
}

/** Gives seats back to the pool. */
export async function giveSeatsBack(ctx: Ctx, licence: LicenceRow, quantity: number): Promise<void> {
  await ctx.tx.changeOne(often`
    update licences set allocated_quantity = allocated_quantity - ${quantity}, version = version + 1
    where organization_id = ${licence.organization_id} and id = ${licence.id} and allocated_quantity >= ${quantity}`)
}

/** Writes a new allocation. Refuses `host-already-holds` where the index finds one that the rules could not see. */
export async function insertAllocation(ctx: Ctx, licence: LicenceRow, made: NewAllocation): Promise<AllocationRow> {
  try {
    return await ctx.tx.one<AllocationRow>(often`
      insert into allocations (organization_id, id, licence_id, host_id_type, host_id, host_id_key, label, quantity, feature_codes,
        bound_at, created_at, previous_id)
      values (${licence.organization_id}, ${ctx.ids.uuid()}, ${licence.id}, ${made.host.type}, ${made.host.value}, ${made.host.key},
        ${made.label}, ${made.quantity}, ${made.features}, ${made.boundAt}, ${ctx.now}, ${made.previousId})
      returning organization_id, id, licence_id, host_id_type, host_id, label, quantity, feature_codes, status, bound_at, created_at,
        ended_at, previous_id, version`)
  } catch (error) {
    if (violatedUnique(error) === 'allocations_one_per_host') throw new Refusal('host-already-holds', {}, 'hostId')
    throw error
  }
}

/** Ends an active allocation, as returned or as reallocated. */
export async function endAllocation(
  ctx: Ctx,
  allocation: AllocationRow,
  status: 'returned' | 'reallocated',
): Promise<void> {
  await ctx.tx.changeOne(often`
    update allocations set status = ${status}, ended_at = ${ctx.now}, version = version + 1
    where organization_id = ${allocation.organization_id} and id = ${allocation.id} and status = 'active'`)
}

/** Changes what an active allocation holds, and returns it as it is then. */
export function changeAllocation(
  ctx: Ctx,
  allocation: AllocationRow,
  to: { quantity: number; features: readonly string[] },
): Promise<AllocationRow> {
  return ctx.tx.one<AllocationRow>(sql`
    update allocations set quantity = ${to.quantity}, feature_codes = ${to.features}, version = version + 1
    where organization_id = ${allocation.organization_id} and id = ${allocation.id} and status = 'active'
    returning organization_id, id, licence_id, host_id_type, host_id, label, quantity, feature_codes, status, bound_at, created_at,
      ended_at, previous_id, version`)
}

/** Notes what was given back, so that allocating it again soon can be told from using what was never used. */
export async function insertReturn(ctx: Ctx, allocation: AllocationRow, quantity: number): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into returns (organization_id, id, licence_id, allocation_id, quantity, returned_at)
    values (${allocation.organization_id}, ${ctx.ids.uuid()}, ${allocation.licence_id}, ${allocation.id}, ${quantity}, ${ctx.now})`)
}

/** Uses up returns by a new allocation: one counted move, however many returns it draws on. */
export async function reuseReturns(ctx: Ctx, made: AllocationRow, reused: AllocationPlan['reused']): Promise<void> {
  for (const [index, one] of reused.entries()) {
    await ctx.tx.changeOne(sql`
      update returns set reused_quantity = reused_quantity + ${one.quantity}
      where organization_id = ${made.organization_id} and id = ${one.return.id}
        and reused_quantity = ${one.return.reused_quantity}`)
    const plan: MovePlan = { kind: 'allocation-after-return', counted: index === 0, boundAt: ctx.now }
    await insertMove(ctx, one.return.allocation_id, made, plan, null)
  }
}

/** Writes one move into the licence's budget. */
export async function insertMove(
  ctx: Ctx,
  fromAllocationId: string,
  to: AllocationRow,
  plan: { kind: MoveRow['kind']; counted: boolean },
  reason: string | null,
): Promise<void> {
  await ctx.tx.changeOne(often`
    insert into moves (organization_id, id, licence_id, from_allocation_id, to_allocation_id, kind, counted, reason, moved_at)
    values (${to.organization_id}, ${ctx.ids.uuid()}, ${to.licence_id}, ${fromAllocationId}, ${to.id}, ${plan.kind}, ${plan.counted},
      ${reason}, ${ctx.now})`)
}
