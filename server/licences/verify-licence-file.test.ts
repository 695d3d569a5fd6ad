import { beforeAll, expect, test } from 'vitest'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type World, worldOf } from '../../testing/world.ts'

let portal: TestPortal
let world: World
let customer: Customer
let ana: ContactPersona

beforeAll(async () => {
  portal = await openTestPortal()
  world = worldOf(portal)
  customer = await world.customer({ name: 'Norte Systems' })
  ana = await customer.contact({ types: ['ship-to'] })
})

/** A file of a fresh licence, downloaded, with its allocation. */
async function newFile(options: Parameters<World['licence']>[1] = {}, hostId = 'srv-lic-01') {
  const licence = await world.licence(customer.organization, options)
  const made = await ana.call('allocateLicence', {
    licenceId: licence.id,
    hostIdType: 'hostname',
    hostId,
    quantity: 50,
  })
  const { output } = await ana.call('downloadLicenceFile', { fileId: made.output.files[0]?.id })
  return { licence, allocation: made.output, file: output.content }
}

/** Anybody at the door, without a sign-in. */
async function verified(input: Record<string, unknown>, language: 'en' | 'es' = 'en') {
  return (await portal.visit().call('verifyLicenceFile', input, { language })).output
}

test('LIC-7: anybody is told that a file is genuine and in force, what it says, and what was not checked', async () => {
  const { licence, file } = await newFile()
  const told = await verified({ file })
  expect(told).toMatchObject({ genuine: true, inForce: true, verdict: 'genuine, in force', findings: [] })
  expect(told.lines).toContainEqual({ label: 'Licence code', value: licence.code })
  expect(told.notChecked.map(({ code }) => code)).toEqual(['host', 'release'])
})

test('LIC-7: with host and release date all is checked, and the answer is in the reader’s language', async () => {
  const { file } = await newFile()
  const told = await verified({ file, hostId: 'srv-lic-01', releaseDate: '2026-11-01' }, 'es')
  expect(told).toMatchObject({ inForce: true, verdict: 'auténtico, vigente', notChecked: [] })
  expect(told.lines.map(({ label }) => label)).toContain('Código de licencia')
})

test('LIC-7: another host, in case only or wholly, and a release after the end of maintenance each say so', async () => {
  const { file } = await newFile({ maintenanceEndsOn: '2026-12-31' })
  const codes = async (input: Record<string, unknown>) => {
    const { genuine, inForce, findings } = await verified({ file, ...input })
    return [genuine, inForce, ...findings.map(({ code }) => code)]
  }
  expect(await codes({ hostId: 'SRV-LIC-01' })).toEqual([true, false, 'wrong-host'])
  expect(await codes({ hostIdType: 'mac', hostId: '00-1b-44-11-3a-b7' })).toEqual([true, false, 'wrong-host'])
  expect(await codes({ releaseDate: '2027-01-01' })).toEqual([true, false, 'release-too-new'])
})

test('LIC-9: a returned file is revoked, and a file after a change of features superseded, at once', async () => {
  const returned = await newFile()
  await ana.call('returnAllocation', { allocationId: returned.allocation.id, quantity: 50, oldFileRemoved: true })
  expect(await verified({ file: returned.file })).toMatchObject({
    inForce: false,
    findings: [{ code: 'revoked', stops: true }],
  })
  const changed = await newFile({ choosableFeatures: ['cluster'] })
  await ana.call('changeFeatures', { allocationId: changed.allocation.id, features: ['cluster'] })
  expect(await verified({ file: changed.file })).toMatchObject({
    inForce: true,
    findings: [{ code: 'superseded', stops: false }],
  })
})

test('LIC-7: an ended licence is said to have ended', async () => {
  const { file } = await newFile({ endsOn: '2026-11-20' })
  portal.clock.set('2026-12-20T00:00:00Z')
  expect(await verified({ file })).toMatchObject({ genuine: true, inForce: false, findings: [{ code: 'ended' }] })
  portal.clock.set('2026-11-16T09:00:00Z')
})

test('LIC-7: of a file with one byte changed nothing is shown', async () => {
  const { file } = await newFile()
  const at = file.trimEnd().length - 40
  const other = file.charAt(at) === 'A' ? 'B' : 'A'
  const told = await verified({ file: `${file.slice(0, at)}${other}${file.slice(at + 1)}` })
  expect(told).toMatchObject({ genuine: false, inForce: false, verdict: 'not genuine', lines: [], notChecked: [] })
  expect(told.findings.map(({ code }) => code)).toEqual(['bad-signature'])
})

test.each([
  ['nothing', { file: ' \n' }, ['file: required']],
  ['more than 64 KiB', { file: 'x'.repeat(65_537) }, ['file: too-long']],
  ['a date that does not exist', { file: 'x', releaseDate: '2026-02-30' }, ['releaseDate: not-a-day']],
  ['a kind of host that there is not', { file: 'x', hostIdType: 'ip', hostId: '1' }, ['hostIdType: not-one-of']],
  ['a MAC address that is none', { file: 'x', hostIdType: 'mac', hostId: 'srv-lic-01' }, ['hostId: not-a-mac']],
])('LIC-7: %s is refused at its field', async (_what, input, faults) => {
  const answer = await portal.visit().call('verifyLicenceFile', input)
  expect(answer.status).toBe(422)
  expect(answer.faults).toEqual(faults)
})
