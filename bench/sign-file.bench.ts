import { sign } from 'node:crypto'
import { assembleLicenceFile, encodeSigningInput, licenceComments } from '../licence-file/encode.ts'
import { expOf, type LicenceClaims, nbfOf } from '../licence-file/format.ts'
import { newSigningKey, signBytes } from '../licence-file/sign.ts'
import { inTurns, type Measure, measure } from './measure.ts'

const claims: LicenceClaims = {
  iss: 'https://licences.example.com',
  jti: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  iat: 1_790_000_000,
  nbf: nbfOf('2026-01-01'),
  exp: expOf('2027-12-31'),
  sub: '2A9C6-125D7-44C2N',
  product: 'WORKSPACE',
  edition: 'ADV',
  model: 'concurrent',
  quantity: 250,
  features: ['desktops', 'recording'],
  host: { type: 'hostname', value: 'srv-lic-01' },
  maintenance_until: '2027-06-30',
  grade: 'retail',
  organization: { number: '12345678', name: 'Norte Systems S.L.' },
  grace_hours: 72,
  overdraft_percent: 10,
  status: { status_list: { idx: 4711, uri: 'https://licences.example.com/status-lists/1' } },
}

/** LIC-7: making and signing a whole file, beside node:crypto signing the same bytes. */
export async function signFileBench(): Promise<Measure[]> {
  const key = newSigningKey('licence-file')
  const bytes = Buffer.from(encodeSigningInput(claims, key.kid))
  const each = 2_000
  const repeat = (work: () => unknown) => () => {
    for (let turn = 0; turn < each; turn += 1) work()
  }
  const { one, other } = await inTurns(
    9,
    repeat(() => {
      const input = encodeSigningInput(claims, key.kid)
      return assembleLicenceFile(licenceComments(claims, {}, 'en'), input, signBytes(key.privateKey, input))
    }),
    repeat(() => sign(null, bytes, key.privateKey)),
  )
  const perSecond = (each / one) * 1000
  return [
    measure('make and sign a licence file', perSecond, 'files/s', other / one, 'node:crypto signing the same bytes', {
      least: 0.5,
    }),
  ]
}
