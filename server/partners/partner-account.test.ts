import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let nube: Partner
let leader: ContactPersona
let seller: ContactPersona
let manager: StaffPersona
let distributor: Partner

beforeAll(async () => {
  manager = await world.staff({ roles: ['partner-manager'] })
  distributor = await world.partner({ name: unique('Distribution '), kind: 'distributor' })
  nube = await world.partner({ name: 'Nube Partner SL', level: 'gold', city: 'Madrid', distributor })
  leader = await nube.person({ roles: ['organization-administrator'], lastName: 'Leader' })
  seller = await nube.person({ roles: ['sales'] })
})

beforeEach(() => portal.clock.set(startOfTests))

const trailOf = (organizationId: string) =>
  portal.rows<{ action: string; subject_label: string; before: unknown; after: unknown }>(sql`
    select action, subject_label, before, after from audit_events where organization_id = ${organizationId} order by at, id`)
const place = { name: 'Bilbao', city: 'Bilbao', country: 'ES' }

/** A partner of its own, whose only leader is the first. */
async function company(options: Parameters<typeof world.partner>[0] = {}) {
  const partner = await world.partner(options)
  return { partner, first: await partner.person({ roles: ['organization-administrator'] }) }
}

describe('readPartner, readPartnerChoices', () => {
  test('PAR-1: the profile tells standing, term, level, distributor and places, and whom to ask', async () => {
    const { output, headers } = await leader.call('readPartner')
    expect(output).toMatchObject({
      number: nube.organization.number,
      name: 'Nube Partner SL',
      status: 'active',
      level: { name: 'Gold', rank: 3 },
      endsOn: '2027-12-31',
      distributor: { name: distributor.organization.name },
      listing: 'found',
      locations: [{ kind: 'headquarters', city: 'Madrid', people: 0, actions: { remove: 'headquarters-stay' } }],
      leaders: [{ email: leader.email }],
      actions: { edit: null, addLocation: null, giveRoles: null, manage: 'not-allowed' },
    })
    expect(output.managers).toContainEqual(expect.objectContaining({ email: manager.email }))
    expect(headers.etag).toBe('"1"')
  })

  test('PAR-3: sales read the same profile and change nothing; staff read it, and partner managers change it', async () => {
    const read = (await seller.call('readPartner')).output
    expect(read.actions).toMatchObject({ edit: 'partner-role-missing', giveRoles: 'partner-role-missing' })
    expect(read.leaders).toMatchObject([{ email: leader.email }])
    const { number } = nube.organization
    expect((await manager.call('readPartner', { number })).output.actions).toMatchObject({ edit: null, manage: null })
    const operator = await world.staff()
    expect((await operator.call('readPartner', { number })).output.actions.edit).toBe('not-allowed')
  })

  test.each(['prospect', 'pending', 'expired', 'suspended'] as const)(
    'PAR-3: a partner that is %s reads its profile and is not found',
    async (status) => {
      const { first } = await company({ status })
      const { output } = await first.call('readPartner')
      expect(output).toMatchObject({ status, listing: 'not-active', actions: { edit: 'partner-not-active' } })
      expect(output.managers.length).toBeGreaterThan(0)
      const refused = await first.call('updatePartner', { listed: false }, { ifMatch: 1 })
      expect(refused.problem).toMatchObject({ code: 'partner-not-active', status: 403 })
    },
  )

  test.each([
    ['readPartner', {}],
    ['readPartnerChoices', {}],
    ['listPartnerPeople', {}],
    ['readPartnerPerson', { contactId: crypto.randomUUID() }],
    ['savePartnerRoles', { contactId: crypto.randomUUID(), roles: [] }],
    ['updatePartner', {}],
    ['addPartnerLocation', { kind: 'branch', ...place }],
    ['updatePartnerLocation', { locationId: crypto.randomUUID(), ...place }],
    ['removePartnerLocation', { locationId: crypto.randomUUID() }],
  ] as const)(
    'PAR-1: an organization that is no partner has no such account: not-a-partner from %s',
    async (name, input) => {
      const { number } = (await world.customer()).organization
      expect((await manager.call(name, { number, ...input }, { ifMatch: 1 })).problem.code).toBe('not-a-partner')
    },
  )

  test('ACC-7: strangers and people of other partners learn nothing', async () => {
    const { first } = await company()
    const { number } = nube.organization
    expect((await first.call('readPartner', { number })).problem.code).toBe('other-organization')
    expect((await portal.visit().call('readPartner', { number })).problem.code).toBe('not-signed-in')
  })
})

describe('updatePartner', () => {
  test('PAR-1: whether it is listed, products, languages and distributor change, and the trail tells it', async () => {
    const { partner, first } = await company()
    const sku = await world.licence(partner.organization)
    const [product] = await portal.rows<{ code: string; name: string }>(sql`
      select p.code, p.name from products p join skus s on s.product_id = p.id where s.code = ${sku.sku}`)
    const choices = (await first.call('readPartnerChoices')).output
    expect(choices.products).toContainEqual(product)
    expect(choices.distributors).toContainEqual({
      number: distributor.organization.number,
      name: distributor.organization.name,
    })
    const given = {
      listed: false,
      products: [product?.code, product?.code],
      languages: ['es', 'en'],
      distributorNumber: distributor.organization.number,
    }
    const { output } = await first.call('updatePartner', given, { ifMatch: 1 })
    expect(output).toMatchObject({
      listed: false,
      listing: 'not-listed',
      products: [product],
      languages: ['en', 'es'],
      distributor: { name: distributor.organization.name },
      version: 2,
    })
    const [event] = (await trailOf(partner.organization.id)).slice(-1)
    expect(event).toMatchObject({
      action: 'partner.updated',
      after: {
        listed: false,
        products: [product?.code],
        languages: ['en', 'es'],
        distributor: distributor.organization.name,
      },
    })
    const listings = sql`select from partner_listings where partner_id = ${partner.organization.id}`
    expect(await portal.rows(listings)).toEqual([])
    expect((await first.call('updatePartner', { distributorNumber: '' }, { ifMatch: 2 })).output.distributor).toBeNull()
  })

  test('PAR-1: what is no product, language or distributor is refused at its field', async () => {
    const { first } = await company()
    const wrong = { products: ['NO-SUCH'], distributorNumber: nube.organization.number }
    expect((await first.call('updatePartner', wrong, { ifMatch: 1 })).faults).toEqual([
      'products: not-one-of',
      'distributorNumber: not-one-of',
    ])
    expect((await first.call('updatePartner', { languages: ['xx'] }, { ifMatch: 1 })).faults).toEqual([
      'languages.0: not-one-of',
    ])
  })

  test('PLT-3: not over somebody’s change, and nothing is written for nothing', async () => {
    const { partner, first } = await company()
    expect((await first.call('updatePartner', { listed: false })).problem.code).toBe('version-missing')
    expect((await first.call('updatePartner', { listed: false }, { ifMatch: 7 })).problem.code).toBe(
      'changed-meanwhile',
    )
    expect((await first.call('updatePartner', { listed: true }, { ifMatch: 1 })).output.version).toBe(1)
    expect(await trailOf(partner.organization.id)).toEqual([])
  })

  test('PAR-3: without a leading role it is refused with the names of those who have one', async () => {
    const refused = await seller.call('updatePartner', { listed: false }, { ifMatch: 1 })
    expect(refused.problem).toMatchObject({ code: 'partner-role-missing', status: 403 })
    expect(refused.problem.detail).toContain(leader.email)
  })
})

describe('locations', () => {
  test('PAR-1: a country’s office and its branch stand below the headquarters, in this order, and customers find them', async () => {
    const { partner, first } = await company({ city: 'Madrid' })
    const branch = (await first.call('addPartnerLocation', { kind: 'branch', ...place, listed: true })).output
    expect(branch).toMatchObject({ parentId: partner.headquarters.id, kind: 'branch', phone: null })
    const lisbon = { kind: 'country', name: 'Portugal', city: 'Lisboa', country: 'PT', phone: '211 234 567' }
    const office = (await first.call('addPartnerLocation', { ...lisbon, webAddress: 'https://pt.nube.example' })).output
    expect(office).toMatchObject({ phone: '+351211234567', listed: false, webAddress: 'https://pt.nube.example' })
    const porto = { kind: 'branch', parentId: office.id, name: 'Porto', city: 'Porto', country: 'PT', listed: 'on' }
    await first.call('addPartnerLocation', porto)
    const { locations } = (await first.call('readPartner')).output
    expect(locations.map(({ city }) => city)).toEqual(['Madrid', 'Bilbao', 'Lisboa', 'Porto'])
    const found = sql`
      select country, state from partner_listings where partner_id = ${partner.organization.id} and word = '' order by country`
    expect((await portal.rows<{ country: string }>(found)).map(({ country }) => country)).toEqual(['ES', 'ES', 'PT'])
    expect((await trailOf(partner.organization.id)).map((one) => [one.action, one.subject_label])).toContainEqual([
      'partner.location-added',
      'Porto',
    ])
  })

  test('PAR-1: a place has a name, a possible parent and a phone number, or is refused at the field', async () => {
    const { first } = await company()
    const branch = (await first.call('addPartnerLocation', { kind: 'branch', ...place })).output
    const below = { kind: 'branch', ...place, parentId: branch.id }
    expect((await first.call('addPartnerLocation', below)).faults).toEqual(['parentId: not-one-of'])
    const office = { kind: 'country', ...place, parentId: branch.id }
    expect((await first.call('addPartnerLocation', office)).faults).toEqual(['parentId: not-one-of'])
    const wrong = { kind: 'headquarters', name: '', city: 'x', country: 'ZZ', webAddress: 'nowhere' }
    expect((await first.call('addPartnerLocation', wrong)).faults.toSorted()).toEqual([
      'country: not-a-country',
      'kind: not-one-of',
      'name: required',
      'webAddress: not-a-url',
    ])
    const phone = { kind: 'branch', ...place, phone: 'call me' }
    expect((await first.call('addPartnerLocation', phone)).faults).toEqual(['phone: not-a-phone'])
  })

  test('PAR-1: facts change as a whole, an office becomes a branch, and an office with branches does not', async () => {
    const { partner, first } = await company()
    const add = async (more: Record<string, unknown>) =>
      (await first.call('addPartnerLocation', { ...place, ...more })).output
    const office = await add({ kind: 'country', name: 'Portugal', country: 'PT' })
    const other = await add({ kind: 'country', name: 'France', country: 'FR' })
    const branch = await add({ kind: 'branch', parentId: office.id, name: 'Porto', country: 'PT' })
    const write = (locationId: string, more: Record<string, unknown>, ifMatch = 1) =>
      first.call('updatePartnerLocation', { locationId, ...place, ...more }, { ifMatch })
    const used = await write(office.id, { kind: 'branch', parentId: '' })
    expect(used.problem).toMatchObject({ code: 'location-in-use', facts: { branches: 1 } })
    const moved = (await write(branch.id, { parentId: other.id, phone: '+34 910 000 001' })).output
    expect(moved).toMatchObject({
      parentId: other.id,
      name: 'Bilbao',
      country: 'ES',
      phone: '+34910000001',
      version: 2,
    })
    expect((await write(office.id, { kind: 'branch', parentId: other.id })).output).toMatchObject({ kind: 'branch' })
    expect((await write(partner.headquarters.id, { kind: 'branch' })).output.kind).toBe('headquarters')
    expect((await write(branch.id, {}, 1)).problem.code).toBe('changed-meanwhile')
    expect(await trailOf(partner.organization.id)).toContainEqual(
      expect.objectContaining({
        action: 'partner.location-updated',
        before: expect.objectContaining({ parent: 'Portugal', name: 'Porto' }),
        after: expect.objectContaining({ parent: 'France', name: 'Bilbao' }),
      }),
    )
  })

  test('PAR-3: a location administrator keeps up the facts of their own location, and no more: beyond-location', async () => {
    const { partner, first } = await company()
    const own = await partner.location({ city: 'Vigo' })
    const local = await partner.person({ roles: ['location-administrator'], location: own })
    const write = (locationId: string, more: Record<string, unknown> = {}) =>
      local.call('updatePartnerLocation', { locationId, ...place, ...more }, { ifMatch: 1 })
    expect((await write(own.id)).output).toMatchObject({ name: 'Bilbao', version: 2 })
    expect((await write(partner.headquarters.id)).problem).toMatchObject({ code: 'beyond-location', status: 403 })
    expect((await write(own.id, { kind: 'country' })).problem.code).toBe('beyond-location')
    expect((await write(partner.headquarters.id)).problem.detail).toContain(first.email)
    expect((await local.call('addPartnerLocation', { kind: 'branch', ...place })).problem.code).toBe(
      'partner-role-missing',
    )
    expect((await local.call('removePartnerLocation', { locationId: own.id })).problem.code).toBe(
      'partner-role-missing',
    )
    const { locations } = (await local.call('readPartner')).output
    expect(locations.map(({ actions }) => actions.edit)).toEqual(['beyond-location', null])
  })

  test('PAR-1: a place goes once nobody uses it; the grants of former days still name it', async () => {
    const { partner, first } = await company()
    const vigo = await partner.location({ city: 'Vigo' })
    const remove = (locationId = vigo.id) => first.call('removePartnerLocation', { locationId })
    const local = await partner.person({ roles: ['sales'], location: vigo })
    const customer = await world.customer()
    const grant = await world.grant(customer, partner, { location: vigo })
    const branch = (await first.call('addPartnerLocation', { kind: 'branch', ...place })).output
    expect((await remove()).problem).toMatchObject({
      code: 'location-in-use',
      facts: { people: 1, customers: 1, branches: 0 },
    })
    const duties = { contactId: local.contactId, roles: [], locationId: vigo.id, listed: true }
    expect((await first.call('savePartnerRoles', duties, { ifMatch: 1 })).status).toBe(200)
    expect((await remove()).problem).toMatchObject({ facts: { people: 0, customers: 1 } })
    await portal.rows(sql`update advisor_grants set ended_at = now(), ended_by = 'customer' where id = ${grant.id}`)
    expect((await remove()).status).toBe(200)
    expect((await remove()).problem.code).toBe('not-found')
    expect((await remove(branch.id)).status).toBe(200)
    expect((await remove(partner.headquarters.id)).problem.code).toBe('headquarters-stay')
    expect((await first.call('readPartner')).output.locations).toHaveLength(1)
    const left = sql`select location_id from partner_people where contact_id = ${local.contactId}`
    expect(await portal.rows(left)).toEqual([{ location_id: null }])
    const gone = { contactId: local.contactId, roles: ['sales'], locationId: vigo.id }
    expect((await first.call('savePartnerRoles', gone, { ifMatch: 3 })).faults).toEqual(['locationId: not-one-of'])
    const removed = (await trailOf(partner.organization.id)).filter(
      ({ action }) => action === 'partner.location-removed',
    )
    expect(removed.map((one) => one.subject_label).toSorted()).toEqual(['Bilbao', vigo.name])
  })

  test('PAR-1: a partner has 500 places at most: locations-full', async () => {
    const { partner, first } = await company()
    await portal.rows(sql`
      insert into partner_locations (partner_id, id, parent_id, kind, name, country, city, listed, created_at)
      select ${partner.organization.id}, gen_random_uuid(), ${partner.headquarters.id}, 'branch', 'Place ' || n, 'ES', 'Soria', false, now()
      from generate_series(1, 499) as n`)
    const refused = await first.call('addPartnerLocation', { kind: 'branch', ...place })
    expect(refused.problem).toMatchObject({ code: 'locations-full', facts: { most: 500 } })
    expect((await first.call('readPartner')).output).toMatchObject({ actions: { addLocation: 'locations-full' } })
  })
})
