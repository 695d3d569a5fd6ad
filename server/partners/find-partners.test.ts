import sql from 'sql-template-tag'
import { beforeAll, describe, expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { walkMost } from './partner-listing-queries.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let operator: StaffPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact()
  operator = await world.staff()
})

const found = async (input: Record<string, unknown>) =>
  (await admin.call('findPartners', { country: 'ES', ...input })).output.items.map(({ name }) => name)

describe('findPartners', () => {
  test('PAR-6: tells name, place, phone and level of each listed location in the country', async () => {
    const partner = await world.partner({ country: 'IS', city: 'Akureyri', level: 'gold', name: unique('Nube ') })
    const branch = await partner.location({ country: 'IS', city: 'Reykjavík', phone: '+3545551234' })
    await partner.location({ country: 'IS', listed: false })
    await partner.location({ country: 'GL' })
    const { items } = (await admin.call('findPartners', { country: 'is', q: partner.organization.name })).output
    expect(items).toHaveLength(2)
    expect(items).toContainEqual({
      partnerNumber: partner.organization.number,
      locationId: branch.id,
      name: partner.organization.name,
      locationName: branch.name,
      country: 'IS',
      state: null,
      city: 'Reykjavík',
      phone: '+3545551234',
      webAddress: null,
      level: { code: 'gold', name: 'Gold', rank: 3 },
    })
  })

  test('PAR-6: by beginnings of words in any order, whatever the case, the accents and the legal form', async () => {
    const mark = unique('Zeta')
    const { organization } = await world.partner({ name: `Solución ${mark} Ibérica, S.L.` })
    for (const q of [
      mark,
      `${mark.toLowerCase()} SOLUCION`,
      `iberi solu ${mark}`,
      `${mark} GmbH & Co. KG`,
      `s.l. ${mark}`,
    ])
      expect(await found({ q })).toEqual([organization.name])
    expect(await found({ q: `${mark} elsewhere` })).toEqual([])
    expect(await found({ q: `${mark} %` })).toEqual([organization.name])
    expect(await found({ q: mark, country: 'PT' })).toEqual([])
  })

  test('PAR-6: a name of nothing but a legal form is still looked for', async () => {
    const { organization } = await world.partner({ name: 'Company Limited', country: 'NU' })
    expect(await found({ q: 'Limited', country: 'NU' })).toEqual([organization.name])
  })

  test('PAR-6: a location that several words lead to is shown once, on one page only', async () => {
    const mark = unique('Nubes')
    const names = [`${mark} ${mark}a ${mark}b`, `${mark}a`, `${mark}c ${mark}`]
    for (const name of names) await world.partner({ name })
    const first = (await admin.call('findPartners', { country: 'ES', q: mark, limit: 2 })).output
    const second = (await admin.call('findPartners', { country: 'ES', q: mark, limit: 2, after: first.next })).output
    expect(second.next).toBeNull()
    expect([...first.items, ...second.items].map(({ name }) => name).toSorted()).toEqual(names.toSorted())
  })

  test('PAR-6: without a name all of the country, by name; with a state those in it, which is offered for choice', async () => {
    const seen = async (input: Record<string, unknown>) => await found({ country: 'TK', ...input })
    await world.partner({ name: 'B Partner', country: 'TK', state: 'Nukunonu' })
    await world.partner({ name: 'A Partner', country: 'TK', state: 'Fakaofo' })
    await world.partner({ name: 'C Partner', country: 'TK', state: 'Nukunonu' })
    expect(await seen({})).toEqual(['A Partner', 'B Partner', 'C Partner'])
    expect(await seen({ state: 'Nukunonu' })).toEqual(['B Partner', 'C Partner'])
    expect(await seen({ state: 'Nukunonu', q: 'partner c' })).toEqual(['C Partner'])
    expect(await seen({ state: 'Atafu' })).toEqual([])
    const { output } = await admin.call('findPartners', { country: 'TK', limit: 1 })
    expect(output.states).toEqual(['Fakaofo', 'Nukunonu'])
    expect(await seen({ after: output.next })).toEqual(['B Partner', 'C Partner'])
  })

  test('PAR-1, PAR-6: found are active, listed resellers, and never one’s own company', async () => {
    const mark = unique('Hidden')
    for (const status of ['prospect', 'pending', 'expired', 'suspended'] as const)
      await world.partner({ name: `${mark} ${status}`, status })
    await world.partner({ name: `${mark} distributor`, kind: 'distributor' })
    await world.partner({ name: `${mark} unlisted`, listed: false })
    const own = await world.partner({ name: `${mark} own` })
    const ours = await own.contact()
    expect(await found({ q: mark })).toEqual([`${mark} own`])
    expect((await ours.call('findPartners', { country: 'ES', q: mark })).output.items).toEqual([])
  })

  test('PAR-6: where much has to be walked for little a page may be short, and the search goes on behind it', async () => {
    const mark = unique('Walk')
    const crowd = await world.partner({ name: `${mark}a`, country: 'NR' })
    const { organization } = await world.partner({ name: `${mark}z other`, country: 'NR' })
    await portal.rows(sql`
      insert into partner_listings (country, word, name, partner_id, location_id)
      select 'NR', lower(${mark}) || 'b' || lpad(n::text, 5, '0'), ${crowd.organization.name}, ${crowd.organization.id},
        ${crowd.headquarters.id}
      from generate_series(1, ${2 * walkMost}::integer) n`)
    const input = { country: 'NR', q: `${mark} other`, state: '' }
    // Of two words the rarer one leads: this is found at once.
    expect(await found(input)).toEqual([organization.name])
    const first = (await admin.call('findPartners', { ...input, q: mark })).output
    expect(first.items.map(({ name }) => name)).toEqual([crowd.organization.name])
    const second = (await admin.call('findPartners', { ...input, q: mark, after: first.next })).output
    expect([second.items.map(({ name }) => name), second.next]).toEqual([[organization.name], null])
  })

  test.each([
    [{ country: '' }, ['country: not-a-country']],
    [{ country: 'XX' }, ['country: not-a-country']],
    [{ country: 'ES', after: 'bm90aGluZw' }, ['after: not-an-id']],
    [{ country: 'ES', q: '\u0000' }, ['q: not-printable']],
  ])('PAR-6: %j is refused at its field', async (bad, faults) => {
    expect((await admin.call('findPartners', bad)).faults).toEqual(faults)
  })

  test('PAR-5, ACC-6: whoever may use the licensing tools looks, and so do staff; a restricted contact does not', async () => {
    const { number } = acme.organization
    const shipTo = await acme.contact({ types: ['ship-to'] })
    expect((await shipTo.call('findPartners', { country: 'ES' })).status).toBe(200)
    expect((await operator.call('findPartners', { number, country: 'ES' })).status).toBe(200)
    const restricted = await acme.contact({ restricted: true })
    expect((await restricted.call('findPartners', { country: 'ES' })).problem.code).toBe('access-limited')
    const stranger = await (await world.customer()).contact()
    expect((await stranger.call('findPartners', { number, country: 'ES' })).problem.code).toBe('other-organization')
  })
})

describe('listPartnerContacts', () => {
  test('PAR-6: offers a partner’s people by name, with how to reach them; none who are hidden, restricted, gone or without a role', async () => {
    const partner = await world.partner()
    const zoe = await partner.person({ firstName: 'Zoe', lastName: 'Zapata' })
    const ana = await partner.person({ firstName: 'Ana', lastName: 'Abad', roles: ['technical'] })
    await partner.person({ listed: false })
    await partner.person({ restricted: true })
    await partner.person({ status: 'inactive' })
    await partner.person({ roles: [] })
    await partner.contact()
    const { items } = (await admin.call('listPartnerContacts', { partnerNumber: partner.organization.number })).output
    expect(items).toMatchObject([
      { contactId: ana.contactId, name: 'Ana Abad', email: ana.email },
      { contactId: zoe.contactId, name: 'Zoe Zapata', email: zoe.email },
    ])
  })

  test('PAR-6: of a partner that was let in once they are still known when it is no longer listed', async () => {
    const partner = await world.partner({ status: 'suspended' })
    const person = await partner.person()
    const ask = (who: ContactPersona) => who.call('listPartnerContacts', { partnerNumber: partner.organization.number })
    const before = (await ask(admin)).problem
    await world.grant(acme, partner, { endedAt: portal.clock.now() })
    expect((await ask(admin)).output.items.map(({ contactId }) => contactId)).toContain(person.contactId)
    // Whoever did not let it in is told the same as of a number that nobody has.
    const other = await (await world.customer()).contact()
    const unknown = await admin.call('listPartnerContacts', { partnerNumber: '99999999' })
    expect([before.code, before.status]).toEqual(['not-found', 404])
    expect(before.detail).toBe(unknown.problem.detail)
    expect((await ask(other)).problem.code).toBe('not-found')
  })

  test('ACC-7: a company that is no partner, one’s own and a distributor have nobody to choose', async () => {
    const distributor = await world.partner({ kind: 'distributor' })
    const own = await world.partner()
    const ours = await own.contact()
    for (const [who, partnerNumber] of [
      [admin, acme.organization.number],
      [admin, distributor.organization.number],
      [ours, own.organization.number],
      [ours, distributor.organization.number],
    ] as const)
      expect((await who.call('listPartnerContacts', { partnerNumber })).problem.code).toBe('not-found')
  })
})

describe('reportMissingPartner', () => {
  test('PAR-6: is kept, stands in the trail, and is told to each partner manager in their language', async () => {
    const manager = await world.staff({ roles: ['partner-manager'] })
    await portal.rows(sql`update users set language = 'es' where id = ${manager.userId}`)
    const key = unique('key-')
    const input = { name: ' Casa  Nube ', country: 'ES', note: 'Soria' }
    const { id } = (await admin.call('reportMissingPartner', input, { key })).output
    expect((await admin.call('reportMissingPartner', input, { key })).output.id).toBe(id)
    expect(
      await portal.rows(sql`select name, country, note, contact_id from missing_partners where id = ${id}`),
    ).toEqual([{ name: 'Casa Nube', country: 'ES', note: 'Soria', contact_id: admin.contactId }])
    const [event] = (await admin.call('listAuditEvents', { action: 'missing-partner.reported' })).output.items
    expect(event).toMatchObject({ subject: { kind: 'missing-partner', id, label: 'Casa Nube' }, reason: 'Soria' })
    await portal.runJobs()
    const letters = portal.mail.sent.filter((letter) => letter.to.email === manager.email)
    expect(letters).toHaveLength(1)
    expect(letters[0]?.subject).toBe('Un cliente no encuentra el partner Casa Nube')
    for (const said of ['España', 'Soria', `Acme (${acme.organization.number})`, admin.email])
      expect(letters[0]?.text).toContain(said)
  })

  test('PAR-6: only administrators report, and a name is wanted', async () => {
    const shipTo = await acme.contact({ types: ['ship-to'] })
    const input = { name: 'X', country: 'ES' }
    expect((await shipTo.call('reportMissingPartner', input)).problem.code).toBe('not-allowed')
    expect((await admin.call('reportMissingPartner', { ...input, name: ' ' })).faults).toEqual(['name: required'])
    expect((await admin.call('reportMissingPartner', input, { key: null })).problem.code).toBe('key-missing')
    const { number } = acme.organization
    expect((await operator.call('reportMissingPartner', { number, ...input })).problem.code).toBe('not-allowed')
  })
})
