import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

const plaza = { kind: 'billing', lines: ['Gran Vía 1'], city: 'Madrid', postalCode: '28013', country: 'es' }

let acme: Customer
let admin: ContactPersona
let agent: StaffPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme', country: 'ES' })
  admin = await acme.contact()
  agent = await world.staff({ roles: ['customer-service'] })
})

async function version(reader = admin): Promise<number> {
  return (await reader.call('readOrganization')).output.version
}

function trailOf(action: string) {
  return portal.rows<{ before: unknown; after: unknown; reason: string | null; actor_name: string }>(sql`
    select before, after, reason, actor_name from audit_events
    where organization_id = ${acme.organization.id} and action = ${action} order by at desc, id`)
}

describe('readOrganization', () => {
  test('ACC-1: shows all facts, who looks after the company, its contracts, and what may be done', async () => {
    await portal.rows(sql`insert into contracts (organization_id, number, programme, starts_on, ends_on)
      values (${acme.organization.id}, 'C-1', 'Enterprise', '2026-01-01', null)`)
    await portal.rows(
      sql`update organizations set sales_representative_id = ${agent.staffId} where id = ${acme.organization.id}`,
    )
    const { output, headers } = await admin.call('readOrganization')
    expect(output).toMatchObject({
      number: acme.organization.number,
      legalName: 'Acme',
      country: 'ES',
      region: 'EMEA',
      contracts: [{ number: 'C-1', programme: 'Enterprise', startsOn: '2026-01-01', endsOn: null }],
      salesRepresentative: { id: agent.staffId, name: agent.name, email: agent.email },
      renewalsSpecialist: null,
      actions: { edit: null, editFacts: 'not-allowed' },
    })
    expect(headers.etag).toBe(`"${output.version}"`)
  })

  test('ACC-6: a restricted contact sees the company without its contracts, and why nothing can be edited', async () => {
    const restricted = await acme.contact({ restricted: true })
    const { output } = await restricted.call('readOrganization')
    expect(output).toMatchObject({ contracts: [], actions: { edit: 'access-limited', editFacts: 'access-limited' } })
  })

  test('ACC-7: somebody of another company reads the same as of one that does not exist: whom they act for, and the number asked for', async () => {
    const own = await world.customer()
    const stranger = await own.contact()
    const asked = async (number: string, language: 'en' | 'es') => {
      const { status, problem } = await stranger.call('readOrganization', { number }, { language })
      const { requestId: _, ...said } = problem
      return { status, ...JSON.parse(JSON.stringify(said).replaceAll(number, 'NUMBER')) }
    }
    for (const language of ['en', 'es'] as const) {
      const foreign = await asked(acme.organization.number, language)
      expect(foreign).toEqual(await asked('99999999', language))
      expect(foreign).toMatchObject({ status: 404, code: 'other-organization' })
      expect(foreign.detail).toContain(`${own.organization.name} (${own.organization.number})`)
      expect(foreign.detail).toContain('NUMBER')
    }
  })
})

describe('updateOrganization', () => {
  test('ACC-1: phones are kept in E.164, read by the customs of the country; what is left out stays', async () => {
    await admin.call('updateOrganization', { fax: '910 000 001' }, { ifMatch: await version() })
    const { output } = await admin.call(
      'updateOrganization',
      { phone: '600 000 000', webAddresses: ['https://acme.example'] },
      { ifMatch: await version() },
    )
    expect(output).toMatchObject({ phone: '+34600000000', fax: '+34910000001', webAddresses: ['https://acme.example'] })
    expect(await trailOf('organization.updated')).toContainEqual({
      before: { phone: null, webAddresses: [] },
      after: { phone: '+34600000000', webAddresses: ['https://acme.example'] },
      reason: null,
      actor_name: admin.name,
    })
  })

  test('ACC-1: a change to what it is already writes nothing', async () => {
    const before = (await admin.call('readOrganization')).output
    const { output } = await admin.call('updateOrganization', { phone: before.phone }, { ifMatch: before.version })
    expect(output.version).toBe(before.version)
  })

  test('PLT-3: who read an older version is refused and nothing changes; without a version nothing is tried', async () => {
    const read = await version()
    await admin.call('updateOrganization', { phone: '600 111 111' }, { ifMatch: read })
    const late = await admin.call('updateOrganization', { phone: '600 222 222' }, { ifMatch: read })
    expect([late.status, late.problem.code]).toEqual([412, 'changed-meanwhile'])
    const blind = await admin.call('updateOrganization', { phone: '600 222 222' })
    expect([blind.status, blind.problem.code]).toEqual([400, 'version-missing'])
    expect((await admin.call('readOrganization')).output.phone).toBe('+34600111111')
  })

  test.each([
    [{ phone: 'call me' }, ['phone: not-a-phone']],
    [{ phone: '1', fax: '2' }, ['phone: not-a-phone', 'fax: not-a-phone']],
    [{ phone: `600${'0'.repeat(200)}` }, ['phone: too-long']],
    [{ webAddresses: ['javascript:alert(1)'] }, ['webAddresses.0: not-a-url']],
    [{ legalName: 'Mine now' }, ['legalName: unknown-field']],
    [{ phone: '600\u0000000000' }, ['phone: not-printable']],
  ])('ACC-1: %j is refused at its field', async (input, faults) => {
    const answer = await admin.call('updateOrganization', input, { ifMatch: await version() })
    expect([answer.status, answer.faults]).toEqual([422, faults])
  })

  test.each([
    ['a restricted administrator', { restricted: true }, 'access-limited'],
    ['a ship-to contact', { types: ['ship-to'] }, 'not-allowed'],
  ] as const)('ACC-5: %s may not, and is told who may', async (_, options, code) => {
    const other = await acme.contact({ ...options, types: 'types' in options ? [...options.types] : undefined })
    const answer = await other.call('updateOrganization', { phone: null }, { ifMatch: await version() })
    expect([answer.status, answer.problem.code]).toEqual([403, code])
    expect(answer.problem.detail).toContain(admin.email)
  })

  test('ACC-5: of staff, customer service may and a catalogue manager may not', async () => {
    const { number } = acme.organization
    const given = { number, phone: '600 333 333' }
    const manager = await world.staff({ roles: ['catalogue-manager'] })
    expect((await manager.call('updateOrganization', given, { ifMatch: await version() })).problem.code).toBe(
      'not-allowed',
    )
    expect((await agent.call('updateOrganization', given, { ifMatch: await version() })).output.phone).toBe(
      '+34600333333',
    )
  })
})

describe('addAddress, updateAddress, removeAddress', () => {
  test('ACC-1: an address is added, changed and taken away, each in the trail', async () => {
    const added = (await admin.call('addAddress', plaza)).output
    const address = added.addresses.find(({ city }) => city === 'Madrid')
    expect(address).toMatchObject({
      kind: 'billing',
      lines: ['Gran Vía 1'],
      postalCode: '28013',
      state: null,
      country: 'ES',
    })
    const addressId = address?.id ?? ''
    const changed = await admin.call(
      'updateAddress',
      { addressId, ...plaza, city: 'Toledo' },
      { ifMatch: added.version },
    )
    expect(changed.output.addresses).toContainEqual({ ...address, city: 'Toledo' })
    expect(await trailOf('address.updated')).toMatchObject([{ before: { city: 'Madrid' }, after: { city: 'Toledo' } }])
    const removed = await admin.call('removeAddress', { addressId })
    expect(removed.output.addresses).toEqual([])
    expect(await trailOf('address.removed')).toMatchObject([{ before: { city: 'Toledo', kind: 'billing' } }])
    expect((await admin.call('removeAddress', { addressId })).status).toBe(404)
  })

  test('PLT-3: the same request twice adds one address', async () => {
    const first = await admin.call('addAddress', { ...plaza, city: 'Cuenca' }, { key: 'cuenca' })
    const again = await admin.call('addAddress', { ...plaza, city: 'Cuenca' }, { key: 'cuenca' })
    expect(again.output).toEqual(first.output)
    const { output } = await admin.call('readOrganization')
    expect(output.addresses.filter(({ city }) => city === 'Cuenca')).toHaveLength(1)
  })

  test.each([
    [{ ...plaza, country: 'XX' }, ['country: not-a-country']],
    [{ ...plaza, lines: [] }, ['lines: required']],
    [{ ...plaza, lines: ['a', 'b', 'c', 'd', 'e'] }, ['lines: too-many']],
    [{ ...plaza, city: 'x'.repeat(300) }, ['city: too-long']],
    [{ ...plaza, kind: 'home' }, ['kind: not-one-of']],
    [{ ...plaza, city: 'Mad\u202erid' }, ['city: not-printable']],
  ])('ACC-1: %j is refused at its field', async (input, faults) => {
    expect((await admin.call('addAddress', input)).faults).toEqual(faults)
  })

  test('ACC-1: names in any script and emoji are taken as they are', async () => {
    const { output } = await admin.call('addAddress', { ...plaza, lines: ['שדרות רוטשילד 1', '🏢 4'], city: '東京' })
    expect(output.addresses.find(({ city }) => city === '東京')?.lines).toEqual(['שדרות רוטשילד 1', '🏢 4'])
  })

  test('ACC-7: an address of another company is absent', async () => {
    const other = await (await world.customer()).contact()
    const theirs = (await other.call('addAddress', plaza)).output.addresses[0]?.id ?? ''
    const answer = await admin.call('updateAddress', { addressId: theirs, ...plaza }, { ifMatch: await version() })
    expect([answer.status, answer.problem.code]).toEqual([404, 'not-found'])
    expect((await other.call('readOrganization')).output.addresses).toHaveLength(1)
  })

  test('ACC-5: a ship-to contact may not', async () => {
    const shipTo = await acme.contact({ types: ['ship-to'] })
    expect((await shipTo.call('addAddress', plaza)).problem.code).toBe('not-allowed')
  })
})

describe('updateOrganizationFacts', () => {
  const facts = { reason: 'Renamed in the register, case 4711' }

  test('ACC-1: staff rename a company with the reason, and it is found by the new name and no longer by the old', async () => {
    const company = await world.customer({ name: 'Oldname Zzyzx' })
    const renata = await world.staff({ roles: ['renewals-specialist'] })
    const { id, number } = company.organization
    const { output } = await agent.call(
      'updateOrganizationFacts',
      { number, legalName: 'Newname Zzyzx', otherNames: ['Nn'], renewalsSpecialistId: renata.staffId, ...facts },
      { ifMatch: 1 },
    )
    expect(output).toMatchObject({
      legalName: 'Newname Zzyzx',
      otherNames: ['Nn'],
      renewalsSpecialist: { id: renata.staffId },
      ownSpecialist: { id: renata.staffId },
    })
    expect((await agent.call('findOrganizations', { q: 'oldname zzy' })).output.items).toEqual([])
    expect((await agent.call('findOrganizations', { q: 'newname' })).output.items.map((one) => one.number)).toContain(
      number,
    )
    const [event] = await portal.rows(sql`select reason, before, after from audit_events where organization_id = ${id}`)
    expect(event).toMatchObject({
      reason: facts.reason,
      before: { legalName: 'Oldname Zzyzx' },
      after: { otherNames: ['Nn'], renewalsSpecialist: renata.name },
    })
  })

  test('REN-7: whoever is named stays while they are away, as long as nobody says otherwise', async () => {
    const company = await world.customer({ name: 'Named once' })
    const { number } = company.organization
    const away = await world.staff({ roles: ['renewals-specialist'] })
    const change = async (given: object) =>
      agent.call(
        'updateOrganizationFacts',
        { number, ...given, ...facts },
        { ifMatch: (await agent.call('readOrganization', { number })).output.version },
      )
    const both = { salesRepresentativeId: away.staffId, renewalsSpecialistId: away.staffId }
    await change(both)
    await portal.rows(sql`update staff_members set roles = '{customer-service}' where id = ${away.staffId}`)
    const { output } = await change({ ...both, legalName: 'Named anew' })
    expect(output).toMatchObject({ renewalsSpecialist: null, ownSpecialist: { id: away.staffId } })
    const [event] = await portal.rows(sql`
      select before, after from audit_events where organization_id = ${company.organization.id} and after ? 'legalName'`)
    expect(event).toEqual({ before: { legalName: 'Named once' }, after: { legalName: 'Named anew' } })
    const reader = await company.contact()
    const read = async () => (await reader.call('readOrganization', {})).output
    expect(await read()).toMatchObject({ salesRepresentative: { id: away.staffId }, ownSpecialist: null })
    await change({ renewalsSpecialistId: null })
    expect((await change(both)).faults).toEqual(['renewalsSpecialistId: not-one-of'])
  })

  test('ACC-1: a representative who is not one of the vendor’s people is refused at the field', async () => {
    const given = { number: acme.organization.number, salesRepresentativeId: admin.contactId, ...facts }
    const answer = await agent.call('updateOrganizationFacts', given, { ifMatch: await version() })
    expect(answer.faults).toEqual(['salesRepresentativeId: not-one-of'])
  })

  test('ACC-1: not without a reason, not by the company itself, and not over somebody’s change', async () => {
    const { number } = acme.organization
    const without = await agent.call(
      'updateOrganizationFacts',
      { number, legalName: 'X' },
      { ifMatch: await version() },
    )
    expect(without.faults).toEqual(['reason: required'])
    const own = await admin.call('updateOrganizationFacts', { legalName: 'X', ...facts }, { ifMatch: await version() })
    expect(own.problem.code).toBe('not-allowed')
    const late = await agent.call('updateOrganizationFacts', { number, legalName: 'X', ...facts }, { ifMatch: 0 })
    expect(late.problem.code).toBe('changed-meanwhile')
  })
})

describe('createOrganization', () => {
  const given = { legalName: 'Globex Corporation', country: 'US', region: 'Americas', phone: '(212) 555-0123' }

  test('ACC-1: staff open an account under a number of eight digits; it can be found at once', async () => {
    const { output } = await agent.call('createOrganization', given)
    expect(output.number).toMatch(/^[1-9]\d{7}$/)
    expect(output).toMatchObject({
      legalName: 'Globex Corporation',
      phone: '+12125550123',
      status: 'active',
      version: 1,
    })
    const found = await agent.call('findOrganizations', { q: 'glob corp' })
    expect(found.output.items.map(({ number }) => number)).toContain(output.number)
    const trail = await agent.call('listAuditEvents', { number: output.number })
    expect(trail.output.items).toMatchObject([
      { action: 'organization.created', after: { legalName: 'Globex Corporation' } },
    ])
  })

  test('PLT-3: the same request twice opens one account; another body under the key is refused', async () => {
    const first = await agent.call('createOrganization', given, { key: 'globex' })
    expect((await agent.call('createOrganization', given, { key: 'globex' })).output.number).toBe(first.output.number)
    const other = await agent.call('createOrganization', { ...given, legalName: 'Other' }, { key: 'globex' })
    expect(other.problem.code).toBe('key-used-differently')
  })

  test.each([
    [{ ...given, legalName: ' ' }, ['legalName: required']],
    [{ ...given, legalName: 'x'.repeat(300) }, ['legalName: too-long']],
    [{ ...given, phone: '12' }, ['phone: not-a-phone']],
    [{ ...given, region: 'Mars' }, ['region: not-one-of']],
    [{ ...given, number: '12345678' }, ['number: unknown-field']],
  ])('ACC-1: %j is refused at its field', async (input, faults) => {
    expect((await agent.call('createOrganization', input)).faults).toEqual(faults)
  })

  test('ACC-1: nobody else opens accounts', async () => {
    const manager = await world.staff({ roles: ['catalogue-manager'] })
    expect((await manager.call('createOrganization', given)).problem.code).toBe('not-allowed')
    expect((await admin.call('createOrganization', given)).problem.code).toBe('not-allowed')
    expect((await portal.visit().call('createOrganization', given)).status).toBe(401)
  })
})
