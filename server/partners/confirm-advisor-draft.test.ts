import pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { makeLicence } from '../../testing/licences.ts'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { earlier, later } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
})

beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.runJobs()
  portal.mail.sent.length = 0
})

type Told = Awaited<ReturnType<Partner['person']>>

/** A draft in which everything has been chosen. */
async function ready(who: ContactPersona, chosen: { partner?: Partner; person?: Told } & Record<string, unknown> = {}) {
  const { partner = await world.partner({ name: 'Nube Partner SL' }), person, ...rest } = chosen
  const told = person ?? (await partner.person())
  const draftId = (await who.call('startAdvisorDraft')).output.id
  const steps = [
    { partnerNumber: partner.organization.number },
    { contactId: told.contactId },
    { coverage: 'all', scopes: ['quote'], ...rest },
  ]
  for (const step of steps) (await who.call('updateAdvisorDraft', { draftId, ...step })).output.id
  return { draftId, partner, told }
}

const confirm = (draftId: string, who = admin) => who.call('confirmAdvisorDraft', { draftId })
const seen = async (partner: Partner) =>
  (
    await portal.rows<{ licence_id: string }>(sql`
    select licence_id from partner_licences where partner_id = ${partner.organization.id}`)
  ).map((row) => row.licence_id)

describe('confirmAdvisorDraft', () => {
  test('PAR-6: lets the partner in from now on, until the day is over where the administrator is', async () => {
    const customer = await world.customer()
    const who = await customer.contact({ firstName: 'Ada', lastName: 'Zapata' })
    await portal.rows(sql`update contacts set time_zone = 'America/New_York' where id = ${who.contactId}`)
    const licence = await world.licence(customer.organization)
    const { draftId, partner, told } = await ready(who, { endsOn: '2027-07-01', extends: true })
    expect(await seen(partner)).toEqual([])
    const made = (await confirm(draftId, who)).output
    expect(made).toMatchObject({
      partner: {
        number: partner.organization.number,
        name: 'Nube Partner SL',
        status: 'active',
        location: { city: 'Madrid' },
      },
      contact: { contactId: told.contactId, email: told.email, isGone: false },
      coverage: 'all',
      scopes: ['view', 'quote'],
      startsAt: portal.clock.now(),
      endsOn: '2027-07-01',
      timeZone: 'America/New_York',
      endsAt: '2027-07-02T04:00:00.000Z',
      extends: true,
      state: 'active',
      ended: null,
      grantedBy: 'Ada Zapata',
      changedBy: 'Ada Zapata',
      shared: { count: 1 },
      licences: { count: 1 },
      undecided: { count: 0 },
      actions: { update: null, assign: 'advisor-sees-all', remove: null },
      version: 1,
    })
    expect(await seen(partner)).toEqual([licence.id])
    expect((await who.call('readAdvisor', { advisorId: made.id })).output).toEqual(made)
  })

  test('PAR-6: under "view assigned" the partner sees what was ticked, and what is bought later only when it is ticked', async () => {
    const customer = await world.customer()
    const who = await customer.contact()
    const [one] = [await world.licence(customer.organization), await world.licence(customer.organization)]
    const { draftId, partner } = await ready(who, { coverage: 'assigned' })
    await who.call('tickDraftLicences', { draftId, add: [one.id] })
    const made = (await confirm(draftId, who)).output
    expect([made.shared.count, made.licences.count, made.undecided.count]).toEqual([1, 2, 0])
    await world.licence(customer.organization, { fulfilledAt: later(startOfTests, { hours: 1 }) })
    expect(await seen(partner)).toEqual([one.id])
    expect((await who.call('readAdvisor', { advisorId: made.id })).output.undecided).toEqual({
      count: 1,
      atLeast: false,
    })
  })

  test('PAR-6: under "view all" the partner sees what is bought later at once', async () => {
    const customer = await world.customer()
    const who = await customer.contact()
    const { draftId, partner } = await ready(who)
    await confirm(draftId, who)
    const bought = await world.licence(customer.organization)
    expect(await seen(partner)).toEqual([bought.id])
  })

  test('PAR-6: a licence that is being bought at that moment is not missed', async () => {
    const customer = await world.customer()
    const who = await customer.contact()
    const { draftId, partner } = await ready(who)
    const buyer = new pg.Client({ connectionString: portal.database.ownerUrl })
    await buyer.connect()
    try {
      await buyer.query('begin')
      const rows = async <Row>(query: Sql): Promise<Row[]> => (await buyer.query(query.text, query.values)).rows
      const bought = await makeLicence({ ...portal, rows }, customer.organization)
      const confirming = confirm(draftId, who)
      const waiting = sql`select from pg_locks join pg_stat_activity using (pid)
        where not granted and datname = current_database()`
      await vi.waitFor(async () => expect(await portal.rows(waiting)).not.toEqual([]), 10_000)
      await buyer.query('commit')
      expect((await confirming).status).toBe(200)
      expect(await seen(partner)).toEqual([bought.id])
    } finally {
      await buyer.end()
    }
  })

  test('PAR-6: the chosen contact is told what may be seen, until when, by whom, in their language; nobody else is', async () => {
    const partner = await world.partner({ name: 'Nube Partner SL' })
    const told = await partner.person({ language: 'es', firstName: 'Paz' })
    await partner.person()
    await portal.rows(sql`update contacts set phone = '+34600111222' where id = ${admin.contactId}`)
    const { draftId } = await ready(admin, { partner, person: told, endsOn: '2027-01-31' })
    await acme.contact()
    await confirm(draftId)
    await portal.runJobs()
    const [toPartner, toCustomer, ...others] = portal.mail.sent.toSorted((a) => (a.to.email === told.email ? -1 : 1))
    expect(others).toEqual([])
    expect(toPartner?.to.email).toBe(told.email)
    expect(toPartner?.subject).toBe('Nuevo cliente: Acme ha elegido a Nube Partner SL como asesor de soluciones')
    const url = `http://localhost/o/${partner.organization.number}/partner/customers/${acme.organization.number}`
    for (const said of [
      '31 ene 2027',
      'presupuestos',
      'Ada Zapata',
      admin.email,
      '+34600111222',
      'todas las licencias',
      url,
    ])
      expect(toPartner?.text).toContain(said)
    expect(toCustomer?.to.email).toBe(admin.email)
    for (const said of [told.name, told.email, '31 Jan 2027', '/renewals/advisors/'])
      expect(toCustomer?.text).toContain(said)
  })

  test('PAR-6: stands in the customer’s trail by the partner’s name, with all that was agreed', async () => {
    const { draftId, told } = await ready(admin, { coverage: 'assigned', endsOn: '2027-01-31' })
    const { id } = (await confirm(draftId)).output
    const { items } = (await admin.call('listAuditEvents', { action: 'advisor.added' })).output
    expect(items.find(({ subject }) => subject.id === id)).toMatchObject({
      actor: { userId: admin.userId },
      subject: { kind: 'advisor', id, label: 'Nube Partner SL' },
      before: null,
      after: {
        coverage: 'assigned',
        scopes: ['view', 'quote'],
        endsOn: '2027-01-31',
        extends: false,
        contact: told.name,
        sharedLicences: 0,
      },
    })
  })

  test('PAR-6: confirming twice, at once and later, leads to the same grant, and its letters go out once', async () => {
    const { draftId, partner } = await ready(admin)
    const answers = await Promise.all([confirm(draftId), confirm(draftId), confirm(draftId)])
    const ids = new Set([...answers.map(({ output }) => output.id), (await confirm(draftId)).output.id])
    expect(ids.size).toBe(1)
    const grants = await portal.rows(sql`select from advisor_grants where partner_id = ${partner.organization.id}`)
    expect(grants).toHaveLength(1)
    await portal.runJobs()
    expect(portal.mail.sent).toHaveLength(2)
    // A lost answer: the same key once more.
    const again = await ready(admin)
    const first = await admin.call('confirmAdvisorDraft', { draftId: again.draftId }, { key: `k-${again.draftId}` })
    const second = await admin.call('confirmAdvisorDraft', { draftId: again.draftId }, { key: `k-${again.draftId}` })
    expect(second.output).toEqual(first.output)
  })

  test('PAR-6: of two drafts for the same partner, confirmed at once, one lets it in: advisor-exists', async () => {
    const partner = await world.partner()
    const colleague = await acme.contact()
    const first = await ready(admin, { partner })
    const second = await ready(colleague, { partner })
    const answers = await Promise.all([confirm(first.draftId), confirm(second.draftId, colleague)])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    const refused = answers.find(({ status }) => status === 409)
    expect(refused?.problem).toMatchObject({ code: 'advisor-exists', facts: { partner: partner.organization.name } })
  })

  test('PAR-6: what is missing is still to be chosen: draft-incomplete', async () => {
    const partner = await world.partner()
    const { contactId } = await partner.person()
    const draftId = (await admin.call('startAdvisorDraft')).output.id
    const steps = [{ partnerNumber: partner.organization.number }, { contactId }, { coverage: 'all' }]
    for (const step of steps) {
      expect((await confirm(draftId)).problem.code).toBe('draft-incomplete')
      await admin.call('updateAdvisorDraft', { draftId, ...step })
    }
    expect((await confirm(draftId)).problem.code).toBe('draft-incomplete')
    await admin.call('updateAdvisorDraft', { draftId, scopes: ['view'] })
    expect((await confirm(draftId)).status).toBe(200)
  })

  test('PAR-6: a partner that left the programme meanwhile is refused by name: partner-not-listed', async () => {
    const { draftId, partner } = await ready(admin)
    await portal.rows(sql`update partners set status = 'suspended' where partner_id = ${partner.organization.id}`)
    const draft = (await admin.call('readAdvisorDraft', { draftId })).output
    expect(draft).toMatchObject({
      partnerName: 'Nube Partner SL',
      listing: null,
      nextStep: 'find',
      actions: { confirm: 'partner-not-listed' },
    })
    expect((await confirm(draftId)).problem).toMatchObject({
      code: 'partner-not-listed',
      facts: { partner: 'Nube Partner SL' },
    })
  })

  test('PAR-6: a contact who left meanwhile is refused: partner-contact-gone', async () => {
    const { draftId, told } = await ready(admin)
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${told.contactId}`)
    const draft = (await admin.call('readAdvisorDraft', { draftId })).output
    expect([draft.contact, draft.nextStep, draft.actions.confirm]).toEqual([null, 'contact', 'partner-contact-gone'])
    expect((await confirm(draftId)).problem.code).toBe('partner-contact-gone')
  })

  test('PAR-6: an end that has come too near meanwhile is refused: end-out-of-range', async () => {
    const { draftId } = await ready(admin, { endsOn: '2026-11-17' })
    await portal.rows(sql`update contacts set time_zone = 'Europe/Madrid' where id = ${admin.contactId}`)
    portal.clock.set('2026-11-16T23:00:00Z')
    const who = portal.visit(await world.session(admin.userId))
    const { problem } = await who.call('confirmAdvisorDraft', { number: acme.organization.number, draftId })
    // It is the 17th already where the administrator is.
    expect([problem.code, problem.status, problem.fields?.[0]?.path]).toEqual(['end-out-of-range', 422, 'endsOn'])
  })

  test('PAR-9: a grant that has run out and was not marked yet does not stand in the way', async () => {
    const partner = await world.partner()
    const former = await world.grant(acme, partner, {
      startsAt: earlier(startOfTests, { days: 30 }),
      endsAt: earlier(startOfTests, { seconds: 1 }),
    })
    const { draftId } = await ready(admin, { partner })
    const made = (await confirm(draftId)).output
    expect((await admin.call('readAdvisor', { advisorId: former.id })).output).toMatchObject({
      state: 'ended',
      ended: { at: former.endsAt, by: 'time' },
      version: 2,
    })
    const { items } = (await admin.call('listAuditEvents', { q: partner.organization.name })).output
    expect(items.map(({ action, subject }) => [action, subject.id])).toEqual(
      expect.arrayContaining([
        ['advisor.added', made.id],
        ['advisor.ended', former.id],
      ]),
    )
  })
})
