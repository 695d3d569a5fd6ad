import type { Actor } from '../../contract/actor.ts'
import type { PartnerView } from '../../contract/partners.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { earliestToday, type Instant } from '../../values/calendar.ts'
import { mayActor, whyNotReader } from '../access/rights.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import type { Distributor, Membership, PartnerRow } from './partner-queries.ts'

/** PAR-3: why the reader may not do something in the partner's account at all; null when they may. */
export function whyNotInPartner(actor: Actor, permission: Permission): RefusalCode | null {
  if (mayActor(actor, permission)) return whyNotReader(actor, permission)
  if (actor.kind !== 'contact') return 'not-allowed'
  if (actor.restricted) return 'access-limited'
  return actor.partner?.status === 'active' ? 'partner-role-missing' : 'partner-not-active'
}

/** Whether customers find the partner, or what keeps them from it (PAR-1). */
export function listingOf(
  row: Pick<PartnerRow, 'status' | 'kind' | 'listed'>,
  places: readonly { listed: boolean }[],
): PartnerView['listing'] {
  if (row.status !== 'active') return 'not-active'
  if (row.kind === 'distributor') return 'distributor'
  if (!row.listed) return 'not-listed'
  return places.some(({ listed }) => listed) ? 'found' : 'no-place'
}

/** What the vendor wants a membership to be, by the names of forms. */
export type WantedMembership = Omit<Membership, 'level' | 'distributor'> & {
  level: string | null
  distributorNumber: string | null
}

/**
 * PAR-1: the membership as it may be. Its end does not lie before its beginning, and not in the past while it is active; a
 * distributor buys through nobody, and nobody through themselves. All faults at once, each at its field.
 */
export function planMembership(
  wanted: WantedMembership,
  found: { levels: readonly NonNullable<Membership['level']>[]; distributor: Distributor | null; partnerId: string },
  now: Instant,
): Membership {
  const { kind, status, startsOn, endsOn, distributorNumber } = wanted
  const level = found.levels.find(({ code }) => code === wanted.level) ?? null
  const distributor = distributorNumber === null ? null : found.distributor
  const isWrongDistributor =
    distributorNumber !== null && (kind === 'distributor' || !distributor || distributor.id === found.partnerId)
  const faults = [
    ...(wanted.level !== null && !level ? [fault('level', 'not-one-of')] : []),
    ...(startsOn && endsOn && endsOn < startsOn ? [fault('endsOn', 'ends-before-start')] : []),
    ...(status === 'active' && endsOn && endsOn < earliestToday(now) ? [fault('endsOn', 'term-over')] : []),
    ...(isWrongDistributor ? [fault('distributorNumber', 'not-one-of')] : []),
  ]
  if (faults.length > 0) throw new FieldsInvalid(...faults)
  return { kind, status, level, startsOn, endsOn, distributor }
}

/** What the audit trail keeps of a membership. */
export function membershipFacts({ kind, status, level, startsOn, endsOn, distributor }: Membership) {
  return { kind, status, level: level?.name ?? null, startsOn, endsOn, distributor: distributor?.name ?? null }
}

/** What the audit trail calls a partner. */
export function partnerSubject(row: { organization_id: string; name: string }) {
  return { kind: 'partner', id: row.organization_id, label: row.name }
}
