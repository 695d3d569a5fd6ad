import { toBase64url } from './base64url.ts'
import { BadClaims, readClaims } from './claims.ts'
import { dayOf, type Language, type LicenceClaims, lastDayOf, licenceFileBytesMax, licenceFileType } from './format.ts'
import { hasUnsafeCharacters, plainText } from './plain-text.ts'
import { fileWords } from './words.ts'

/** Names to show for the codes in the claims; a code without a name is shown as it is. */
export interface LicenceNames {
  product?: string
  edition?: string
  model?: string
  /** By feature code. */
  features?: Readonly<Record<string, string>>
}

/**
 * What is signed (RFC 7515 §5.1): header and claims in base64url, joined by a dot. The same claims and `kid` give the same
 * bytes for ever, so it can be fixed in a transaction and signed later (LIC-7). Throws `BadClaims` for claims no verifier would take.
 */
export function encodeSigningInput(claims: LicenceClaims, kid: string): string {
  if (!/^[A-Za-z0-9_-]{43}$/.test(kid)) throw new BadClaims('kid', 'an RFC 7638 thumbprint')
  const header = { alg: 'EdDSA', typ: licenceFileType, kid }
  return `${toBase64url(JSON.stringify(header))}.${toBase64url(JSON.stringify(readClaims(claims)))}`
}

/**
 * The comment lines above the grant, in words (LIC-7): what it grants, to whom, for which machine, until when. They are no
 * part of the grant. Names from outside can't end a line, reorder it on the screen or look like another line.
 */
export function licenceComments(claims: LicenceClaims, names: LicenceNames, language: Language): string[] {
  const words = fileWords[language]
  const width = Math.max(...Object.values(words.labels).map((label) => label.length)) + 1
  const line = (label: string, value: string) => `# ${`${label}:`.padEnd(width)} ${value}`
  return [
    `# ${words.title}`,
    ...words.preface.map((sentence) => `# ${sentence}`),
    '#',
    ...grantLines(claims, names, language).map(([label, value]) => line(words.labels[label], value)),
    '#',
  ]
}

/** The same facts as pairs of label and value, for a preview or a page. Values are safe to show on one line. */
export function grantLines(claims: LicenceClaims, names: LicenceNames, language: Language): [GrantLabel, string][] {
  const words = fileWords[language]
  const { organization, host, maintenance_until: maintenanceUntil } = claims
  const features = claims.features.map((code) => plainText(ownEntry(names.features, code) ?? code))
  return [
    ['licence', plainText(claims.sub)],
    ['owner', `${plainText(organization.number)}, ${plainText(organization.name)}`],
    ['product', `${plainText(names.product ?? claims.product)}, ${plainText(names.edition ?? claims.edition)}`],
    [
      'quantity',
      `${claims.quantity} (${plainText(names.model ?? ownEntry(words.models, claims.model) ?? claims.model)})`,
    ],
    ['features', features.length === 0 ? words.none : features.join(', ')],
    ['host', `${words.hostTypes[host.type]} ${plainText(host.value)}`],
    ['starts', firstDayOf(claims.nbf)],
    ['ends', claims.exp === undefined ? words.perpetual : lastDayOf(claims.exp)],
    ['maintenance', maintenanceUntil === undefined ? words.unlimitedReleases : maintenanceUntil],
    ['grade', words.grades[claims.grade]],
    ['grace', words.hours(claims.grace_hours)],
    ['overdraft', `${claims.overdraft_percent} %`],
    ['issued', `${dayOf(claims.iat)}, ${plainText(claims.iss)}, ${plainText(claims.jti)}`],
  ]
}

/** Labels of the lines of a grant. */
export type GrantLabel = keyof (typeof fileWords)['en']['labels']

/**
 * The file as it is stored and downloaded: comment lines, the JWS, LF line ends, a line end last. Throws a RangeError for
 * a comment that is not one line beginning with `#`, for parts that are not base64url, and for a file above 64 KiB.
 */
export function assembleLicenceFile(comments: readonly string[], signingInput: string, signature: string): string {
  const bad = comments.find((comment) => !comment.startsWith('#') || hasUnsafeCharacters(comment))
  if (bad !== undefined) throw new RangeError(`Not a comment line: ${JSON.stringify(bad)}`)
  if (!/^[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+$/.test(signingInput)) throw new RangeError('The signing input is not base64url')
  if (!/^[A-Za-z0-9_-]{86}$/.test(signature)) throw new RangeError('The signature is not 64 bytes in base64url')
  const text = [...comments, `${signingInput}.${signature}`, ''].join('\n')
  if (Buffer.byteLength(text, 'utf8') > licenceFileBytesMax) throw new RangeError('The licence file is above 64 KiB')
  return text
}

/** The day that `nbfOf` was given; for an `nbf` of another origin, the UTC day. */
function firstDayOf(nbf: number): string {
  return nbf % 86_400 === 36_000 ? dayOf(nbf + 50_400) : dayOf(nbf)
}

/** A catalogue code may be called `constructor`; only the record's own entries count. */
function ownEntry(entries: Readonly<Record<string, string>> | undefined, code: string): string | undefined {
  return entries !== undefined && Object.hasOwn(entries, code) ? entries[code] : undefined
}
