import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { GrantOptions, Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { earlier, instant, later } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let acme: Customer
let admin: ContactPersona
let partner: Partner
let told: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.runJobs()
  portal.mail.sent.length = 0
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
  await portal.rows(sql`update contacts set time_zone = 'Europe/Madrid' where id = ${admin.contactId}`)
  partner = await world.partner({ name: 'Nube Partner SL' })
  told = await partner.person({ language: 'es' })
})

const grant = (options: GrantOptions = {}) =>
  world.grant(acme, partner, { contactId: told.contactId, grantedBy: admin.contactId, ...options })
const read = async (advisorId: string) => (await admin.call('readAdvisor', { advisorId })).output
const update = (advisorId: string, input: Record<string, unknown>, ifMatch = 1) =>
  admin.call('updateAdvisor', { advisorId, ...input }, { ifMatch })
const seen = async () =>
  (
    await portal.rows<{ licence_id: string }>(sql`
      select licence_id from partner_licences where partner_id = ${partner.organization.id} and ends_at > ${portal.clock.now()}`)
  ).map((row) => row.licence_id)
const lettersTo = async (email: string) => {
  await portal.runJobs()
  return portal.mail.sent.filter(({ to }) => to.email === email)
}
const event = async (action: string) => (await admin.call('listAuditEvents', { action })).output.items[0]

describe('listAdvisors and readAdvisor', () => {
  test('PAR-8: the latest first; those in force, those over, or all; pages follow each other', async () => {
    const made = []
    for (const [days, options] of [
      [40, { endedAt: earlier(startOfTests, { days: 1 }) }],
      [30, { endsAt: earlier(startOfTests, { days: 2 }) }],
      [20, {}],
      [10, { startsAt: later(startOfTests, { days: 1 }) }],
    ] as const)
      made.unshift(
        await world.grant(acme, await world.partner(), { startsAt: earlier(startOfTests, { days }), ...options }),
      )
    const ids = async (input: Record<string, unknown> = {}) =>
      (await admin.call('listAdvisors', input)).output.items.map(({ id }) => id)
    const [upcoming, active, ranOut, ended] = made.map(({ id }) => id)
    expect(await ids()).toEqual([upcoming, active])
    expect(await ids({ state: 'ended' })).toEqual([ranOut, ended])
    expect(await ids({ state: 'all' })).toEqual([upcoming, active, ranOut, ended])
    const first = (await admin.call('listAdvisors', { state: 'all', limit: 3 })).output
    expect(await ids({ state: 'all', after: first.next })).toEqual([ended])
    const states = (await admin.call('listAdvisors', { state: 'all' })).output.items
    expect(states.map(({ state, ended: end }) => [state, end?.by ?? null])).toEqual([
      ['upcoming', null],
      ['active', null],
      ['ended', 'time'],
      ['ended', 'customer'],
    ])
  })

  test('ACC-17: the state is "ending" from 30 days before the last day on, counted where the customer is', async () => {
    const { id } = await grant({ endsAt: instant('2027-01-01T05:00:00Z'), timeZone: 'America/New_York' })
    const stateAt = async (moment: string) => {
      portal.clock.set(moment)
      const who = portal.visit(await world.session(admin.userId))
      return (await who.call('readAdvisor', { number: acme.organization.number, advisorId: id })).output.state
    }
    expect(await stateAt('2026-12-01T04:59:00Z')).toBe('active')
    expect(await stateAt('2026-12-01T05:00:00Z')).toBe('ending')
    expect(await stateAt('2027-01-01T04:59:00Z')).toBe('ending')
    expect(await stateAt('2027-01-01T05:00:00Z')).toBe('ended')
  })

  test('PAR-8: counts what is shared, what there is, and what was bought since and not decided on', async () => {
    const licences = []
    for (let n = 0; n < 4; n += 1) licences.push(await world.licence(acme.organization))
    const [one] = licences.map(({ id }) => id)
    const all = await grant({ coverage: 'all' })
    expect(await read(all.id)).toMatchObject({ shared: { count: 4 }, licences: { count: 4 }, undecided: { count: 0 } })
    const other = await world.partner()
    const some = await world.grant(acme, other, {
      coverage: 'assigned',
      licences: one === undefined ? [] : [one],
      reviewedAt: earlier(startOfTests, { seconds: 1 }),
    })
    const hidden = await world.licence(acme.organization)
    await portal.rows(sql`update licences set hidden_at = now() where id = ${hidden.id}`)
    expect(await read(some.id)).toMatchObject({ shared: { count: 1 }, licences: { count: 5 }, undecided: { count: 3 } })
    await portal.rows(sql`update advisor_grants set reviewed_at = ${startOfTests} where id = ${some.id}`)
    expect((await read(some.id)).undecided.count).toBe(0)
  })

  test('PAR-8: a partner that left the programme and a contact who left it are still named', async () => {
    const { id } = await grant()
    await portal.rows(sql`update partners set status = 'suspended' where partner_id = ${partner.organization.id}`)
    await portal.rows(sql`update partner_locations set listed = false where partner_id = ${partner.organization.id}`)
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${told.contactId}`)
    await portal.rows(sql`update partner_people set roles = '{}', listed = false where contact_id = ${told.contactId}`)
    const shipTo = await acme.contact({ types: ['ship-to'] })
    for (const who of [admin, shipTo])
      expect((await who.call('readAdvisor', { advisorId: id })).output).toMatchObject({
        partner: { name: 'Nube Partner SL', status: 'suspended', location: { city: 'Madrid' } },
        contact: { name: told.name, isGone: true },
      })
  })

  test('PAR-5: others of the company and staff read; what they may not do they are told with the reason', async () => {
    const { id } = await grant()
    const shipTo = await acme.contact({ types: ['ship-to'] })
    const operator = await world.staff()
    const { number } = acme.organization
    for (const who of [shipTo, operator]) {
      const { output } = await who.call('readAdvisor', { number, advisorId: id })
      expect(output.actions).toEqual({ update: 'not-allowed', assign: 'not-allowed', remove: 'not-allowed' })
      expect((await who.call('listAdvisors', { number })).output.canAdd).toBe('not-allowed')
      expect((await who.call('removeAdvisor', { number, advisorId: id })).problem.code).toBe('not-allowed')
    }
    expect((await admin.call('listAdvisors')).output.canAdd).toBeNull()
    const restricted = await acme.contact({ restricted: true })
    expect((await restricted.call('listAdvisors')).problem.code).toBe('access-limited')
  })

  test('ACC-7: another company’s advisor reads as one that does not exist, also to the partner itself', async () => {
    const { id } = await grant()
    const stranger = await (await world.customer()).contact()
    const leader = await partner.person({ types: ['administrator'], roles: ['organization-administrator'] })
    const missing = '00000000-0000-4000-8000-00000000dead'
    for (const who of [stranger, leader]) {
      const said = (await who.call('readAdvisor', { advisorId: missing })).problem.detail
      expect((await who.call('readAdvisor', { advisorId: id })).problem.detail).toBe(said)
      expect((await who.call('listAdvisors', { state: 'all' })).output.items).toEqual([])
      for (const operation of ['updateAdvisor', 'changeAssignments', 'dismissUndecided', 'removeAdvisor'] as const)
        expect((await who.call(operation, { advisorId: id }, { ifMatch: 1 })).problem.code).toBe('not-found')
    }
  })
})

describe('updateAdvisor', () => {
  test('PAR-8: changes view, scopes, end, extension and contact at once; in force, in the trail, told to both sides', async () => {
    await world.licence(acme.organization)
    const { id } = await grant({ coverage: 'assigned' })
    const colleague = await acme.contact({ language: 'es' })
    await acme.contact({ restricted: true })
    await acme.contact({ types: ['ship-to'] })
    const next = await partner.person({ firstName: 'Paz', lastName: 'Paredes' })
    const input = {
      coverage: 'all',
      scopes: ['allocate', 'quote'],
      endsOn: '2027-06-30',
      extends: true,
      contactId: next.contactId,
    }
    const changed = (await update(id, input)).output
    expect(changed).toMatchObject({
      coverage: 'all',
      scopes: ['view', 'quote', 'allocate'],
      endsOn: '2027-06-30',
      endsAt: '2027-06-30T22:00:00.000Z',
      extends: true,
      contact: { contactId: next.contactId },
      changedBy: 'Ada Zapata',
      changedAt: startOfTests,
      version: 2,
    })
    expect(await seen()).toHaveLength(1)
    expect(await event('advisor.changed')).toMatchObject({
      subject: { id, label: 'Nube Partner SL' },
      before: {
        coverage: 'assigned',
        scopes: ['view', 'quote'],
        endsOn: '2027-11-16',
        extends: false,
        contact: told.name,
      },
      after: {
        coverage: 'all',
        scopes: ['view', 'quote', 'allocate'],
        endsOn: '2027-06-30',
        extends: true,
        contact: 'Paz Paredes',
      },
    })
    await portal.runJobs()
    expect(portal.mail.sent.map(({ to }) => to.email).toSorted()).toEqual(
      [admin.email, colleague.email, next.email].toSorted(),
    )
    const [toColleague] = await lettersTo(colleague.email)
    expect(toColleague?.subject).toBe('Ha cambiado el acceso de Nube Partner SL a los datos de Acme')
    expect(toColleague?.text).toContain(`termina → se prorroga automáticamente`)
    const [toPartner] = await lettersTo(next.email)
    expect(toPartner?.text).toContain(
      'only the licences assigned to it (now 0) → all licences, also those bought later (now 1)',
    )
    expect(toPartner?.text).toContain(`/o/${partner.organization.number}/partner/customers/${acme.organization.number}`)
  })

  test('UX-43: switching the extension alone is told to both sides, too', async () => {
    const { id } = await grant()
    expect((await update(id, { extends: true })).output.extends).toBe(true)
    expect(await event('advisor.changed')).toMatchObject({ before: { extends: false }, after: { extends: true } })
    expect(await lettersTo(admin.email)).toHaveLength(1)
    expect(await lettersTo(told.email)).toHaveLength(1)
  })

  test('PAR-8: narrowing holds with the partner’s next request, and keeps the ticked licences only', async () => {
    const [one] = [await world.licence(acme.organization), await world.licence(acme.organization)]
    const { id } = await grant({ coverage: 'all', licences: [one.id], reviewedAt: earlier(startOfTests, { days: 9 }) })
    expect(await seen()).toHaveLength(2)
    const narrowed = (await update(id, { coverage: 'assigned' })).output
    expect(await seen()).toEqual([one.id])
    // Who narrows has decided on all there is: nothing is asked about it.
    expect([narrowed.shared.count, narrowed.undecided.count]).toEqual([1, 0])
    await update(id, { coverage: 'all' }, 2)
    expect(await seen()).toHaveLength(2)
  })

  test('PAR-9: an end that is not moved keeps its instant, whoever changes the rest, wherever they are', async () => {
    const { id, endsAt } = await grant()
    await portal.rows(sql`update contacts set time_zone = 'Asia/Tokyo' where id = ${admin.contactId}`)
    const same = (await update(id, { endsOn: '2027-11-16', scopes: ['view'] })).output
    expect([same.endsAt, same.timeZone]).toEqual([endsAt, 'Europe/Madrid'])
    const moved = (await update(id, { endsOn: '2027-11-17' }, 2)).output
    expect([moved.endsAt, moved.timeZone]).toEqual(['2027-11-17T15:00:00.000Z', 'Asia/Tokyo'])
  })

  test('PAR-8: what changes nothing is no change: no version, no row in the trail, no letter', async () => {
    const { id } = await grant()
    expect((await update(id, { coverage: 'all', scopes: ['quote'], extends: false })).output.version).toBe(1)
    expect(await event('advisor.changed')).toBeUndefined()
    await portal.runJobs()
    expect(portal.mail.sent).toEqual([])
  })

  test('PLT-3: whoever has read an older version is told so, and reads who changed what: changed-meanwhile', async () => {
    const { id } = await grant()
    const colleague = await acme.contact({ firstName: 'Cleo', lastName: 'Costa' })
    await colleague.call('updateAdvisor', { advisorId: id, extends: true }, { ifMatch: 1 })
    const { problem } = await update(id, { coverage: 'assigned' })
    expect([problem.code, problem.status]).toEqual(['changed-meanwhile', 412])
    expect(await read(id)).toMatchObject({ extends: true, coverage: 'all', changedBy: 'Cleo Costa', version: 2 })
    expect((await admin.call('updateAdvisor', { advisorId: id })).problem.code).toBe('version-missing')
  })

  test.each([
    [{ endsOn: '2026-11-16' }, 'end-out-of-range', 422],
    [{ endsOn: '2028-11-16' }, 'end-out-of-range', 422],
    [{ contactId: '00000000-0000-4000-8000-00000000dead' }, 'partner-contact-gone', 409],
  ])('PAR-8: updateAdvisor refuses %j: %s', async (input, code, status) => {
    const { id } = await grant()
    const { problem } = await update(id, input)
    expect([problem.code, problem.status, problem.fields?.[0]?.path]).toEqual([code, status, Object.keys(input)[0]])
    expect((await read(id)).version).toBe(1)
  })

  test('PAR-6: a contact who is hidden may stay named, and cannot be named anew: partner-contact-gone', async () => {
    const { id } = await grant()
    const hidden = await partner.person({ listed: false })
    await portal.rows(sql`update partner_people set listed = false where contact_id = ${told.contactId}`)
    expect((await update(id, { contactId: hidden.contactId })).problem.code).toBe('partner-contact-gone')
    expect((await update(id, { contactId: told.contactId, extends: true })).status).toBe(200)
    // Who is not offered any more is told nevertheless, as they are the one whom the customer knows.
    expect(await lettersTo(told.email)).toHaveLength(1)
  })

  test('PAR-8: whom the letters go to where the contact has left: somebody who leads the partner, or else nobody', async () => {
    const { id } = await grant()
    const leader = await partner.person({ roles: ['business-executive'] })
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${told.contactId}`)
    await update(id, { extends: true })
    expect(await lettersTo(leader.email)).toHaveLength(1)
    await portal.rows(sql`update partner_people set roles = '{}' where contact_id = ${leader.contactId}`)
    expect((await update(id, { extends: false }, 2)).status).toBe(200)
    expect(await lettersTo(leader.email)).toHaveLength(1)
    expect(await lettersTo(told.email)).toHaveLength(0)
  })

  test.each([
    ['ran out', { startsAt: earlier(startOfTests, { days: 9 }), endsAt: startOfTests }],
    ['was removed', { startsAt: earlier(startOfTests, { days: 9 }), endedAt: earlier(startOfTests, { days: 1 }) }],
  ])('PAR-8: nothing is changed of one that %s: advisor-ended', async (_, options) => {
    const { id } = await grant({ coverage: 'assigned', ...options })
    expect((await update(id, { extends: true })).problem.code).toBe('advisor-ended')
    for (const operation of ['changeAssignments', 'dismissUndecided', 'removeAdvisor'] as const)
      expect((await admin.call(operation, { advisorId: id })).problem.code).toBe('advisor-ended')
    expect((await read(id)).actions).toEqual({
      update: 'advisor-ended',
      assign: 'advisor-ended',
      remove: 'advisor-ended',
    })
  })
})

describe('removeAdvisor', () => {
  test('PAR-8: acts at once, stands in the trail with the reason, and is mailed to both sides, the reason to one', async () => {
    await world.licence(acme.organization)
    const { id } = await grant()
    expect(await seen()).toHaveLength(1)
    const ended = (await admin.call('removeAdvisor', { advisorId: id, reason: 'We renew ourselves now.' })).output
    expect(await seen()).toEqual([])
    expect(ended).toMatchObject({
      state: 'ended',
      ended: { at: startOfTests, by: 'customer' },
      shared: { count: 0 },
      version: 2,
    })
    expect(await event('advisor.removed')).toMatchObject({
      subject: { id, label: 'Nube Partner SL' },
      before: { coverage: 'all', endsOn: '2027-11-16' },
      reason: 'We renew ourselves now.',
    })
    const [[own], [theirs]] = [await lettersTo(admin.email), await lettersTo(told.email)]
    expect(own?.text).toContain('We renew ourselves now.')
    expect(theirs?.subject).toBe('Nube Partner SL ya no es asesor de soluciones de Acme')
    expect(theirs?.text).not.toContain('We renew ourselves now.')
    expect(theirs?.text).toContain('Ada Zapata')
  })

  test('PAR-8: a second removal finds nothing to remove, and the partner can be added again', async () => {
    const { id } = await grant()
    await admin.call('removeAdvisor', { advisorId: id })
    expect((await admin.call('removeAdvisor', { advisorId: id })).problem.code).toBe('advisor-ended')
    const draftId = (await admin.call('startAdvisorDraft')).output.id
    const chosen = { draftId, partnerNumber: partner.organization.number }
    expect((await admin.call('updateAdvisorDraft', chosen)).status).toBe(200)
  })
})
