import { grantLines, type LicenceNames } from './encode.ts'
import type { Language } from './format.ts'
import { plainText } from './plain-text.ts'
import { verdictWords } from './verdict-words.ts'
import type { Finding, Verification } from './verify.ts'
import { fileWords } from './words.ts'

/**
 * A verification in words, line by line (LIC-8): the verdict, why, what the file says, what could not be checked. Of a file
 * that is not genuine nothing is shown. Lines hold no line ends, controls or bidirectional marks.
 */
export function describeVerification(result: Verification, language: Language, names: LicenceNames = {}): string[] {
  const words = verdictWords[language]
  if (!result.genuine) return [words.notGenuine, `  ${words.reasons[result.reason]}`]
  const uri = plainText(result.claims.status.status_list.uri)
  const labels = fileWords[language].labels
  const unchecked = result.notChecked.map((check) => `  ${words.notChecked[check]}`)
  return [
    result.inForce ? words.inForce : words.notInForce,
    ...result.findings.map((finding) => `  ${describeFinding(finding, result, language)}`),
    words.itSays,
    ...grantLines(result.claims, names, language).map(([label, value]) => `  ${labels[label]}: ${value}`),
    `  ${words.statusAt}: ${uri}`,
    ...(unchecked.length === 0 ? [words.allChecked] : [words.notCheckedTitle, ...unchecked]),
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
