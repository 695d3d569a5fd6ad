import sql from 'sql-template-tag'
import { beforeAll, expect, test } from 'vitest'
import { verifyLicenceFile } from '../../licence-file/verify.ts'
import { openTestPortal, type TestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type World, worldOf } from '../../testing/world.ts'
import { epochOf } from '../../values/calendar.ts'
import { publishedKeys } from './published-keys.ts'

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

const host = (hostId: string, quantity: number) => ({ hostIdType: 'hostname', hostId, quantity })

test('LIC-4, LIC-7: an unrestricted contact allocates part of a licence and downloads a genuine file for that host', async () => {
  const licence = await world.licence(customer.organization, { productName: 'Workspace' })
  const made = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-lic-01', 50), label: 'Rack 4' })
  expect(made.output).toMatchObject({ quantity: 50, hostId: 'srv-lic-01', label: 'Rack 4', status: 'active' })
  const { output } = await ana.call('downloadLicenceFile', { fileId: made.output.files[0]?.id })
  expect(output.fileName).toBe(`${licence.code}_srv-lic-01.lic`)
  const verified = verifyLicenceFile(output.content, {
    keys: publishedKeys(portal.house.signer),
    host: { type: 'hostname', value: 'srv-lic-01' },
    releaseDate: '2026-11-01',
    now: epochOf(portal.clock.now()) / 1000,
  })
  expect(verified).toMatchObject({
    genuine: true,
    inForce: true,
    claims: { sub: licence.code, quantity: 50, organization: { name: 'Norte Systems' } },
  })
  expect(output.content).toContain('# ')
})

test('LIC-4: allocating tells the audit trail who, what and where, and asks for the signature', async () => {
  const licence = await world.licence(customer.organization)
  await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-lic-02', 10) })
  const audit = await portal.rows(sql`
    select action, actor_kind, actor_name, after from audit_events where licence_id = ${licence.id}`)
  expect(audit).toMatchObject([
    {
      action: 'licence.allocated',
      actor_kind: 'contact',
      actor_name: ana.name,
      after: { hostId: 'srv-lic-02', quantity: 10 },
    },
  ])
  expect((await portal.runJobs()).map((job) => job.kind)).toContain('sign-licence-file')
  const unsigned = await portal.rows(
    sql`select from licence_files where licence_id = ${licence.id} and content is null`,
  )
  expect(unsigned).toEqual([])
})

test('LIC-7: a file is the same to the byte, whether its job or its first download signed it', async () => {
  const licence = await world.licence(customer.organization)
  const made = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-lic-03', 1) })
  const fileId = made.output.files[0]?.id
  const before = await ana.call('downloadLicenceFile', { fileId })
  await portal.runJobs()
  const after = await ana.call('downloadLicenceFile', { fileId })
  expect(after.output.content).toBe(before.output.content)
  expect(after.headers['content-type']).toMatch(/^text\/plain/)
  expect(after.headers['content-disposition']).toMatch(/^attachment/)
})

test('LIC-6: asking for more than is left is refused with what is left, and nothing is taken', async () => {
  const licence = await world.licence(customer.organization, { quantity: 100 })
  await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-a', 70) })
  const refused = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-b', 31) })
  expect(refused.problem).toMatchObject({ status: 409, code: 'nothing-left', facts: { left: 30, wanted: 31 } })
  expect(refused.problem.detail).toContain('Only 30 are left')
  expect(refused.faults).toEqual(['quantity: nothing-left'])
  const es = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-b', 31) }, { language: 'es' })
  expect(es.problem.detail).toContain('Solo quedan 30')
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.allocatedQuantity).toBe(70)
})

test('LIC-6: the same request with the same key gives the same file; with another body it is refused', async () => {
  const licence = await world.licence(customer.organization)
  const wanted = { licenceId: licence.id, ...host('srv-once', 5) }
  const first = await ana.call('allocateLicence', wanted, { key: 'press-1' })
  const second = await ana.call('allocateLicence', wanted, { key: 'press-1' })
  expect(second.output).toEqual(first.output)
  const other = await ana.call('allocateLicence', { ...wanted, quantity: 6 }, { key: 'press-1' })
  expect(other.problem).toMatchObject({ status: 422, code: 'key-used-differently' })
  expect((await ana.call('allocateLicence', wanted, { key: null })).problem).toMatchObject({
    status: 400,
    code: 'key-missing',
  })
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.allocatedQuantity).toBe(5)
})

test('LIC-1: a product that is allocated whole gives all or nothing', async () => {
  const licence = await world.licence(customer.organization, { quantity: 8, partialAllocation: false })
  const part = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-w', 7) })
  expect(part.problem).toMatchObject({ code: 'whole-licence-only', facts: { left: 8 } })
  expect((await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-w', 8) })).status).toBe(200)
})

test.each([
  ['licence-ended', { startsOn: '2025-01-01', endsOn: '2026-11-14' }, 'ended on 14 Nov 2026'],
  ['licence-not-started', { startsOn: '2026-12-01' }, 'begins on 1 Dec 2026'],
  ['licence-rescinded', { status: 'rescinded' as const }, 'rescinded'],
  ['licence-on-hold', { status: 'on-hold' as const }, 'on hold'],
])('LIC-8: nothing is issued of a licence that is not in force (%s)', async (code, options, words) => {
  const licence = await world.licence(customer.organization, options)
  const refused = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-x', 1) })
  expect(refused.problem).toMatchObject({ status: 409, code })
  expect(refused.problem.detail).toContain(words)
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.actions.allocate).toBe(code)
})

test('LIC-8: the last day of a licence is whole everywhere on earth', async () => {
  const licence = await world.licence(customer.organization, { startsOn: '2025-11-16', endsOn: '2026-11-15' })
  portal.clock.set('2026-11-16T11:59:59Z')
  const awake = await customer.contact({ types: ['ship-to'] })
  expect((await awake.call('allocateLicence', { licenceId: licence.id, ...host('srv-d', 1) })).status).toBe(200)
  portal.clock.set('2026-11-16T12:00:00Z')
  const late = await awake.call('allocateLicence', { licenceId: licence.id, ...host('srv-e', 1) })
  expect(late.problem.code).toBe('licence-ended')
  portal.clock.set('2026-11-16T09:00:00Z')
})

test('a host holds one allocation of a licence at a time', async () => {
  const licence = await world.licence(customer.organization)
  await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-h', 1) })
  const again = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-h', 1) })
  expect(again.problem).toMatchObject({ status: 409, code: 'host-already-holds' })
  expect((await ana.call('allocateLicence', { licenceId: licence.id, ...host('SRV-H', 1) })).status).toBe(200)
})

test('LIC-4: features that can be chosen are chosen here; others are refused at the field', async () => {
  const licence = await world.licence(customer.organization, { features: ['core'], choosableFeatures: ['backup'] })
  const plain = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-f', 1) })
  expect(plain.output.features).toEqual(['core'])
  const chosen = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-g', 1), features: ['backup'] })
  expect(chosen.output.features).toEqual(['core', 'backup'])
  const unknown = await ana.call('allocateLicence', { licenceId: licence.id, ...host('srv-i', 1), features: ['gold'] })
  expect(unknown.faults).toEqual(['features: feature-not-offered'])
})

test('ACC-6: a restricted contact is told who can change it, by name and address', async () => {
  const licence = await world.licence(customer.organization)
  const boss = await customer.contact({ types: ['administrator'] })
  const restricted = await customer.contact({ types: ['ship-to'], restricted: true })
  const refused = await restricted.call('allocateLicence', { licenceId: licence.id, ...host('srv-r', 1) })
  expect(refused.problem).toMatchObject({ status: 403, code: 'access-limited' })
  expect(refused.problem.detail).toContain(boss.email)
})

test('ACC-7: a licence of another organization and one that does not exist read the same', async () => {
  const other = await world.customer()
  const foreign = await world.licence(other.organization)
  const ask = (licenceId: string) => ana.call('allocateLicence', { licenceId, ...host('srv-z', 1) })
  const [theirs, missing] = [await ask(foreign.id), await ask('00000000-0000-4000-8000-000000000000')]
  expect(theirs.status).toBe(404)
  expect({ ...theirs.problem, requestId: '' }).toEqual({ ...missing.problem, requestId: '' })
  const atOther = await ana.call('readLicence', { number: other.organization.number, licenceId: foreign.id })
  expect(atOther.problem).toMatchObject({ status: 404, code: 'other-organization' })
})

test('LIC-5: the preview says in words what the file will say, and what seems odd about the host', async () => {
  const licence = await world.licence(customer.organization, { quantity: 20 })
  await ana.call('allocateLicence', { licenceId: licence.id, ...host('SRV-Big', 5) })
  const { output } = await ana.call('previewAllocation', { licenceId: licence.id, ...host(' srv-big ', 5) })
  expect(output).toMatchObject({
    hostId: 'srv-big',
    warnings: ['surrounding-blanks', 'differs-in-case'],
    similarHostId: 'SRV-Big',
    leftAfter: 10,
    countsAsMove: false,
  })
  expect(output.lines.map((line) => line.value).join('\n')).toContain(licence.code)
  expect((await ana.call('readLicence', { licenceId: licence.id })).output.allocatedQuantity).toBe(5)
})
