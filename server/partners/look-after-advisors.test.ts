import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { GrantOptions, Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays, day, endOfDay, later } from '../../values/calendar.ts'
import { timetable } from '../schedule.ts'
import { lookAfterAdvisorJob } from './look-after-advisor.job.ts'
import { lookAfterAdvisors, lookAfterAdvisorsJob } from './look-after-advisors.job.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

const timeZone = 'America/New_York'
let acme: Customer
let admin: ContactPersona
let partner: Partner
let told: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  // Those of other tests are nobody's business here.
  await portal.rows(sql`update advisor_grants set ended_at = ends_at, ended_by = 'time' where ended_at is null`)
  await portal.runJobs()
  acme = await world.customer({ name: 'Acme' })
  admin = await acme.contact({ language: 'es' })
  partner = await world.partner({ name: 'Nube Partner SL' })
  told = await partner.person()
  portal.mail.sent.length = 0
})

/** Does what the hourly job does, and what it causes. */
async function lookAfter(): Promise<void> {
  await lookAfterAdvisorsJob(portal.house)
  await portal.runJobs()
}

const lastDay = day('2027-02-28')
const grant = (options: GrantOptions = {}) =>
  world.grant(acme, partner, {
    contactId: told.contactId,
    grantedBy: admin.contactId,
    endsAt: endOfDay(lastDay, timeZone),
    timeZone,
    ...options,
  })
/** So many hours after a day begins where the customer is. */
const at = (days: number, hours = 1) =>
  portal.clock.set(later(endOfDay(addDays(lastDay, days - 1), timeZone), { hours }))
const subjects = () => portal.mail.sent.map(({ to, subject }) => [to.email, subject])
const row = async (id: string) =>
  (
    await portal.rows<{ ends_on: string; ends_at: string; ended_by: string | null; version: number }>(sql`
      select ends_on, ends_at, ended_at, ended_by, reminded_days, version from advisor_grants where id = ${id}`)
  )[0]
const events = async () =>
  portal.rows(sql`
    select action, actor_kind, actor_name, before, after from audit_events
    where organization_id = ${acme.organization.id} and subject_kind = 'advisor' order by at`)

describe('look-after-advisors', () => {
  test('PAR-9: of a customer that has closed nobody hears, and nothing is extended, until it opens again', async () => {
    const status = (to: string) =>
      portal.rows(sql`update organizations set status = ${to} where id = ${acme.organization.id}`)
    const { id } = await grant({ extends: true, termDays: 90 })
    await status('closed')
    at(-1)
    await lookAfter()
    expect([subjects(), await events(), (await row(id))?.version]).toEqual([[], [], 1])
    at(2)
    await lookAfter()
    expect([subjects(), await events(), (await row(id))?.ended_by]).toEqual([[], [], null])
    await status('active')
    await lookAfter()
    expect(subjects()).toHaveLength(2)
    expect((await row(id))?.version).toBe(2)
  })

  test('PAR-9: both sides are reminded 30, 7 and 1 days before the end, each once, each in their language', async () => {
    await grant()
    for (const [days, expected] of [
      [-31, 0],
      [-30, 2],
      [-29, 0],
      [-8, 0],
      [-7, 2],
      [-6, 0],
      [-2, 0],
      [-1, 2],
      [0, 0],
    ] as const) {
      portal.mail.sent.length = 0
      at(days)
      await lookAfter()
      await lookAfter()
      expect([days, portal.mail.sent.length]).toEqual([days, expected])
    }
    portal.mail.sent.length = 0
    expect(await events()).toEqual([])
  })

  test('PAR-9: the letters name the last day, what ends and what to do; no other customer is mentioned', async () => {
    const other = await world.customer({ name: 'Otherword Ltd' })
    await world.grant(other, partner, {
      contactId: told.contactId,
      endsAt: endOfDay(addDays(lastDay, 1), timeZone),
      timeZone,
    })
    await grant()
    at(-30)
    await lookAfter()
    expect(subjects().toSorted()).toEqual(
      [
        [admin.email, 'El acceso de Nube Partner SL a los datos de Acme termina dentro de 30 días'],
        [told.email, 'Nube Partner SL’s access to the data of Acme ends in 30 days'],
      ].toSorted(),
    )
    const [own, theirs] = portal.mail.sent.toSorted((a) => (a.to.email === admin.email ? -1 : 1))
    expect(own?.text).toContain('28 feb 2027')
    expect(own?.text).toContain(`/o/${acme.organization.number}/renewals/advisors/`)
    expect(theirs?.text).toContain('28 Feb 2027, whole day (America/New York)')
    expect(theirs?.text).toContain(`/o/${partner.organization.number}/partner/customers/${acme.organization.number}`)
    for (const letter of portal.mail.sent) expect(letter.text + letter.html).not.toContain('Otherword')
  })

  test('PAR-9: a day begins at midnight where the customer is, not in UTC', async () => {
    const { id } = await grant()
    // It is the 29th of January in UTC, and still the 28th there.
    at(-30, -1)
    await lookAfter()
    expect(portal.mail.sent).toEqual([])
    at(-30, 0)
    await lookAfter()
    expect(portal.mail.sent).toHaveLength(2)
    at(1, -1)
    await lookAfter()
    expect((await row(id))?.ended_by).toBeNull()
    at(1, 0)
    await lookAfter()
    expect(await row(id)).toMatchObject({ ended_by: 'time', ended_at: endOfDay(lastDay, timeZone) })
  })

  test('PAR-9: a job that did not run for a while reminds once, and of the days that are left', async () => {
    await grant()
    at(-5)
    await lookAfter()
    expect(subjects()).toContainEqual([told.email, 'Nube Partner SL’s access to the data of Acme ends in 5 days'])
    expect(portal.mail.sent).toHaveLength(2)
    at(-1)
    await lookAfter()
    expect(subjects()).toContainEqual([told.email, 'Nube Partner SL’s access to the data of Acme ends tomorrow'])
    expect(portal.mail.sent).toHaveLength(4)
  })

  test('PAR-9: once the time is over the grant is ended by it, in the trail and in letters to both sides', async () => {
    const { id } = await grant()
    at(1, 5)
    await lookAfter()
    await lookAfter()
    expect(await row(id)).toMatchObject({ ended_by: 'time', ended_at: endOfDay(lastDay, timeZone), version: 2 })
    expect(await events()).toEqual([
      {
        action: 'advisor.ended',
        actor_kind: 'worker',
        actor_name: 'Chancery',
        before: null,
        after: { endsOn: lastDay },
      },
    ])
    expect(subjects().toSorted()).toEqual(
      [
        [admin.email, 'Ha terminado el acceso de Nube Partner SL a los datos de Acme'],
        [told.email, 'Nube Partner SL’s access to the data of Acme has ended'],
      ].toSorted(),
    )
  })

  test('PAR-6, UX-43: one that extends by itself says so beforehand, and goes on without a gap, told to both sides', async () => {
    const licence = await world.licence(acme.organization)
    const { id } = await grant({ extends: true, termDays: 90 })
    at(-7)
    await lookAfter()
    expect(subjects()).toContainEqual([
      told.email,
      'Nube Partner SL’s access to the data of Acme is extended in 7 days',
    ])
    const own = portal.mail.sent.find(({ to }) => to.email === admin.email)
    expect(own?.text).toContain('Se prorrogará automáticamente hasta el 29 may 2027')
    portal.mail.sent.length = 0
    at(0)
    await lookAfter()
    expect(await row(id)).toMatchObject({
      ends_on: '2027-05-29',
      ends_at: endOfDay(day('2027-05-29'), timeZone),
      ended_by: null,
      reminded_days: null,
      version: 2,
    })
    expect(await events()).toMatchObject([
      { action: 'advisor.extended', before: { endsOn: lastDay }, after: { endsOn: '2027-05-29' } },
    ])
    expect(subjects().toSorted()).toEqual(
      [
        [admin.email, 'El acceso de Nube Partner SL a los datos de Acme se ha prorrogado'],
        [told.email, 'Nube Partner SL’s access to the data of Acme has been extended'],
      ].toSorted(),
    )
    const shared = await portal.rows(sql`
      select licence_id, ends_at from partner_licences where partner_id = ${partner.organization.id}`)
    expect(shared).toEqual([{ licence_id: licence.id, ends_at: endOfDay(day('2027-05-29'), timeZone) }])
  })

  test('PAR-9: what is done again, or after the customer has decided otherwise, does nothing', async () => {
    const { id } = await grant()
    const payload = { organizationId: acme.organization.id, advisorId: id }
    at(-30)
    await lookAfterAdvisorJob(portal.house, payload)
    await lookAfterAdvisorJob(portal.house, payload)
    await portal.runJobs()
    expect(portal.mail.sent).toHaveLength(2)
    await portal.rows(
      sql`update advisor_grants set ended_at = ${portal.clock.now()}, ended_by = 'customer' where id = ${id}`,
    )
    at(5)
    await lookAfterAdvisorJob(portal.house, payload)
    expect((await row(id))?.ended_by).toBe('customer')
    await lookAfterAdvisorJob(portal.house, { ...payload, advisorId: '00000000-0000-4000-8000-00000000dead' })
  })

  test('PAR-9: a grant whose job waits is not asked for a second time, and one that fails keeps no other waiting', async () => {
    const first = await grant()
    const second = await world.grant(acme, await world.partner(), { endsAt: endOfDay(lastDay, timeZone), timeZone })
    at(1)
    await lookAfterAdvisorsJob(portal.house)
    const asked = await portal.rows(sql`
      select singleton_key from outbox where kind = 'look-after-advisor' and singleton_key in (${first.id}, ${second.id})`)
    expect(asked).toHaveLength(2)
    await lookAfter()
    expect([(await row(first.id))?.ended_by, (await row(second.id))?.ended_by]).toEqual(['time', 'time'])
  })

  test('PAR-9: more grants than fit one batch are all looked after', async () => {
    await portal.rows(sql`
      with made as (
        insert into organizations (id, number, legal_name, country, region, status, created_at)
        select gen_random_uuid(), (70000000 + n)::text, 'Many', 'ES', 'EMEA', 'active', now() from generate_series(1, 501) n
        returning id),
      people as (
        insert into contacts (organization_id, id, first_name, last_name, email, types, restricted, status, created_at)
        select id, gen_random_uuid(), 'Ana', 'Many', 'ana@many.example', '{administrator}', false, 'active', now() from made
        returning organization_id, id)
      insert into advisor_grants (organization_id, id, partner_id, location_id, contact_id, coverage, scopes, starts_at, ends_on,
        time_zone, ends_at, term_days, granted_by, granted_by_name, granted_at, reviewed_at, changed_by_name, changed_at)
      select organization_id, gen_random_uuid(), ${partner.organization.id}, ${partner.headquarters.id}, ${told.contactId}, 'all',
        '{view}', ${startOfTests}, ${lastDay}, 'UTC', ${endOfDay(lastDay, 'UTC')}, 100, id, 'Ana', ${startOfTests}, ${startOfTests}, 'Ana',
        ${startOfTests}
      from people`)
    at(2)
    await lookAfterAdvisorsJob(portal.house)
    const [asked] = await portal.rows(sql`
      select count(distinct singleton_key) from outbox where kind = 'look-after-advisor'
        and singleton_key in (select id::text from advisor_grants where partner_id = ${partner.organization.id})`)
    expect(asked).toEqual({ count: 501 })
    await portal.rows(sql`delete from outbox where kind = 'look-after-advisor'`)
  })

  test('PAR-9: it runs every hour, as somewhere a day begins', () => {
    expect(timetable.find(({ kind }) => kind === lookAfterAdvisors.kind)?.cron).toMatch(/^\d+ \* \* \* \*$/)
  })

  test('PAR-8: whoever left the partner is told nothing any more; the customer is', async () => {
    await grant()
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${told.contactId}`)
    at(-30)
    await lookAfter()
    expect(subjects().map(([to]) => to)).toEqual([admin.email])
  })

  test('PAR-9: a grant that was given for a few days is not reminded of at once', async () => {
    const { contactId } = await partner.person()
    const draftId = (await admin.call('startAdvisorDraft')).output.id
    for (const step of [
      { partnerNumber: partner.organization.number },
      { contactId },
      { coverage: 'all', scopes: ['view'], endsOn: '2026-11-20' },
    ])
      await admin.call('updateAdvisorDraft', { draftId, ...step })
    await admin.call('confirmAdvisorDraft', { draftId })
    await portal.runJobs()
    portal.mail.sent.length = 0
    portal.clock.advance({ hours: 2 })
    await lookAfter()
    expect(portal.mail.sent).toEqual([])
    portal.clock.set('2026-11-19T00:30:00Z')
    await lookAfter()
    expect(portal.mail.sent).toHaveLength(2)
  })
})
