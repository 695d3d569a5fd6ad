import { BadClaims, readClaims } from './claims.ts'
import {
  clockToleranceSeconds,
  type Host,
  isDay,
  type LicenceClaims,
  licenceFileBytesMax,
  licenceFileType,
} from './format.ts'
import { compareHosts } from './host.ts'
import { type JwsFault, openJws } from './jws.ts'
import type { JwkSet } from './keys.ts'
import { fileStatus, readStatusList, type StatusList, type StatusListFault } from './status-list.ts'
import { parseStrictJson } from './strict-json.ts'

/** A list made up to an hour after a file may not hold its index yet: it then says nothing of the file, good or bad. */
const listLagSeconds = 3_600

/** What the caller knows and trusts. What is left out is not checked, and the result says so. */
export interface VerifyOptions {
  /** The vendor's public keys, pinned in the product or read from its portal; never taken from the file. */
  keys: JwkSet
  /** The time, in whole seconds since 1970-01-01T00:00:00Z. */
  now: number
  /** The machine at hand. */
  host?: Host
  /** The eligibility date `YYYY-MM-DD` of the release that asks. */
  releaseDate?: string
  /** The newest status list at hand, as JWT. */
  statusList?: string
  /** Seconds: the latest time that this machine has seen so far, from `timeSeen` of earlier results. */
  highestTimeSeen?: number
}

/** Why a text is no genuine licence file. */
export type NotGenuine = JwsFault | 'too-large' | 'no-signature' | 'several-signatures' | 'bad-claims'

/** What a genuine file fails at (`stops`), or what a person should know though it is in force. */
export type Finding =
  | { code: 'wrong-host'; stops: true; given: Host; differsOnlyInCase: boolean }
  | { code: 'not-yet-valid'; stops: true; from: number }
  | { code: 'ended'; stops: true; at: number }
  | { code: 'in-grace'; stops: false; until: number }
  | { code: 'revoked'; stops: true }
  | { code: 'on-hold'; stops: true }
  | { code: 'superseded'; stops: false }
  | { code: 'release-too-new'; stops: true; releaseDate: string }
  | { code: 'clock-rolled-back'; stops: true; seen: number }
  | { code: 'status-list-stale'; stops: false; since: number }
  | {
      code: 'status-list-invalid'
      stops: true
      fault: StatusListFault | 'other-list' | 'index-beyond-list' | 'unknown-status'
    }

/** A check for which the caller gave nothing to check against. */
export type NotChecked = 'host' | 'release' | 'status' | 'clock'

/** A file that the vendor signed. `inForce` is true when no finding stops it: look at `notChecked` before relying on it. */
export interface GenuineLicence {
  genuine: true
  inForce: boolean
  claims: LicenceClaims
  kid: string
  findings: readonly Finding[]
  notChecked: readonly NotChecked[]
  /** Seconds: the latest time now known; keep it, and give it back as `highestTimeSeen`. */
  timeSeen: number
}

/** The answer (LIC-27): nothing of a file that is not genuine is shown, since anyone may have written it. */
export type Verification = GenuineLicence | { genuine: false; reason: NotGenuine }

/**
 * Judges a licence file (LIC-7, LIC-9, LIC-27): who signed it, then whether it is in force for this machine, release and
 * time. Never throws for what the file or the list holds; throws a RangeError for a `now`, `highestTimeSeen` or `releaseDate` that is none.
 */
export function verifyLicenceFile(file: string | Uint8Array, options: VerifyOptions): Verification {
  refuseBadOptions(options)
  const line = findSignedLine(file)
  if (!line.ok) return { genuine: false, reason: line.reason }
  const opened = openJws(line.token, { type: licenceFileType, purpose: 'licence-file', keys: options.keys })
  if (!opened.ok) return { genuine: false, reason: opened.reason }
  const json = parseStrictJson(opened.payload)
  if (!json.ok) return { genuine: false, reason: json.fault === 'duplicate-key' ? 'duplicate-key' : 'bad-claims' }
  try {
    return judge(readClaims(json.value), opened.kid, options)
  } catch (error) {
    if (error instanceof BadClaims) return { genuine: false, reason: 'bad-claims' }
    throw error
  }
}

/** A time in milliseconds or a fraction would let everything end, or nothing: better a loud error. */
function refuseBadOptions({ now, highestTimeSeen = 0, releaseDate }: VerifyOptions): void {
  for (const seconds of [now, highestTimeSeen]) {
    if (!Number.isSafeInteger(seconds) || seconds < 0 || seconds > 253_402_300_799) {
      throw new RangeError(`Not whole seconds since 1970: ${seconds}`)
    }
  }
  if (releaseDate !== undefined && !isDay(releaseDate)) throw new RangeError(`Not a day YYYY-MM-DD: ${releaseDate}`)
}

type SignedLine = { ok: true; token: string } | { ok: false; reason: NotGenuine }

/** Comment and empty lines aside there must be one line, the JWS; LF or CRLF, and a byte order mark in front, are forgiven. */
function findSignedLine(file: string | Uint8Array): SignedLine {
  const size = typeof file === 'string' ? Buffer.byteLength(file, 'utf8') : file.byteLength
  if (size > licenceFileBytesMax) return { ok: false, reason: 'too-large' }
  const text = typeof file === 'string' ? file.replace(/^\ufeff/, '') : decode(file)
  if (text === null) return { ok: false, reason: 'unreadable' }
  const lines = text.split(/\r?\n/)
  const [token, ...others] = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (token === undefined) return { ok: false, reason: 'no-signature' }
  if (others.length > 0) return { ok: false, reason: others.some(looksSigned) ? 'several-signatures' : 'unreadable' }
  if (lines.findLastIndex((line) => line.startsWith('#')) > lines.indexOf(token))
    return { ok: false, reason: 'unreadable' }
  return { ok: true, token }
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function looksSigned(line: string): boolean {
  return /^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]*/.test(line)
}

function judge(claims: LicenceClaims, kid: string, options: VerifyOptions): GenuineLicence {
  const status = judgeStatus(claims, options)
  const timeSeen = Math.max(options.now, options.highestTimeSeen ?? 0, claims.iat, status.list?.issuedAt ?? 0)
  const findings = [
    ...judgeHost(claims.host, options.host),
    ...judgeTerm(claims, options.now),
    ...judgeRelease(claims.maintenance_until, options.releaseDate),
    ...status.findings,
    ...judgeClock(timeSeen, options.now),
  ]
  const notChecked: NotChecked[] = [
    ...(options.host === undefined ? (['host'] as const) : []),
    ...(options.releaseDate === undefined ? (['release'] as const) : []),
    ...(status.checked ? [] : (['status'] as const)),
    ...(options.highestTimeSeen === undefined ? (['clock'] as const) : []),
  ]
  return { genuine: true, inForce: !findings.some(({ stops }) => stops), claims, kid, findings, notChecked, timeSeen }
}

function judgeHost(granted: Host, given: Host | undefined): Finding[] {
  if (given === undefined) return []
  const comparison = compareHosts(granted, given)
  if (comparison === 'same') return []
  return [{ code: 'wrong-host', stops: true, given, differsOnlyInCase: comparison === 'differs-in-case' }]
}

function judgeTerm({ nbf, exp, grace_hours: graceHours }: LicenceClaims, now: number): Finding[] {
  if (now < nbf) return [{ code: 'not-yet-valid', stops: true, from: nbf }]
  if (exp === undefined || now < exp) return []
  const until = exp + graceHours * 3_600
  return now < until ? [{ code: 'in-grace', stops: false, until }] : [{ code: 'ended', stops: true, at: exp }]
}

/** Days of this form sort as texts. The maintenance end is inclusive: a release of that very day is covered. */
function judgeRelease(maintenanceUntil: string | undefined, releaseDate: string | undefined): Finding[] {
  if (maintenanceUntil === undefined || releaseDate === undefined || releaseDate <= maintenanceUntil) return []
  return [{ code: 'release-too-new', stops: true, releaseDate }]
}

/** The file and the list are signed, so the time was at least when they were made; an earlier clock has been set back. */
function judgeClock(timeSeen: number, now: number): Finding[] {
  return now + clockToleranceSeconds < timeSeen ? [{ code: 'clock-rolled-back', stops: true, seen: timeSeen }] : []
}

interface StatusJudgement {
  findings: readonly Finding[]
  checked: boolean
  list?: StatusList
}

/** A stale list can still prove a revocation but no longer its absence, so a good file in it counts as not checked. */
function judgeStatus(claims: LicenceClaims, { statusList, keys, now }: VerifyOptions): StatusJudgement {
  if (statusList === undefined) return { findings: [], checked: false }
  const reading = readStatusList(statusList, keys)
  if (!reading.ok) return invalidList(reading.reason)
  const { list } = reading
  const { idx, uri } = claims.status.status_list
  if (list.uri !== uri) return invalidList('other-list')
  const status = list.statusAt(idx)
  if (status === null) {
    const mayPredate = list.issuedAt <= claims.iat + listLagSeconds
    return mayPredate ? { findings: [], checked: false, list } : invalidList('index-beyond-list')
  }
  const finding = statusFindings.get(status)
  if (finding === undefined) return invalidList('unknown-status')
  const stale: Finding[] =
    now < list.expiresAt ? [] : [{ code: 'status-list-stale', stops: false, since: list.expiresAt }]
  return { findings: [...finding, ...stale], checked: stale.length === 0 || finding.some(({ stops }) => stops), list }
}

function invalidList(fault: Extract<Finding, { code: 'status-list-invalid' }>['fault']): StatusJudgement {
  return { findings: [{ code: 'status-list-invalid', stops: true, fault }], checked: false }
}

/** What a status means for the file; one that a later version of the format adds is in doubt, and stops. */
const statusFindings: ReadonlyMap<number, readonly Finding[]> = new Map<number, Finding[]>([
  [fileStatus.good, []],
  [fileStatus.revoked, [{ code: 'revoked', stops: true }]],
  [fileStatus.onHold, [{ code: 'on-hold', stops: true }]],
  [fileStatus.superseded, [{ code: 'superseded', stops: false }]],
])
