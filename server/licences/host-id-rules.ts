import type { hostWarnings } from '../../contract/allocations.ts'
import type { FieldErrorCode } from '../../contract/field-errors.ts'
import type { HostIdType } from '../../licence-file/format.ts'
import { canonicalHostValue } from '../../licence-file/host.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'

/** A host ID in the one form in which it is stored, signed and compared. */
export type HostId = { type: HostIdType; value: string; key: string }

/** Something about a host ID that is probably a mistake, yet may be right. */
export type HostWarning = (typeof hostWarnings)[number]

/** What a person gave: the value as typed, blanks and all. */
export type GivenHost = { hostIdType: HostIdType; hostId: string; cluster: boolean }

/** Longest name of a cluster, as its network protocols know it. */
const clusterNameMax = 15

const faultOf: Record<HostIdType, FieldErrorCode> = {
  hostname: 'not-a-host-name',
  mac: 'not-a-mac',
  serial: 'not-a-serial',
  uuid: 'not-a-uuid',
}

/**
 * LIC-5: the host ID that was meant, checked before anything is issued. Throws `FieldsInvalid` at `hostIdType` where the
 * product is not bound to that kind, and at `hostId` where the value is no such host ID.
 */
export function readHostId(
  given: GivenHost,
  product: { host_id_types: HostIdType[]; serial_shape: string | null },
): HostId {
  const { hostIdType: type } = given
  if (!product.host_id_types.includes(type))
    throw new FieldsInvalid(fault('hostIdType', 'host-type-not-allowed', { allowed: product.host_id_types.join(', ') }))
  const value = canonicalHostValue(type, given.hostId.trim())
  const shapeFits = type !== 'serial' || product.serial_shape === null || fitsShape(value ?? '', product.serial_shape)
  if (value === null || !shapeFits) throw new FieldsInvalid(fault('hostId', faultOf[type]))
  if (type === 'hostname' && given.cluster && value.length > clusterNameMax)
    throw new FieldsInvalid(fault('hostId', 'cluster-name-too-long'))
  return { type, value, key: value.toLowerCase() }
}

/** Whether a serial number has the product's shape: `A` a letter, `9` a digit, `X` either, anything else itself. */
export function fitsShape(value: string, shape: string): boolean {
  const fits = (symbol: string, place: string): boolean => {
    if (place === 'A') return /^[A-Za-z]$/.test(symbol)
    if (place === '9') return /^\d$/.test(symbol)
    return place === 'X' ? /^[A-Za-z0-9]$/.test(symbol) : symbol === place
  }
  return value.length === shape.length && [...shape].every((place, index) => fits(value.charAt(index), place))
}

/** LIC-5: what to point out before going on. `inUse` are the organization's host IDs that are the same but for case. */
export function hostWarningsOf(given: GivenHost, host: HostId, inUse: readonly string[]): HostWarning[] {
  const firstOctet = host.type === 'mac' ? Number.parseInt(host.value.slice(0, 2), 16) : 0
  const found: [HostWarning, boolean][] = [
    ['surrounding-blanks', given.hostId !== given.hostId.trim()],
    ['full-domain-name', host.type === 'hostname' && host.value.includes('.')],
    ['differs-in-case', similarHostId(host, inUse) !== null],
    // The two low bits of a MAC's first octet mark group and locally administered addresses (IEEE 802).
    ['multicast-mac', (firstOctet & 1) === 1],
    ['local-mac', (firstOctet & 2) === 2],
  ]
  return found.filter(([, applies]) => applies).map(([warning]) => warning)
}

/** A host ID in use that differs from this one in case only, if the very same is not in use as well. */
export function similarHostId(host: HostId, inUse: readonly string[]): string | null {
  if (inUse.includes(host.value)) return null
  return inUse.find((value) => value.toLowerCase() === host.key) ?? null
}
