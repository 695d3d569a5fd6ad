import type { Actor } from '../../contract/actor.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { addDays, type Day, dayAt, earlier, type Instant, later, latestToday } from '../../values/calendar.ts'
import { statusOf } from '../../values/licence-ends.ts'
import { mayActor } from '../access/rights.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import type { HostId } from './host-id-rules.ts'
import type { AllocationRow, LicenceRow, MoveRow, ReturnRow } from './licence-rows.ts'

/** Days in which moves are counted (LIC-11). */
const budgetDays = 365
/** Days within which allocating what was returned counts as a move. */
const returnCountsDays = 30
/** Hours within which a move is a correction. */
const correctionHours = 24

/** Why nothing can be issued of this licence now; null when something can. */
export function whyNotIssue(
  licence: Pick<LicenceRow, 'status' | 'ends_on' | 'starts_on'>,
  now: Instant,
): Refusal | null {
  const status = statusOf(licence, now)
  if (status === 'rescinded') return new Refusal('licence-rescinded')
  if (status === 'on-hold') return new Refusal('licence-on-hold')
  if (status === 'ended') return new Refusal('licence-ended', { day: licence.ends_on ?? '' })
  return licence.starts_on > latestToday(now) ? new Refusal('licence-not-started', { day: licence.starts_on }) : null
}

/** The same for allocating, for which something must be left. */
export function whyNotAllocate(licence: LicenceRow, now: Instant): RefusalCode | null {
  return whyNotIssue(licence, now)?.code ?? (licence.allocated_quantity >= licence.quantity ? 'nothing-left' : null)
}

/** What the budget of moves comes to now (LIC-11): `nextOn` is when a used-up one gives the next move. */
export function budgetOf(
  limit: number | null,
  moves: readonly MoveRow[],
  now: Instant,
): { used: number; nextOn: Day | null } {
  const since = earlier(now, { days: budgetDays })
  const counted = moves
    .filter((move) => move.counted && move.moved_at > since)
    .map((move) => move.moved_at)
    .sort()
  if (limit === null || counted.length < limit) return { used: counted.length, nextOn: null }
  const freeing = counted[counted.length - limit]
  return {
    used: counted.length,
    nextOn: freeing ? addDays(dayAt(later(freeing, { days: budgetDays }), 'UTC'), 1) : null,
  }
}

/** Refuses a further counted move when the budget is used up; says when the next is possible. */
function spendMove(licence: LicenceRow, moves: readonly MoveRow[], now: Instant): void {
  const { moves_per_year: limit } = licence
  const { used, nextOn } = budgetOf(limit, moves, now)
  if (limit !== null && used >= limit) throw new Refusal('move-limit-reached', { limit, day: nextOn ?? '–' })
}

/** What the rules need to know of a licence besides its row. */
export type LicenceFacts = {
  licence: LicenceRow
  moves: readonly MoveRow[]
  /** Returns of the last 30 days, oldest first. */
  returns: readonly ReturnRow[]
  /** Whether this host holds an active allocation of the licence already. */
  hostHolds: boolean
}

/** What allocating comes to: what to bind, and which returns it uses up. */
export type AllocationPlan = {
  quantity: number
  features: string[]
  reused: { return: ReturnRow; quantity: number }[]
  countsAsMove: boolean
}

/**
 * LIC-4, LIC-6, LIC-11: decides an allocation. Refuses with what is left, or when the budget of moves forbids to allocate
 * again on another host what was returned lately. Seats that nobody returned lately are used first.
 */
export function planAllocation(
  facts: LicenceFacts,
  wanted: { host: HostId; quantity: number; features: readonly string[] },
  now: Instant,
): AllocationPlan {
  const { licence } = facts
  const whyNot = whyNotIssue(licence, now)
  if (whyNot) throw whyNot
  const left = licence.quantity - licence.allocated_quantity
  if (wanted.quantity > left) throw new Refusal('nothing-left', { left, wanted: wanted.quantity }, 'quantity')
  if (!licence.partial_allocation && wanted.quantity < licence.quantity)
    throw new Refusal('whole-licence-only', { left: licence.quantity }, 'quantity')
  if (facts.hostHolds) throw new Refusal('host-already-holds', {}, 'hostId')
  const reused = reusedReturns(facts.returns, wanted.host, wanted.quantity, left)
  const countsAsMove = reused.length > 0
  if (countsAsMove) spendMove(licence, facts.moves, now)
  return { quantity: wanted.quantity, features: planFeatures(licence, wanted.features), reused, countsAsMove }
}

function reusedReturns(
  returns: readonly ReturnRow[],
  host: HostId,
  wanted: number,
  left: number,
): AllocationPlan['reused'] {
  const elsewhere = returns.filter((one) => one.host_id !== host.value && one.reused_quantity < one.quantity)
  const returned = elsewhere.reduce((sum, one) => sum + one.quantity - one.reused_quantity, 0)
  let missing = wanted - Math.max(0, left - returned)
  const reused: AllocationPlan['reused'] = []
  for (const one of elsewhere) {
    const quantity = Math.min(missing, one.quantity - one.reused_quantity)
    if (quantity > 0) reused.push({ return: one, quantity })
    missing -= quantity
  }
  return reused
}

/** Since when returns matter. */
export function returnsSince(now: Instant): Instant {
  return earlier(now, { days: returnCountsDays })
}

/** Since when moves matter. */
export function movesSince(now: Instant): Instant {
  return earlier(now, { days: budgetDays })
}

/** The features of the file: what the edition always carries and the chosen ones. Throws for one that is not offered. */
export function planFeatures(licence: LicenceRow, chosen: readonly string[]): string[] {
  const { feature_codes: all, choosable_feature_codes: choosable } = licence
  const faults = chosen
    .filter((feature) => !choosable.includes(feature))
    .map((feature) => fault('features', 'feature-not-offered', { feature: feature.slice(0, 40) }))
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  return all.filter((feature) => !choosable.includes(feature) || chosen.includes(feature))
}

/** What moving an allocation comes to. */
export type MovePlan = { kind: MoveRow['kind']; counted: boolean; boundAt: Instant }

/**
 * LIC-11: decides a move to another host. A correction within 24 hours of the first binding is not counted; staff may
 * make an exception. Refuses `same-host`, `host-already-holds`, `move-limit-reached` and what no file can be issued of.
 */
export function planMove(
  facts: LicenceFacts,
  from: AllocationRow,
  to: HostId,
  exception: boolean,
  now: Instant,
): MovePlan {
  refuseUnlessActive(from, now)
  const whyNot = whyNotIssue(facts.licence, now)
  if (whyNot) throw whyNot
  if (to.type === from.host_id_type && to.value === from.host_id) throw new Refusal('same-host', {}, 'hostId')
  if (facts.hostHolds) throw new Refusal('host-already-holds', {}, 'hostId')
  if (exception) return { kind: 'staff-exception', counted: false, boundAt: now }
  if (now < later(from.bound_at, { hours: correctionHours }))
    return { kind: 'correction', counted: false, boundAt: from.bound_at }
  spendMove(facts.licence, facts.moves, now)
  return { kind: 'reallocation', counted: true, boundAt: now }
}

/** LIC-11: only staff who may override make exceptions from the budget; for others the field does not exist. */
export function refuseException(actor: Actor, field: string): void {
  if (!mayActor(actor, 'licence.override')) throw new FieldsInvalid(fault(field, 'unknown-field'))
}

/** Refuses what is no longer active, saying what became of it and when. */
export function refuseUnlessActive(allocation: AllocationRow, now: Instant): void {
  if (allocation.status === 'active') return
  const day = dayAt(allocation.ended_at ?? now, 'UTC')
  throw new Refusal('allocation-not-active', { status: allocation.status, day })
}

/**
 * LIC-12: decides a return; `rest` is what stays on the host. All or nothing where the product is allocated whole.
 * Maintenance dates never move by it, and an ended licence may still be given back.
 */
export function planReturn(
  licence: LicenceRow,
  allocation: AllocationRow,
  quantity: number,
  now: Instant,
): { rest: number } {
  refuseUnlessActive(allocation, now)
  if (licence.status === 'rescinded') throw new Refusal('licence-rescinded')
  if (quantity > allocation.quantity)
    throw new FieldsInvalid(fault('quantity', 'too-big', { most: allocation.quantity }))
  if (!licence.partial_allocation && quantity < allocation.quantity)
    throw new Refusal('whole-licence-only', { left: allocation.quantity }, 'quantity')
  return { rest: allocation.quantity - quantity }
}
