import sql from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { tidyAdvisorDraftsJob } from './tidy-advisor-drafts.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let partner: Partner
let seller: ContactPersona
let operator: StaffPersona

beforeAll(async () => {
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact()
  partner = await world.partner({ name: 'Nube Partner SL', country: 'ES' })
  seller = await partner.person()
  operator = await world.staff()
})

beforeEach(() => portal.clock.set(startOfTests))

const started = async (who = admin) => (await who.call('startAdvisorDraft')).output.id
const update = (draftId: string, input: Record<string, unknown>, who = admin) =>
  who.call('updateAdvisorDraft', { draftId, ...input })
const partnerNumber = (which: Partner) => ({ partnerNumber: which.organization.number })

describe('startAdvisorDraft', () => {
  test('PAR-6: begins with nothing chosen, view and quote, 365 days, no extension', async () => {
    const customer = await world.customer()
    const draft = (await (await customer.contact()).call('startAdvisorDraft')).output
    expect(draft).toMatchObject({
      country: null,
      listing: null,
      contact: null,
      coverage: null,
      scopes: ['view', 'quote'],
      endsOn: '2027-11-16',
      extends: false,
      ticked: { count: 0 },
      licences: { count: 0 },
      example: { shown: null, hidden: null },
      nextStep: 'find',
      actions: { confirm: 'draft-incomplete' },
      advisorId: null,
    })
  })

  test('PAR-6: what was begun and left untouched is gone on with; what was worked on is not', async () => {
    const customer = await world.customer()
    const who = await customer.contact()
    const first = await started(who)
    expect(await started(who)).toBe(first)
    await update(first, { country: 'ES' }, who)
    expect(await started(who)).not.toBe(first)
  })

  test('PAR-9: today is the day where the person is', async () => {
    portal.clock.set('2026-11-16T10:00:00Z')
    const who = await (await world.customer()).contact()
    await portal.rows(sql`update contacts set time_zone = 'Pacific/Kiritimati' where id = ${who.contactId}`)
    expect((await who.call('startAdvisorDraft')).output.endsOn).toBe('2027-11-17')
  })
})

describe('updateAdvisorDraft', () => {
  test('PAR-6: keeps each step, goes on anywhere, and tells what is still missing', async () => {
    const id = await started()
    const steps = [
      [{ country: 'es', state: 'Soria' }, 'find'],
      [{ ...partnerNumber(partner), locationId: partner.headquarters.id }, 'contact'],
      [{ contactId: seller.contactId }, 'view'],
      [{ coverage: 'all' }, 'scopes'],
      [{ scopes: ['order', 'cases'], endsOn: '2027-01-31', extends: true }, 'review'],
    ] as const
    for (const [input, nextStep] of steps) {
      expect((await update(id, input)).output.nextStep).toBe(nextStep)
      expect((await admin.call('readAdvisorDraft', { draftId: id })).output.nextStep).toBe(nextStep)
    }
    expect((await admin.call('readAdvisorDraft', { draftId: id })).output).toMatchObject({
      country: 'ES',
      state: 'Soria',
      partnerName: 'Nube Partner SL',
      listing: { partnerNumber: partner.organization.number, city: 'Madrid' },
      contact: { contactId: seller.contactId, name: seller.name, email: seller.email },
      coverage: 'all',
      scopes: ['view', 'order', 'cases'],
      endsOn: '2027-01-31',
      extends: true,
      actions: { confirm: null },
    })
  })

  test('PAR-6: a changed country forgets a partner that is not there, with its contact, and keeps the rest', async () => {
    const id = await started()
    const branch = await partner.location({ country: 'PT', city: 'Lisboa' })
    await update(id, { country: 'ES', ...partnerNumber(partner), coverage: 'assigned' })
    await update(id, { contactId: seller.contactId, state: 'Soria' })
    expect((await update(id, { country: 'ES' })).output).toMatchObject({ state: 'Soria', listing: { country: 'ES' } })
    const moved = (await update(id, { country: 'PT' })).output
    expect(moved).toMatchObject({
      country: 'PT',
      state: null,
      partnerName: null,
      listing: null,
      contact: null,
      coverage: 'assigned',
      nextStep: 'find',
    })
    const chosen = (await update(id, { ...partnerNumber(partner) })).output
    expect(chosen.listing?.locationId).toBe(branch.id)
  })

  test('PAR-6: another partner forgets the contact; another place of the same one does not', async () => {
    const id = await started()
    const other = await world.partner()
    const branch = await partner.location({ city: 'Soria' })
    await update(id, { ...partnerNumber(partner) })
    await update(id, { contactId: seller.contactId })
    const moved = (await update(id, { locationId: branch.id })).output
    expect([moved.listing?.city, moved.contact?.contactId]).toEqual(['Soria', seller.contactId])
    const changed = (await update(id, { ...partnerNumber(other) })).output
    expect([changed.partnerName, changed.contact, changed.nextStep]).toEqual([other.organization.name, null, 'contact'])
  })

  test('PAR-6: choosing a country and a partner elsewhere at once takes the partner’s country', async () => {
    const id = await started()
    const away = await world.partner({ country: 'FR' })
    const { output } = await update(id, { country: 'ES', ...partnerNumber(away) })
    expect([output.country, output.listing?.country]).toEqual(['FR', 'FR'])
  })

  test('PAR-6: refuses a partner that customers do not find, whether or not there is one: partner-not-listed', async () => {
    const id = await started()
    const hidden = await world.partner({ status: 'expired' })
    const foreign = (await world.partner()).headquarters.id
    const unlisted = await partner.location({ listed: false })
    const numbers = [hidden.organization.number, acme.organization.number, '99999997']
    for (const number of numbers) {
      const { problem } = await update(id, { partnerNumber: number })
      expect([problem.code, problem.status]).toEqual(['partner-not-listed', 409])
      // It is named as it was asked for: nothing tells whether there is a partner of this number.
      expect(problem.detail).toContain(`${number} can no longer be chosen`)
    }
    for (const locationId of [foreign, unlisted.id])
      expect((await update(id, { ...partnerNumber(partner), locationId })).problem.code).toBe('partner-not-listed')
    expect((await admin.call('readAdvisorDraft', { draftId: id })).output.listing).toBeNull()
  })

  test('PAR-6: refuses a partner that is an advisor already, with the day until which: advisor-exists', async () => {
    const customer = await world.customer()
    const who = await customer.contact()
    await world.grant(customer, partner)
    const { problem } = await update(await started(who), partnerNumber(partner), who)
    expect([problem.code, problem.detail.includes('Nube Partner SL'), problem.detail.includes('2027')]).toEqual([
      'advisor-exists',
      true,
      true,
    ])
  })

  test('PAR-6: refuses a contact who is not offered by the chosen partner: partner-contact-gone', async () => {
    const id = await started()
    const elsewhere = await (await world.partner()).person()
    const hidden = await partner.person({ listed: false })
    const without = await update(id, { contactId: seller.contactId })
    expect(without.faults).toEqual(['partnerNumber: required'])
    expect((await update(id, { locationId: partner.headquarters.id })).faults).toEqual(['partnerNumber: required'])
    await update(id, partnerNumber(partner))
    for (const contactId of [elsewhere.contactId, hidden.contactId, admin.contactId])
      expect((await update(id, { contactId })).problem.code).toBe('partner-contact-gone')
  })

  test.each([
    ['2026-11-15', 'yesterday'],
    ['2026-11-16', 'today'],
    ['2028-11-16', 'after 731 days'],
  ])('PAR-6: refuses an end on %s, %s: end-out-of-range', async (endsOn) => {
    const { problem } = await update(await started(), { endsOn })
    expect([problem.code, problem.status, problem.fields?.[0]?.path]).toEqual(['end-out-of-range', 422, 'endsOn'])
  })

  test.each(['2026-11-17', '2028-11-15'])('PAR-6: takes an end on %s', async (endsOn) => {
    expect((await update(await started(), { endsOn })).output.endsOn).toBe(endsOn)
  })

  test('PAR-6: what was confirmed is changed elsewhere: draft-confirmed', async () => {
    const id = await confirmed()
    expect((await update(id, { extends: true })).problem.code).toBe('draft-confirmed')
    expect((await admin.call('tickDraftLicences', { draftId: id })).problem.code).toBe('draft-confirmed')
    expect((await admin.call('discardAdvisorDraft', { draftId: id })).problem.code).toBe('draft-confirmed')
  })
})

async function confirmed(): Promise<string> {
  const id = await started()
  const other = await world.partner()
  const { contactId } = await other.person()
  await update(id, partnerNumber(other))
  await update(id, { contactId, coverage: 'all', scopes: [] })
  const { output } = await admin.call('confirmAdvisorDraft', { draftId: id })
  expect((await admin.call('readAdvisorDraft', { draftId: id })).output).toMatchObject({
    advisorId: output.id,
    actions: { confirm: 'draft-confirmed' },
  })
  return id
}

describe('listAdvisorDrafts and discardAdvisorDraft', () => {
  test('PAR-6: a person goes on with their own drafts, the latest first, until they throw them away', async () => {
    const customer = await world.customer()
    const who = await customer.contact()
    const ids = []
    for (const country of ['ES', 'PT', 'FR']) {
      portal.clock.advance({ minutes: 1 })
      const id = await started(who)
      await update(id, { country }, who)
      ids.unshift(id)
    }
    const list = async () => (await who.call('listAdvisorDrafts')).output.items.map(({ id }) => id)
    expect(await list()).toEqual(ids)
    await who.call('discardAdvisorDraft', { draftId: ids[1] })
    expect(await list()).toEqual([ids[0], ids[2]])
    expect((await who.call('readAdvisorDraft', { draftId: ids[1] })).problem.code).toBe('not-found')
  })

  test('ACC-7: a colleague’s draft, a foreign one and none read alike, whatever is asked', async () => {
    const id = await started()
    const colleague = await acme.contact()
    const stranger = await (await world.customer()).contact()
    const missing = '00000000-0000-4000-8000-00000000dead'
    const operations = [
      'readAdvisorDraft',
      'updateAdvisorDraft',
      'listDraftLicences',
      'tickDraftLicences',
      'confirmAdvisorDraft',
      'discardAdvisorDraft',
    ] as const
    for (const operation of operations) {
      const said = (await colleague.call(operation, { draftId: missing })).problem
      expect(said.code).toBe('not-found')
      expect((await colleague.call(operation, { draftId: id })).problem.detail).toBe(said.detail)
      expect((await stranger.call(operation, { draftId: id })).problem.code).toBe('not-found')
    }
    expect((await colleague.call('listAdvisorDrafts')).output.items).toEqual([])
  })

  test('PAR-5: only administrators begin, and nobody of the vendor’s does it for them', async () => {
    const shipTo = await acme.contact({ types: ['ship-to'] })
    expect((await shipTo.call('startAdvisorDraft')).problem.code).toBe('not-allowed')
    const { number } = acme.organization
    expect((await operator.call('startAdvisorDraft', { number })).problem.code).toBe('not-allowed')
    const restricted = await acme.contact({ restricted: true })
    expect((await restricted.call('startAdvisorDraft')).problem.code).toBe('access-limited')
  })

  test('PAR-6: what nobody came back to for 90 days is forgotten', async () => {
    const old = await started()
    await update(old, { country: 'ES' })
    portal.clock.advance({ days: 90 })
    const kept = await started(await acme.contact())
    await tidyAdvisorDraftsJob(portal.house)
    const left = async () => portal.rows(sql`select id from advisor_drafts where id in (${old}, ${kept})`)
    expect(await left()).toHaveLength(2)
    portal.clock.advance({ seconds: 1 })
    await tidyAdvisorDraftsJob(portal.house)
    expect(await left()).toEqual([{ id: kept }])
  })
})

describe('listDraftLicences and tickDraftLicences', () => {
  async function stock() {
    const customer = await world.customer()
    const who = await customer.contact()
    const { organization } = customer
    const made = {
      anchor: await world.licence(organization, { productName: 'Anchor' }),
      boat: await world.licence(organization, { productName: 'Boat', model: 'site' }),
      hidden: await world.licence(organization, { productName: 'Canoe' }),
      dory: await world.licence(organization, { productName: 'Dory', model: 'site' }),
    }
    await portal.rows(sql`update licences set hidden_at = now() where id = ${made.hidden.id}`)
    return { who, draftId: await started(who), made }
  }

  test('PAR-6: shows all licences by product, also hidden ones, filtered by words, product and model', async () => {
    const { who, draftId, made } = await stock()
    const names = async (input: Record<string, unknown> = {}) =>
      (await who.call('listDraftLicences', { draftId, ...input })).output.items.map((one) => one.productName)
    expect(await names()).toEqual(['Anchor', 'Boat', 'Canoe', 'Dory'])
    expect(await names({ q: made.boat.code.toLowerCase() })).toEqual(['Boat'])
    expect(await names({ q: 'standard DORY' })).toEqual(['Dory'])
    expect(await names({ model: 'site' })).toEqual(['Boat', 'Dory'])
    expect(await names({ product: made.anchor.productCode })).toEqual(['Anchor'])
    const page = (await who.call('listDraftLicences', { draftId, limit: 3 })).output
    expect([page.total, page.products.length]).toEqual([{ count: 4, atLeast: false }, 3])
    expect(await names({ after: page.next })).toEqual(['Dory'])
  })

  test('UX-13: single licences, all that match, and all but some are one request each', async () => {
    const { who, draftId, made } = await stock()
    const ticked = async () =>
      (await who.call('listDraftLicences', { draftId, ticked: 'yes' })).output.items.map((one) => one.productName)
    const tick = async (input: Record<string, unknown>) =>
      (await who.call('tickDraftLicences', { draftId, ...input })).output.ticked.count
    expect(await tick({ add: [made.anchor.id] })).toBe(1)
    expect(await tick({ all: 'add', model: ['site'] })).toBe(3)
    expect(await ticked()).toEqual(['Anchor', 'Boat', 'Dory'])
    expect(await tick({ all: 'remove', q: 'boat' })).toBe(2)
    expect(await tick({ all: 'add', remove: [made.anchor.id] })).toBe(3)
    expect(await ticked()).toEqual(['Boat', 'Canoe', 'Dory'])
    expect(await tick({ all: 'remove', add: [made.boat.id] })).toBe(1)
    expect(await tick({ add: [made.boat.id], remove: [made.boat.id] })).toBe(1)
    const rest = (await who.call('listDraftLicences', { draftId, ticked: 'no' })).output
    expect([rest.items.map((one) => one.ticked), rest.ticked.count]).toEqual([[false, false, false], 1])
  })

  test('ACC-7: what is no licence of the company cannot be ticked, and nothing is then', async () => {
    const { who, draftId, made } = await stock()
    const foreign = await world.licence((await world.customer()).organization)
    for (const field of ['add', 'remove']) {
      const input = { draftId, [field]: [made.anchor.id, foreign.id] }
      expect((await who.call('tickDraftLicences', input)).problem.code).toBe('not-found')
    }
    expect((await who.call('readAdvisorDraft', { draftId })).output.ticked.count).toBe(0)
  })

  test('PAR-6: the example is of the customer’s own licences: one that would be shown, one that would not', async () => {
    const { who, draftId, made } = await stock()
    const example = async (input: Record<string, unknown> = {}) => {
      const { shown, hidden } = (await update(draftId, input, who)).output.example
      return [shown?.productName, hidden?.productName]
    }
    expect(await example()).toEqual(['Anchor', 'Boat'])
    expect(await example({ coverage: 'all' })).toEqual(['Anchor', undefined])
    expect(await example({ coverage: 'assigned' })).toEqual([undefined, 'Anchor'])
    await who.call('tickDraftLicences', { draftId, add: [made.dory.id] })
    expect(await example()).toEqual(['Dory', 'Anchor'])
    await who.call('tickDraftLicences', { draftId, all: 'add' })
    expect((await example())[1]).toBeUndefined()
  })
})
