import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { newTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { later } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'
import type { RowContext } from '../platform/seal.ts'

// A database of its own: a country's specialist would look after other tests' customers.
const portal = await newTestPortal()
afterAll(() => portal.close())
const world = worldOf(portal)

let prices: PriceSchedule
let manager: StaffPersona
let renata: StaffPersona
let sven: StaffPersona
let acme: Customer
let admin: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule()
  manager ??= await world.staff({ roles: ['renewals-manager'], firstName: 'Marta', lastName: 'Gil' })
  renata ??= await world.staff({ roles: ['renewals-specialist'], firstName: 'Renata' })
  sven ??= await world.staff({ roles: ['renewals-specialist'], firstName: 'Sven' })
  await portal.rows(sql`delete from territories`)
  acme = await world.customer({ name: 'Acme', country: prices.country })
  admin = await acme.contact({ types: ['administrator'] })
  const licence = await world.licence(acme.organization, { startsOn: '2026-01-01', maintenanceEndsOn: '2026-12-31' })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
})

const assign = (who: StaffPersona | null, state = '', by = manager) =>
  by.call('assignTerritory', { country: prices.country, state, staffId: who?.staffId ?? '' })
const inState = (state: string) =>
  portal.rows(sql`update organizations set state = ${state} where id = ${acme.organization.id}`)
const own = (who: StaffPersona | null) =>
  manager.call('assignSpecialist', { number: acme.organization.number, staffId: who?.staffId ?? '' })
/** Whom the customer reads on its company's page. */
const named = async () => (await admin.call('readOrganization', {})).output.renewalsSpecialist?.name ?? null
/** Whom a question about a quote reaches, and whom the quote names. */
async function asked() {
  const quote = (await admin.call('saveQuote', { all: true, termMonths: 12 })).output
  await admin.call('askAboutQuote', { quoteId: quote.id, question: 'Why?' })
  await portal.runJobs()
  const letters = await portal.rows<{ recipient_email: string }>(sql`
    select recipient_email from letters where kind = 'quote-question-asked' and body_text like ${`%${quote.number}%`} order by 1`)
  return { named: quote.specialist?.name ?? null, told: letters.map((one) => one.recipient_email) }
}

describe('assignTerritory', () => {
  test('REN-7: the customer’s own specialist comes first, then the state’s, the country’s, the desk; named and told alike', async () => {
    expect(await named()).toBeNull()
    expect((await asked()).told).toEqual([renata.email, sven.email].toSorted())
    await assign(renata)
    expect(await named()).toBe(renata.name)
    expect(await asked()).toEqual({ named: renata.name, told: [renata.email] })
    for (const [written, kept] of [
      ['İSTANBUL', 'İstanbul'],
      ['ΑΤΤΙΚΗΣ', 'ΑΤΤΙΚΗΣ'],
      [' Côte  d’Or ', 'côte d’or'],
    ] as const) {
      await assign(sven, written)
      expect(await named()).toBe(renata.name)
      await inState(kept)
      expect(await named()).toBe(sven.name)
      await inState('')
    }
    await inState('côte d’or')
    expect(await asked()).toEqual({ named: sven.name, told: [sven.email] })
    await own(renata)
    expect(await asked()).toEqual({ named: renata.name, told: [renata.email] })
    const { output } = await manager.call('readOrganization', { number: acme.organization.number })
    expect(output.ownSpecialist?.id).toBe(renata.staffId)
  })

  test('REN-7: a state of sixty letters is as good as any', async () => {
    expect((await assign(sven, 'İ'.repeat(60))).status).toBe(200)
    expect((await assign(sven, 'İ'.repeat(61))).problem?.fields).toMatchObject([{ path: 'state' }])
  })

  test('REN-7: who has left the desk looks after nobody: the next in line does', async () => {
    const gone = await world.staff({ roles: ['renewals-specialist'] })
    await assign(renata)
    await own(gone)
    expect(await named()).toBe(gone.name)
    await portal.rows(sql`update staff_members set roles = '{customer-service}' where id = ${gone.staffId}`)
    expect(await asked()).toEqual({ named: renata.name, told: [renata.email] })
    await own(null)
    await assign(gone, '', manager)
    await portal.rows(sql`update territories set specialist_id = ${gone.staffId}`)
    expect(await named()).toBeNull()
    const { items } = (await manager.call('listTerritories', { country: prices.country })).output
    expect(items).toMatchObject([{ specialist: { id: gone.staffId }, isAtDesk: false }])
  })

  test('REN-7: reminders, the list of one’s own quotes and a partner’s quote name the territory’s specialist', async () => {
    const partner = await world.partner()
    const seller = await partner.person()
    await world.grant(acme, partner)
    await assign(sven)
    const at = { customerNumber: acme.organization.number }
    const quote = (await seller.call('saveCustomerQuote', { ...at, all: true, termMonths: 12 })).output
    expect(quote.specialist?.name).toBe(sven.name)
    const mine = async (who: StaffPersona) =>
      (await who.call('listQuotesOfAll', { show: 'all', mine: true, q: acme.organization.number })).output.items.length
    expect([await mine(sven), await mine(renata)]).toEqual([1, 0])
    const other = await world.customer({ country: 'ES' })
    await manager.call('assignTerritory', { country: 'ES', staffId: renata.staffId })
    const foreign = await other.contact({ types: ['administrator'] })
    expect((await foreign.call('readOrganization', {})).output.renewalsSpecialist?.name).toBe(renata.name)
    expect((await seller.call('readCustomerQuote', { ...at, quoteId: quote.id })).output.specialist?.name).toBe(
      sven.name,
    )
  })

  test('REN-7: stands in the vendor’s trail once; blank takes it away; the same again changes nothing', async () => {
    await assign(renata, 'Jura')
    expect((await assign(renata, 'JURA')).output.territory).toMatchObject({ state: 'Jura', assignedBy: 'Marta Gil' })
    expect((await assign(null, 'jura')).output.territory).toBeNull()
    expect((await assign(null, 'jura')).output.territory).toBeNull()
    const events = await portal.rows(sql`
      select actor_name, subject_label, before, after from audit_events where action = 'territory.assigned' and subject_label ilike '%jura%'
      order by at, id`)
    expect(events).toHaveLength(2)
    expect(events).toContainEqual({
      actor_name: 'Marta Gil',
      subject_label: `${prices.country}, Jura`,
      before: { specialist: null },
      after: { specialist: renata.name },
    })
  })

  test('REN-7: says at the field who is not at the desk, and which country there is not', async () => {
    const operator = await world.staff({ roles: ['licensing-operator'] })
    expect((await assign(operator)).faults).toEqual(['staffId: not-one-of'])
    expect((await manager.call('assignTerritory', { country: 'ZZ', staffId: sven.staffId })).faults).toEqual([
      'country: not-a-country',
    ])
  })

  test('REN-7: is the renewals managers’; specialists look on; customers and partners do not', async () => {
    expect((await assign(sven, '', renata)).problem?.code).toBe('not-allowed')
    expect((await renata.call('listTerritories', {})).output.actions.assign).toBe('not-allowed')
    expect((await admin.call('listTerritories', {})).problem?.code).toBe('not-allowed')
    expect((await admin.call('assignTerritory', { country: 'ES' })).problem?.code).toBe('not-allowed')
  })

  test('REN-7: listTerritories goes on page by page', async () => {
    for (const state of ['', 'A', 'B']) await assign(sven, state)
    const first = (await renata.call('listTerritories', { limit: 2 })).output
    const second = (await renata.call('listTerritories', { limit: 2, after: first.next ?? '' })).output
    expect([...first.items, ...second.items].map(({ state }) => state)).toEqual([null, 'A', 'B'])
    expect(second.next).toBeNull()
  })
})

describe('app.renewals_contact', () => {
  /** Whom these eyes are told of for Acme, by the database alone. */
  const told = (eyes: Pick<RowContext, 'audience' | 'organization'> & Partial<RowContext>) => {
    const now = portal.clock.now()
    const nobody = { user: null, contact: null, types: [], restricted: false, partner: null }
    return portal.db.within({ ...nobody, now, today: todayOf(now), ...eyes }, (tx) =>
      tx.many(sql`select name, email from app.renewals_contact(${acme.organization.id})`),
    )
  }

  test('REN-7: whom to ask is told of a customer to itself, to the vendor, and to partners that quote for it now, where they do', async () => {
    await assign(renata)
    const partner = await world.partner()
    const [here, elsewhere] = [await partner.location({ city: 'Vigo' }), await partner.location({ city: 'Lugo' })]
    const days = { startsAt: portal.clock.now(), endsAt: later(portal.clock.now(), { days: 30 }) }
    await world.grant(acme, partner, { ...days, location: here })
    const asPartner = (roles: string[], location: string | null = null, status = 'active', restricted = false) =>
      told({
        ...{ audience: 'partner' as const, organization: partner.organization.id, restricted },
        partner: { status, roles, location },
      })
    const known = [{ name: renata.name, email: renata.email }]
    const customer = { audience: 'customer' as const, types: ['administrator'] }
    expect(await told({ ...customer, organization: acme.organization.id })).toEqual(known)
    expect(await told({ audience: 'staff', organization: null })).toEqual(known)
    expect(await asPartner(['sales'])).toEqual(known)
    expect(await asPartner(['location-administrator'], here.id)).toEqual(known)
    const other = await world.customer()
    expect(await told({ ...customer, organization: other.organization.id })).toEqual([])
    expect(await told({ audience: 'visitor', organization: null })).toEqual([])
    expect(await asPartner(['location-administrator'], elsewhere.id)).toEqual([])
    expect(await asPartner(['technical'])).toEqual([])
    expect(await asPartner(['sales'], null, 'suspended')).toEqual([])
    expect(await asPartner(['sales'], null, 'active', true)).toEqual([])
    const stranger = await world.partner()
    expect(
      await told({
        ...{ audience: 'partner', organization: stranger.organization.id },
        partner: { status: 'active', roles: ['sales'], location: null },
      }),
    ).toEqual([])
    portal.clock.advance({ days: 31 })
    expect(await asPartner(['sales'])).toEqual([])
  })
})
