import { grantLines, type LicenceNames } from './encode.ts'
import type { Language } from './format.ts'
import { plainText } from './plain-text.ts'
import { verdictWords } from './verdict-words.ts'
import type { Finding, NotChecked, Verification } from './verify.ts'
import { fileWords } from './words.ts'

/** A verification in words, part by part, for a page or an answer that lays them out itself. */
export interface VerificationWords {
  verdict: string
  /** Why it is not genuine, or what was found; `stops` tells whether that keeps it from being in force. */
  findings: readonly { code: string; stops: boolean; words: string }[]
  /** What the file says: label and value. Empty for a file that is not genuine. */
  grant: readonly (readonly [label: string, value: string])[]
  notChecked: readonly { code: NotChecked; words: string }[]
}

/** Puts a verification in words (LIC-8). Of a file that is not genuine nothing is shown. Values are safe on one line. */
export function verificationWords(
  result: Verification,
  language: Language,
  names: LicenceNames = {},
): VerificationWords {
  const words = verdictWords[language]
  if (!result.genuine) {
    const finding = { code: result.reason, stops: true, words: words.reasons[result.reason] }
    return { verdict: words.notGenuine, findings: [finding], grant: [], notChecked: [] }
  }
  const labels = fileWords[language].labels
  return {
    verdict: result.inForce ? words.inForce : words.notInForce,
    findings: result.findings.map((finding) => ({
      code: finding.code,
      stops: finding.stops,
      words: describeFinding(finding, result, language),
    })),
    grant: grantLines(result.claims, names, language).map(([label, value]) => [labels[label], value]),
    notChecked: result.notChecked.map((code) => ({ code, words: words.notChecked[code] })),
  }
}

/**
 * The same line by line (LIC-8): the verdict, why, what the file says, what could not be checked. Lines hold no line ends,
 * controls or bidirectional marks.
 */
export function describeVerification(result: Verification, language: Language, names: LicenceNames = {}): string[] {
  const words = verdictWords[language]
  const { verdict, findings, grant, notChecked } = verificationWords(result, language, names)
  const reasons = findings.map((finding) => `  ${finding.words}`)
  if (!result.genuine) return [verdict, ...reasons]
  return [
    verdict,
    ...reasons,
    words.itSays,
    ...grant.map(([label, value]) => `  ${label}: ${value}`),
    `  ${words.statusAt}: ${plainText(result.claims.status.status_list.uri)}`,
    ...(notChecked.length === 0
      ? [words.allChecked]
      : [words.notCheckedTitle, ...notChecked.map((check) => `  ${check.words}`)]),
  ]
}

function describeFinding(finding: Finding, { claims }: { claims: Granted }, language: Language): string {
  const words = verdictWords[language].findings
  switch (finding.code) {
    case 'wrong-host': {
      const type = fileWords[language].hostTypes
      const granted = `${type[claims.host.type]} ${plainText(claims.host.value)}`
      const given = `${type[finding.given.type]} ${plainText(finding.given.value)}`
      return finding.differsOnlyInCase ? words.hostCase(granted, given) : words.wrongHost(granted, given)
    }
    case 'not-yet-valid':
      return words.notYetValid(instant(finding.from))
    case 'ended':
      return words.ended(instant(finding.at))
    case 'in-grace':
      return words.inGrace(instant(finding.until))
    case 'release-too-new':
      return words.releaseTooNew(finding.releaseDate, claims.maintenance_until ?? '')
    case 'clock-rolled-back':
      return words.clockRolledBack(instant(finding.seen))
    case 'status-list-stale':
      return words.statusListStale(instant(finding.since))
    case 'status-list-invalid':
      return words.statusListInvalid(words.listFaults[finding.fault])
    default:
      return words.plain[finding.code]
  }
}

/** The part of a grant that findings speak of. */
type Granted = Extract<Verification, { genuine: true }>['claims']

function instant(seconds: number): string {
  return `${new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
