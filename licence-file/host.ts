import type { Host, HostIdType } from './format.ts'

const hostIdTypes: readonly HostIdType[] = ['hostname', 'mac', 'serial', 'uuid']

/** Whether a text names a host ID type. */
export function isHostIdType(text: string): text is HostIdType {
  return hostIdTypes.some((type) => type === text)
}

/**
 * The one form in which a host ID is signed and compared (LIC-5): a MAC as six lower-case pairs with colons, a UUID in
 * lower case with hyphens, a host name and a serial exactly as given, case included. Null when it is no such host ID.
 */
export function canonicalHostValue(type: HostIdType, value: string): string | null {
  if (type === 'mac') return canonicalMac(value)
  if (type === 'uuid') return canonicalUuid(value)
  if (type === 'hostname') return isHostname(value) ? value : null
  return /^[\x21-\x7e]([\x20-\x7e]{0,126}[\x21-\x7e])?$/.test(value) ? value : null
}

function canonicalMac(value: string): string | null {
  const notations =
    /^([0-9a-f]{2}([:-])[0-9a-f]{2}(\2[0-9a-f]{2}){4}|[0-9a-f]{4}\.[0-9a-f]{4}\.[0-9a-f]{4}|[0-9a-f]{12})$/i
  if (!notations.test(value)) return null
  const digits = value.toLowerCase().replace(/[^0-9a-f]/g, '')
  return (digits.match(/../g) ?? []).join(':')
}

function canonicalUuid(value: string): string | null {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(value) ? value.toLowerCase() : null
}

/** RFC 1123 §2.1: labels of letters, digits and inner hyphens, at most 63 each and 253 in all. */
function isHostname(value: string): boolean {
  if (value.length > 253) return false
  return value.split('.').every((label) => /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))
}

/** How the machine at hand compares with the one a file is for; `differs-in-case` is a difference, too. */
export function compareHosts(granted: Host, given: Host): 'same' | 'differs-in-case' | 'different' {
  const value = canonicalHostValue(given.type, given.value)
  if (given.type !== granted.type || value === null) return 'different'
  if (value === granted.value) return 'same'
  return value.toLowerCase() === granted.value.toLowerCase() ? 'differs-in-case' : 'different'
}
