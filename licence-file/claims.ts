import { type Host, type HostIdType, isDay, type LicenceClaims, type LicenceGrade } from './format.ts'
import { canonicalHostValue, isHostIdType } from './host.ts'

/** A claim that is missing or not of its form; `path` names it, as in `host.value`. */
export class BadClaims extends Error {
  readonly path: string

  constructor(path: string, wanted: string) {
    super(`${path} must be ${wanted}`)
    this.name = 'BadClaims'
    this.path = path
  }
}

const grades: readonly LicenceGrade[] = ['retail', 'not-for-resale', 'trial']
const code = /^[A-Za-z0-9][A-Za-z0-9._+/-]{0,63}$/
/** 9999-12-31T23:59:59Z: later instants have no four-digit year to write them with. */
const secondsMax = 253_402_300_799

/**
 * The claims of LIC-7 in an object of any origin, in the order in which they are signed. Known claims are strict in type
 * and size; unknown ones are left out, as RFC 7519 §4 asks, so that a later issuer may add some without breaking old
 * products. Throws `BadClaims` for the first claim at fault.
 */
export function readClaims(value: unknown): LicenceClaims {
  const claims = asRecord(value, 'claims')
  return {
    iss: asText(claims.iss, 'iss', 300),
    jti: asCode(claims.jti, 'jti'),
    iat: asInteger(claims.iat, 'iat', 0, secondsMax),
    nbf: asInteger(claims.nbf, 'nbf', 0, secondsMax),
    ...(claims.exp === undefined ? {} : { exp: asEnd(claims.exp) }),
    sub: asCode(claims.sub, 'sub'),
    product: asCode(claims.product, 'product'),
    edition: asCode(claims.edition, 'edition'),
    model: asCode(claims.model, 'model'),
    quantity: asInteger(claims.quantity, 'quantity', 1, 1_000_000_000),
    features: asFeatures(claims.features),
    host: asHost(claims.host),
    ...(claims.maintenance_until === undefined ? {} : { maintenance_until: asDay(claims.maintenance_until) }),
    grade: asGrade(claims.grade),
    organization: asOrganization(claims.organization),
    grace_hours: asInteger(claims.grace_hours, 'grace_hours', 0, 8_784),
    overdraft_percent: asInteger(claims.overdraft_percent, 'overdraft_percent', 0, 100),
    status: asStatus(claims.status),
  }
}

/** Narrows to a JSON object; throws `BadClaims` for arrays, null and everything else. */
export function asRecord(value: unknown, path: string): Record<string, unknown> {
  if (isRecord(value)) return value
  throw new BadClaims(path, 'an object')
}

/** Narrows to a whole number within bounds; throws `BadClaims` for fractions, texts and numbers beyond. */
export function asInteger(value: unknown, path: string, least: number, most: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least && value <= most) return value
  throw new BadClaims(path, `a whole number from ${least} to ${most}`)
}

/** Narrows to an http or https address of at most 500 characters. */
export function asUri(value: unknown, path: string): string {
  const text = asText(value, path, 500)
  if (/^https?:\/\/[\x21-\x7e]+$/.test(text)) return text
  throw new BadClaims(path, 'an http or https address')
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asText(value: unknown, path: string, longest: number): string {
  if (typeof value === 'string' && value.length > 0 && value.length <= longest && value.isWellFormed()) return value
  throw new BadClaims(path, `a text of 1 to ${longest} characters`)
}

function asCode(value: unknown, path: string): string {
  if (typeof value === 'string' && code.test(value)) return value
  throw new BadClaims(path, 'a code of 1 to 64 letters, digits and . _ + / - that begins with a letter or digit')
}

function asEnd(value: unknown): number {
  const end = asInteger(value, 'exp', 0, secondsMax)
  if (end % 86_400 === 43_200) return end
  throw new BadClaims('exp', '12:00 UTC of a day')
}

function asDay(value: unknown): string {
  if (typeof value === 'string' && isDay(value)) return value
  throw new BadClaims('maintenance_until', 'a day YYYY-MM-DD')
}

function asFeatures(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > 200) throw new BadClaims('features', 'a list of at most 200 codes')
  const features = value.map((feature: unknown, index) => asCode(feature, `features.${index}`))
  if (new Set(features).size !== features.length) throw new BadClaims('features', 'a list without repetition')
  return features
}

function asGrade(value: unknown): LicenceGrade {
  const grade = grades.find((known) => known === value)
  if (grade === undefined) throw new BadClaims('grade', `one of ${grades.join(', ')}`)
  return grade
}

function asHost(value: unknown): Host {
  const host = asRecord(value, 'host')
  const type: HostIdType | null = typeof host.type === 'string' && isHostIdType(host.type) ? host.type : null
  if (type === null) throw new BadClaims('host.type', 'hostname, mac, serial or uuid')
  if (typeof host.value === 'string' && canonicalHostValue(type, host.value) === host.value) {
    return { type, value: host.value }
  }
  throw new BadClaims('host.value', `a ${type} in canonical form`)
}

function asOrganization(value: unknown): { number: string; name: string } {
  const organization = asRecord(value, 'organization')
  return {
    number: asCode(organization.number, 'organization.number'),
    name: asText(organization.name, 'organization.name', 300),
  }
}

function asStatus(value: unknown): LicenceClaims['status'] {
  const list = asRecord(asRecord(value, 'status').status_list, 'status.status_list')
  return {
    status_list: {
      idx: asInteger(list.idx, 'status.status_list.idx', 0, 2 ** 32 - 1),
      uri: asUri(list.uri, 'status.status_list.uri'),
    },
  }
}
