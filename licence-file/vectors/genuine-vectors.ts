import { expOf, type Host, nbfOf } from '../format.ts'
import { baseClaims, headerJson, judgedAt, makeFile, pastFileKey, payloadJson, signRaw } from './craft.ts'
import { statusToken } from './status-vectors.ts'

/** Inputs of `verifyLicenceFile` beside file and keys. */
export interface VectorOptions {
  now: number
  host?: Host
  releaseDate?: string
  statusList?: string
  highestTimeSeen?: number
}

/** A genuine file and how it must be judged. */
export interface GenuineVector {
  title: string
  file: string
  options: VectorOptions
  expected: { genuine: true; inForce: boolean; findings: string[]; notChecked: string[] }
}

const end = expOf('2027-07-24')
const host = baseClaims.host
const good = makeFile()
const all: VectorOptions = { now: judgedAt, host, releaseDate: '2026-12-01', highestTimeSeen: judgedAt - 5 }

/** Everything given that can be checked, with changes. */
function checked(changes: Partial<VectorOptions>): VectorOptions {
  return { ...all, statusList: statusToken(0), ...changes }
}

function vector(
  title: string,
  file: string,
  options: VectorOptions,
  inForce: boolean,
  findings: string[],
  notChecked: string[] = [],
): GenuineVector {
  return { title, file, options, expected: { genuine: true, inForce, findings, notChecked } }
}

/** Files as they are, or as mail and editors leave them. */
function texts(): GenuineVector[] {
  return [
    vector('everything checked, in force', good, checked({}), true, []),
    vector('nothing given but the time', good, { now: judgedAt }, true, [], ['host', 'release', 'status', 'clock']),
    vector('signed with a past key', makeFile({}, pastFileKey), checked({}), true, []),
    vector(
      'perpetual, without maintenance limit',
      makeFile({ exp: undefined, maintenance_until: undefined }),
      checked({ now: end, statusList: undefined, releaseDate: '2099-01-01' }),
      true,
      [],
      ['status'],
    ),
    vector(
      'unknown claims are ignored',
      signRaw(headerJson(), payloadJson({ cluster: { size: 3 } })),
      checked({}),
      true,
      [],
    ),
    vector('CRLF line ends', good.replaceAll('\n', '\r\n'), checked({}), true, []),
    vector('byte order mark', `\ufeff${good}`, checked({}), true, []),
    vector('no line end last', good.trimEnd(), checked({}), true, []),
  ]
}

/** The machine at hand. */
function hosts(): GenuineVector[] {
  return [
    vector('another host', good, checked({ host: { type: 'hostname', value: 'srv-app-02' } }), false, ['wrong-host']),
    vector('host differs in case', good, checked({ host: { type: 'hostname', value: 'srv-app-01' } }), false, [
      'wrong-host',
    ]),
    vector('same value, other host ID type', good, checked({ host: { type: 'serial', value: 'Srv-App-01' } }), false, [
      'wrong-host',
    ]),
    vector(
      'MAC in another notation',
      makeFile({ host: { type: 'mac', value: '00:1b:44:11:3a:b7' } }),
      checked({ host: { type: 'mac', value: '001B.4411.3AB7' } }),
      true,
      [],
    ),
    vector(
      'UUID in upper case',
      makeFile({ host: { type: 'uuid', value: '6f1c2a3e-0b4d-4c5e-8f60-718293a4b5c6' } }),
      checked({ host: { type: 'uuid', value: '6F1C2A3E-0B4D-4C5E-8F60-718293A4B5C6' } }),
      true,
      [],
    ),
  ]
}

/** The term of the grant, and releases. */
function times(): GenuineVector[] {
  return [
    vector(
      'second before the start',
      makeFile({ nbf: nbfOf('2026-09-25') }),
      { ...all, now: nbfOf('2026-09-25') - 1 },
      false,
      ['not-yet-valid'],
      ['status'],
    ),
    vector(
      'first second of the first day at UTC+14',
      makeFile({ nbf: nbfOf('2026-09-25') }),
      { ...all, now: nbfOf('2026-09-25') },
      true,
      [],
      ['status'],
    ),
    vector('last second of the last day at UTC−12', good, { ...all, now: end - 1 }, true, [], ['status']),
    vector('first second of grace', good, { ...all, now: end }, true, ['in-grace'], ['status']),
    vector('last second of grace', good, { ...all, now: end + 72 * 3_600 - 1 }, true, ['in-grace'], ['status']),
    vector('grace is over', good, { ...all, now: end + 72 * 3_600 }, false, ['ended'], ['status']),
    vector('ended without grace', makeFile({ grace_hours: 0 }), { ...all, now: end }, false, ['ended'], ['status']),
    vector('release of the last day of maintenance', good, checked({ releaseDate: '2027-01-31' }), true, []),
    vector('release of the day after', good, checked({ releaseDate: '2027-02-01' }), false, ['release-too-new']),
  ]
}

/** What the status list says. */
function statuses(): GenuineVector[] {
  return [
    vector('revoked', good, checked({ statusList: statusToken(1) }), false, ['revoked']),
    vector('on hold', good, checked({ statusList: statusToken(2) }), false, ['on-hold']),
    vector('superseded keeps running', good, checked({ statusList: statusToken(3) }), true, ['superseded']),
    vector(
      'stale list, not revoked in it',
      good,
      checked({ statusList: statusToken(0, { expiresAt: judgedAt }) }),
      true,
      ['status-list-stale'],
      ['status'],
    ),
    vector(
      'stale list proves a revocation',
      good,
      checked({ statusList: statusToken(1, { expiresAt: judgedAt }) }),
      false,
      ['revoked', 'status-list-stale'],
    ),
  ]
}

/** Lists that say nothing of the file, or can't be trusted. */
function doubtfulLists(): GenuineVector[] {
  return [
    vector(
      'list of another address',
      good,
      checked({ statusList: statusToken(0, { uri: 'https://licences.example.com/status/2' }) }),
      false,
      ['status-list-invalid'],
      ['status'],
    ),
    vector(
      'list ends before the index',
      makeFile({ status: { status_list: { idx: 16, uri: baseClaims.status.status_list.uri } } }),
      checked({}),
      false,
      ['status-list-invalid'],
      ['status'],
    ),
    vector(
      'list older than the file does not know its index',
      makeFile({ iat: judgedAt, status: { status_list: { idx: 16, uri: baseClaims.status.status_list.uri } } }),
      checked({}),
      true,
      [],
      ['status'],
    ),
    vector(
      'status value of a later version',
      good,
      checked({ statusList: statusToken(12, { bits: 4 }) }),
      false,
      ['status-list-invalid'],
      ['status'],
    ),
    vector(
      'a licence file in place of the list',
      good,
      checked({ statusList: makeFile().split('\n').at(-2) ?? '' }),
      false,
      ['status-list-invalid'],
      ['status'],
    ),
  ]
}

/** Clocks that were set back. */
function clocks(): GenuineVector[] {
  return [
    vector('clock a day behind is forgiven', good, checked({ highestTimeSeen: judgedAt + 86_400 }), true, []),
    vector('clock further behind is not', good, checked({ highestTimeSeen: judgedAt + 86_401 }), false, [
      'clock-rolled-back',
    ]),
    vector(
      'file issued in the future shows the clock wrong',
      makeFile({ iat: judgedAt + 86_401 }),
      checked({}),
      false,
      ['clock-rolled-back'],
    ),
    vector(
      'list issued in the future shows it, too',
      good,
      checked({ statusList: statusToken(0, { issuedAt: judgedAt + 86_401, expiresAt: judgedAt + 90_000 }) }),
      false,
      ['clock-rolled-back'],
    ),
  ]
}

/** Files the vendor signed, in force and not. */
export function genuineVectors(): GenuineVector[] {
  return [...texts(), ...hosts(), ...times(), ...statuses(), ...doubtfulLists(), ...clocks()]
}
