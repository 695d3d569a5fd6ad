import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { MadeLicence } from '../../testing/licences.ts'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { instant, later } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let prices: PriceSchedule
let manager: StaffPersona
let specialist: StaffPersona
let acme: Customer
let admin: ContactPersona
let licence: MadeLicence
let nube: Partner
let seller: ContactPersona
let rival: Partner
let rivalSeller: ContactPersona

beforeAll(async () => {
  prices = await world.priceSchedule()
  manager = await world.staff({ roles: ['partner-manager'], firstName: 'Paula', lastName: 'Mora' })
  specialist = await world.staff({ roles: ['renewals-specialist'] })
})

beforeEach(async () => {
  portal.clock.set(startOfTests)
  acme = await world.customer({ name: 'Acme Logistics', country: prices.country })
  admin = await acme.contact({ types: ['administrator'] })
  licence = await world.licence(acme.organization, { startsOn: '2026-01-01', maintenanceEndsOn: '2026-12-31' })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  nube = await world.partner({ name: 'Nube' })
  seller = await nube.person({ firstName: 'Luis', lastName: 'Prado' })
  rival = await world.partner({ name: 'Rival' })
  rivalSeller = await rival.person()
  await portal.runJobs()
})

/** A second later: what is decided then is decided after what was before. */
const wait = (): void => portal.clock.set(later(instant(portal.clock.now()), { seconds: 1 }))

/** A quote of a partner's, sent to the customer. */
async function sendQuote(by: ContactPersona): Promise<string> {
  wait()
  const at = { customerNumber: acme.organization.number }
  const { id, version } = (await by.call('saveCustomerQuote', { ...at, all: true, termMonths: 12 })).output
  expect((await by.call('sendCustomerQuote', { ...at, quoteId: id }, { ifMatch: version })).status).toBe(200)
  await portal.runJobs()
  return id
}

/** The customer orders a quote, and the vendor books it. */
async function book(quoteId: string): Promise<void> {
  wait()
  const quote = (await admin.call('readQuote', { quoteId })).output
  const order = (await admin.call('acceptQuote', { quoteId, purchaseOrderNumber: 'PO 1' }, { ifMatch: quote.version }))
    .output
  const given = { number: acme.organization.number, orderId: order.id }
  expect((await specialist.call('bookOrder', given, { ifMatch: order.version })).status).toBe(200)
  await portal.runJobs()
}

/** The customer lets a partner in to quote. */
async function letIn(partner: Partner, scopes = ['quote']): Promise<string> {
  wait()
  const told = await partner.person()
  const draftId = (await admin.call('startAdvisorDraft')).output.id
  for (const step of [
    { partnerNumber: partner.organization.number },
    { contactId: told.contactId },
    { coverage: 'all', scopes },
  ])
    await admin.call('updateAdvisorDraft', { draftId, ...step })
  const { output } = await admin.call('confirmAdvisorDraft', { draftId })
  await portal.runJobs()
  return output.id
}

const change = (partner: Partner | null, by = manager, programmeCode = 'SWM') => {
  wait()
  const partnerNumber = partner?.organization.number ?? ''
  return by.call('changeDealCredit', {
    ...{ number: acme.organization.number, programmeCode, partnerNumber, reason: 'Agreed at the fair' },
  })
}
const credits = async (state: 'held' | 'all' = 'all') => {
  const { output } = await manager.call('listDealCredits', { number: acme.organization.number, state })
  return output.items.map((one) => [one.partner.name, one.source, one.until === null, one.ended?.because ?? null])
}
const own = async (by: ContactPersona, input: Record<string, unknown> = {}) =>
  (await by.call('listOwnCredits', { state: 'all', ...input })).output.items
const letters = (customer: string) =>
  portal.rows<{ recipient_email: string; subject: string; body_text: string; language: string }>(sql`
    select recipient_email, subject, body_text, language from letters
    where kind = 'deal-credit-changed' and (body_text like ${`%${nube.organization.number}%`} or body_text like ${`%${rival.organization.number}%`})
      and subject like ${`%${customer}%`} order by subject`)
const events = (action: string) =>
  portal.rows<{ actor_name: string; before: unknown; after: unknown; reason: string | null }>(sql`
    select actor_name, before, after, reason from audit_events
    where organization_id is null and action = ${action} and subject_id = ${acme.organization.id} order by at, id`)

describe('how a credit comes about', () => {
  test('PAR-11: whom the customer lets in to quote first holds it; one that may only look, and one that comes later, do not', async () => {
    const looking = await world.partner({ name: 'Looking' })
    const advisorId = await letIn(looking, [])
    expect(await credits()).toEqual([])
    await letIn(nube)
    await letIn(rival)
    expect(await credits()).toEqual([['Nube', 'named', true, null]])
    const { version } = (await admin.call('readAdvisor', { advisorId })).output
    await admin.call('updateAdvisor', { advisorId, scopes: ['quote'] }, { ifMatch: version })
    await portal.runJobs()
    expect(await credits()).toEqual([['Nube', 'named', true, null]])
    expect(await events('deal-credit.settled')).toMatchObject([
      { actor_name: 'Chancery', after: { partner: 'Nube', source: 'named' } },
    ])
  })

  test('PAR-11: who is let in further, to quote, is named by then', async () => {
    const advisorId = await letIn(nube, [])
    const { version } = (await admin.call('readAdvisor', { advisorId })).output
    await admin.call('updateAdvisor', { advisorId, scopes: ['quote'] }, { ifMatch: version })
    await portal.runJobs()
    expect(await credits()).toEqual([['Nube', 'named', true, null]])
  })

  test('PAR-11: sendCustomerQuote takes it from who was only named; a second quote does not; bookOrder gives it to whose quote was ordered', async () => {
    await letIn(nube)
    await world.grant(acme, rival)
    await sendQuote(rivalSeller)
    expect(await credits()).toEqual([
      ['Rival', 'quoted', true, null],
      ['Nube', 'named', false, 'quoted'],
    ])
    const quoteId = await sendQuote(seller)
    expect(await credits('held')).toEqual([['Rival', 'quoted', true, null]])
    await book(quoteId)
    const [first] = (await manager.call('listDealCredits', { number: acme.organization.number })).output.items
    expect(first).toMatchObject({ partner: { name: 'Nube' }, source: 'booked', quote: { id: quoteId }, until: null })
    expect(await credits()).toEqual([
      ['Nube', 'booked', true, null],
      ['Rival', 'quoted', false, 'booked'],
      ['Nube', 'named', false, 'quoted'],
    ])
  })

  test('PAR-11: what is told once more changes nothing, and an order that no partner quoted leaves it where it is', async () => {
    await letIn(nube)
    const before = await credits()
    await portal.rows(sql`
      insert into outbox (id, kind, payload, created_at)
      select gen_random_uuid(), 'deal-news', jsonb_build_object('organizationId', organization_id, 'news', 'named', 'id', id), now()
      from advisor_grants where organization_id = ${acme.organization.id}`)
    await portal.runJobs()
    expect(await credits()).toEqual(before)
    const quote = (await admin.call('saveQuote', { all: true, termMonths: 12 })).output
    await book(quote.id)
    expect(await credits()).toEqual(before)
  })

  test('PAR-11: a credit is no grant: its holder sees nothing of a customer that let it in no more, and still reads its record', async () => {
    const granted = await world.grant(acme, nube)
    await sendQuote(seller)
    const [seen] = await own(seller)
    expect(seen).toMatchObject({
      customer: { name: 'Acme Logistics', number: acme.organization.number },
      programme: { code: 'SWM' },
      source: 'quoted',
      until: null,
    })
    await portal.rows(sql`
      update advisor_grants set ended_at = starts_at, ended_by = 'customer' where id = ${granted.id}`)
    await portal.rows(sql`update organizations set legal_name = 'Secret Merger' where id = ${acme.organization.id}`)
    const [kept] = await own(seller)
    expect(kept?.customer).toEqual({ name: 'Acme Logistics', number: null })
    expect(JSON.stringify(kept)).not.toContain('Secret')
    const customer = { customerNumber: acme.organization.number }
    expect((await seller.call('readCustomer', customer)).problem?.code).toBe('not-found')
    expect((await seller.call('listCustomerLines', customer)).problem?.code).toBe('not-found')
  })
})

describe('changeDealCredit', () => {
  test('PAR-11: gives it to another with a reason; both are told, each in its language and of itself alone', async () => {
    await world.grant(acme, nube)
    await sendQuote(seller)
    await rival.person({ roles: ['organization-administrator'], language: 'es', email: 'jefa@rival.example' })
    await nube.person({ roles: ['business-executive'], email: 'boss@nube.example' })
    const { output } = await change(rival)
    expect(output.credit).toMatchObject({
      partner: { name: 'Rival' },
      source: 'staff',
      reason: 'Agreed at the fair',
      by: 'Paula Mora',
      until: null,
    })
    expect(await credits()).toEqual([
      ['Rival', 'staff', true, null],
      ['Nube', 'quoted', false, 'staff'],
    ])
    expect(await events('deal-credit.changed')).toMatchObject([
      {
        actor_name: 'Paula Mora',
        before: { partner: 'Nube' },
        after: { partner: 'Rival' },
        reason: 'Agreed at the fair',
      },
    ])
    expect(
      await portal.rows(sql`
      select 1 from audit_events where organization_id = ${acme.organization.id} and action like 'deal-credit%'`),
    ).toEqual([])
    const [lost] = await letters('Acme')
    expect(lost).toMatchObject({ recipient_email: 'boss@nube.example', language: 'en' })
    expect(lost?.body_text).toContain('Agreed at the fair')
    expect(lost?.body_text).not.toContain('Rival')
    expect(lost?.body_text).toContain(`/o/${nube.organization.number}/partner/deal-credits`)
    // Nobody tells a partner the name of a customer that has never let it in.
    const [won] = await letters('un cliente')
    expect(won).toMatchObject({ recipient_email: 'jefa@rival.example', language: 'es' })
    expect(won?.body_text).not.toMatch(/Acme|Nube/)
    const [theirs] = await own(rivalSeller)
    expect(theirs).toMatchObject({ customer: null, source: 'staff', reason: 'Agreed at the fair' })
    const [ours] = await own(seller)
    expect(ours).toMatchObject({ endReason: 'Agreed at the fair', source: 'quoted' })
    expect(JSON.stringify(ours)).not.toMatch(/Rival|Paula/)
  })

  test('PAR-11: a partner whose membership is not active is told without a name; the answer says where nobody could be told', async () => {
    await world.grant(acme, nube)
    await sendQuote(seller)
    await nube.person({ roles: ['business-executive'], email: 'former@nube.example' })
    await portal.rows(sql`update partners set status = 'expired' where partner_id = ${nube.organization.id}`)
    expect((await change(rival)).output.untold).toEqual(['Rival'])
    const told = await portal.rows<{ subject: string; body_text: string }>(sql`
      select subject, body_text from letters where kind = 'deal-credit-changed' and recipient_email = 'former@nube.example'`)
    expect(told).toHaveLength(1)
    expect(told[0]?.subject).toContain('a customer')
    expect(told[0]?.body_text).toContain('membership is not active')
    expect(JSON.stringify(told)).not.toMatch(/Acme|partner\/deal-credits/)
  })

  test('PAR-11: what was decided stands against quotes sent before; one sent later and ordered takes it', async () => {
    await world.grant(acme, nube)
    const early = await sendQuote(seller)
    await change(rival)
    await book(early)
    expect(await credits('held')).toEqual([['Rival', 'staff', true, null]])
    await change(null)
    expect(await credits('held')).toEqual([])
    const late = await sendQuote(seller)
    expect(await credits('held')).toEqual([])
    await book(late)
    expect(await credits('held')).toEqual([['Nube', 'booked', true, null]])
  })

  test('PAR-11: a change waits its turn behind one that was asked for later, and ends what that began', async () => {
    await change(nube)
    portal.clock.set(later(portal.clock.now(), { seconds: -1 }))
    expect((await change(rival)).status).toBe(200)
    expect(await credits('held')).toEqual([['Rival', 'staff', true, null]])
    expect((await change(null)).status).toBe(200)
    expect(await credits('held')).toEqual([])
  })

  test('PAR-11: refuses credit-unchanged, whoever it is and where nobody holds it', async () => {
    expect((await change(null)).problem).toMatchObject({ code: 'credit-unchanged', facts: { partner: 'none' } })
    expect((await change(nube)).status).toBe(200)
    expect((await change(nube)).problem).toMatchObject({ code: 'credit-unchanged', facts: { partner: 'Nube' } })
    expect(await events('deal-credit.changed')).toHaveLength(1)
  })

  test('PAR-11: says at the field what does not exist: a programme, a partner, the customer itself', async () => {
    expect((await change(nube, manager, 'NOTHING')).problem?.fields).toMatchObject([
      { path: 'programmeCode', code: 'not-one-of' },
    ])
    const number = acme.organization.number
    const asked = { number, programmeCode: 'SWM', reason: 'Why' }
    for (const partnerNumber of [number, '99999998'])
      expect((await manager.call('changeDealCredit', { ...asked, partnerNumber })).problem?.fields).toMatchObject([
        { path: 'partnerNumber', code: 'partner-unknown' },
      ])
  })

  test('PAR-11: two who decide at once leave one holder', async () => {
    const [one, other] = await Promise.all([change(nube, manager), change(rival, specialist)])
    expect([one.status, other.status]).toEqual([200, 200])
    expect(await credits('held')).toHaveLength(1)
  })

  test('PAR-11: is not for customer service, who may read it; not for customers and partners', async () => {
    const service = await world.staff({ roles: ['customer-service'] })
    expect((await change(nube, service)).problem?.code).toBe('not-allowed')
    const number = acme.organization.number
    const read = await service.call('listDealCredits', { number })
    expect(read.output.actions.change).toBe('not-allowed')
    expect((await admin.call('listDealCredits', {})).problem?.code).toBe('not-allowed')
    expect((await admin.call('listOwnCredits', {})).problem?.code).toBe('not-a-partner')
    const boss = await nube.person({ roles: ['organization-administrator'] })
    expect((await boss.call('listPartnerCredits', {})).problem?.code).toBe('not-allowed')
  })
})

describe('a partner’s credits', () => {
  test('PAR-11: are found by words of the customer’s name, page by page, and nobody else’s are among them', async () => {
    await world.grant(acme, nube)
    await change(nube)
    await change(nube, manager, 'SA')
    expect((await own(seller, { q: 'logi' })).map(({ programme }) => programme.code)).toEqual(['SA', 'SWM'])
    expect(await own(seller, { q: 'other' })).toEqual([])
    const first = (await seller.call('listOwnCredits', { limit: 1 })).output
    const second = (await seller.call('listOwnCredits', { limit: 1, after: first.next ?? '' })).output
    expect([first, second].map(({ items }) => items[0]?.programme.code)).toEqual(['SA', 'SWM'])
    expect(second.next).toBeNull()
    expect(await own(rivalSeller)).toEqual([])
    const number = nube.organization.number
    const listed = async (q: string) =>
      (await manager.call('listPartnerCredits', { number, q })).output.items.map(({ customer }) => customer.name)
    expect(await listed('acme')).toEqual(['Acme Logistics', 'Acme Logistics'])
    expect(await listed(acme.organization.number)).toHaveLength(2)
    expect(await listed('zzzz')).toEqual([])
  })

  test('PAR-11: are found by the customer’s new name too, while that is shown', async () => {
    await world.grant(acme, nube)
    await change(nube)
    const { number } = acme.organization
    const operator = await world.staff({ roles: ['licensing-operator'] })
    const { version } = (await operator.call('readOrganization', { number })).output
    await operator.call(
      'updateOrganizationFacts',
      { number, legalName: 'Zenit', reason: 'Renamed' },
      { ifMatch: version },
    )
    const found = async (q: string) => (await own(seller, { q })).map(({ customer }) => customer?.name)
    expect([await found('zen'), await found('logi'), await found('zen other')]).toEqual([['Zenit'], ['Zenit'], []])
    await portal.rows(
      sql`update advisor_grants set ends_at = ${portal.clock.now()} where organization_id = ${acme.organization.id}`,
    )
    expect([await found('zen'), await found('logi')]).toEqual([[], ['Acme Logistics']])
  })

  test('PAR-3, PAR-11: whoever runs a location reads its credits; technical people read none; an expired partner reads none', async () => {
    const branch = await nube.location({ name: 'Sur' })
    await world.grant(acme, nube, { location: branch })
    const bolt = await world.customer({ name: 'Bolt' })
    await world.grant(bolt, nube)
    await change(nube)
    const elsewhere = { number: bolt.organization.number, programmeCode: 'SWM', reason: 'Why' }
    await manager.call('changeDealCredit', { ...elsewhere, partnerNumber: nube.organization.number })
    const local = await nube.person({ roles: ['location-administrator'], location: branch })
    expect((await own(local)).map(({ customer }) => customer?.name)).toEqual(['Acme Logistics'])
    expect(await own(seller)).toHaveLength(2)
    const technical = await nube.person({ roles: ['technical'] })
    expect((await technical.call('listOwnCredits', {})).problem?.code).toBe('partner-role-missing')
    await portal.rows(sql`update partners set status = 'expired' where partner_id = ${nube.organization.id}`)
    expect((await seller.call('listOwnCredits', {})).problem?.code).toBe('partner-not-active')
  })

  test('PAR-11: listPartnerCredits refuses with not-a-partner where there is no partner', async () => {
    const asked = { number: acme.organization.number }
    expect((await manager.call('listPartnerCredits', asked)).problem?.code).toBe('not-a-partner')
  })
})
