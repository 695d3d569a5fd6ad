/** What a host ID is (LIC-5): the kind of name by which a file is bound to one machine. */
export type HostIdType = 'hostname' | 'mac' | 'serial' | 'uuid'

/** Retail is sold, not-for-resale is lent to partners, trial ends by itself (LIC-7). */
export type LicenceGrade = 'retail' | 'not-for-resale' | 'trial'

/** Languages in which files and verifications are put in words. */
export type Language = 'en' | 'es'

/** The one machine a file is for. `mac` and `uuid` values are in canonical form, the others are compared as they stand. */
export interface Host {
  type: HostIdType
  value: string
}

/**
 * The grant of a licence file (LIC-7), exactly as it is signed; member names are those of the JSON.
 * Only what is written limits: without `exp` the grant never ends, without `maintenance_until` it covers every release.
 */
export interface LicenceClaims {
  /** Origin of the portal that issued the file. */
  iss: string
  /** Identity of this file; a file issued again for the same allocation has another. */
  jti: string
  /** Seconds since 1970-01-01T00:00:00Z (RFC 7519 NumericDate, whole) at which the grant was fixed. */
  iat: number
  /** Seconds; the grant is not in force before. See `nbfOf`. */
  nbf: number
  /** Seconds; the grant is not in force from here on, save for its grace hours. Absent: perpetual. See `expOf`. */
  exp?: number
  /** The licence code. */
  sub: string
  /** Stable catalogue code, not a name: names may change and are in the comment lines only. */
  product: string
  /** Stable catalogue code. */
  edition: string
  /** Code of the way seats are counted. */
  model: string
  /** Seats of this allocation. */
  quantity: number
  /** Codes of the features switched on. */
  features: readonly string[]
  host: Host
  /** Last day (`YYYY-MM-DD`, inclusive) of maintenance: later releases are not covered. Absent: no limit to releases. */
  maintenance_until?: string
  grade: LicenceGrade
  /** The owner: its public number and its name on the day of issue. */
  organization: { number: string; name: string }
  /** Hours after `exp` in which the product goes on, with a warning. */
  grace_hours: number
  /** Percent of `quantity` that may be in use above it. */
  overdraft_percent: number
  /** Where the file's status is published (Token Status List, LIC-9). */
  status: { status_list: { idx: number; uri: string } }
}

/** The `typ` of a licence file's JWS header: half of the separation from other signed things; the key's purpose is the other. */
export const licenceFileType = 'licence+jwt'

/** The `typ` of a Token Status List in JWT form. */
export const statusListType = 'statuslist+jwt'

/** A larger licence file is refused unread: 64 KiB, some twenty times what a full grant needs. */
export const licenceFileBytesMax = 65_536

/** The product stops trusting a clock that is further than this behind a time already seen: 24 hours. */
export const clockToleranceSeconds = 86_400

const secondsPerDay = 86_400
const secondsPerHour = 3_600

/** Whether the text is a real day `YYYY-MM-DD`, years 1970 to 9999: `2026-02-30` is not. */
export function isDay(text: string): boolean {
  if (!/^(19[7-9]\d|[2-9]\d{3})-\d{2}-\d{2}$/.test(text)) return false
  const midnight = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text)
}

function midnightUtc(day: string): number {
  if (!isDay(day)) throw new RangeError(`Not a day of the form YYYY-MM-DD: ${JSON.stringify(day)}`)
  return Date.parse(`${day}T00:00:00Z`) / 1000
}

/** `exp` in seconds of a grant whose last day is `endsOn`: 12:00 UTC on the day after, when that day is over everywhere on earth (UTC−12). Throws a RangeError when it is no day. */
export function expOf(endsOn: string): number {
  return midnightUtc(endsOn) + secondsPerDay + 12 * secondsPerHour
}

/** The last day that an `exp` made by `expOf` grants. */
export function lastDayOf(exp: number): string {
  return dayOf(exp - secondsPerDay - 12 * secondsPerHour)
}

/** `nbf` in seconds of a grant whose first day is `startsOn`: 10:00 UTC on the day before, when that day begins in the earliest time zone (UTC+14). Throws a RangeError when it is no day. */
export function nbfOf(startsOn: string): number {
  return midnightUtc(startsOn) - 14 * secondsPerHour
}

/** The UTC day on which an instant, in seconds, falls. */
export function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}
