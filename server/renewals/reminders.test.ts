import sql from 'sql-template-tag'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { recorded, recordedIn } from '../../testing/isolation/recorded.ts'
import type { LicenceOptions } from '../../testing/licences.ts'
import type { Partner } from '../../testing/partners.ts'
import { newMigratedDatabase, openPortalOn, startOfTests } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays, type Day, later } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'
import { timetable } from '../schedule.ts'
import { remindOfRenewals, remindOfRenewalsJob } from './remind-of-renewals.job.ts'

// A run tells every company of a portal: those of other tests are to have no part in it.
const portal = await openPortalOn(await newMigratedDatabase(), { db: recorded })
afterAll(() => portal.close())
const world = worldOf(portal)
const prices = await world.priceSchedule()
const today = todayOf(startOfTests)

let acme: Customer
let buyer: ContactPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  await portal.rows(sql`update organizations set status = 'closed'`)
  await portal.rows(sql`delete from reminder_days`)
  acme = await world.customer({ name: 'Acme Ltd', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  portal.mail.sent.length = 0
})

/** A licence that ends in so many days and can be renewed. */
async function licence(days: number, options: LicenceOptions = {}, of: Customer = acme) {
  const made = await world.licence(of.organization, {
    startsOn: '2024-01-01',
    maintenanceEndsOn: addDays(today, days),
    ...options,
  })
  await prices.rate(made.productCode, { yearlyMinor: 1_000 })
  return made
}

/** So many days from the start of tests, at the hour of the run. */
const at = (days: number): Day => {
  portal.clock.set(later(startOfTests, { days }))
  return addDays(today, days)
}

async function run(): Promise<void> {
  await remindOfRenewalsJob(portal.house)
  await portal.runJobs()
}

/** To whom letters went since this was asked last, with their subjects. */
async function told(): Promise<[string, string][]> {
  const sent = portal.mail.sent.map(({ to, subject }): [string, string] => [to.email, subject])
  portal.mail.sent.length = 0
  return sent.toSorted()
}

const membershipOf = async (licenceId: string): Promise<string> => {
  const [row] = await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${licenceId}`)
  return row?.id ?? ''
}

describe('remind-of-renewals', () => {
  test('REN-16: a line is told of 120, 90, 60, 30 and 7 days before its end and 1, 15 and 30 after, each time once', async () => {
    await licence(130)
    const days: number[] = []
    for (let day = 0; day <= 165; day += 1) {
      at(day)
      await run()
      const letters = await told()
      if (letters.length === 0) continue
      days.push(130 - day)
      await run()
      expect([letters.length, await told()]).toEqual([1, []])
    }
    expect(days).toEqual([120, 90, 60, 30, 7, -1, -15, -30])
  })

  test('REN-16: one digest for a company and a person, whatever is due, the earliest end first, by product and with counts', async () => {
    const late = await licence(30, { productName: 'Zebra' })
    await licence(7, { productName: 'Editor' })
    const another = await licence(30)
    await portal.rows(sql`
      update licences set product_code = l.product_code, product_name = l.product_name, edition_name = l.edition_name,
        edition_code = l.edition_code
      from (select * from licences where id = ${late.id}) l where licences.id = ${another.id}`)
    await licence(-15, { productName: 'Anvil' })
    await run()
    const [letter, ...others] = portal.mail.sent
    expect(others).toEqual([])
    expect([letter?.to.email, letter?.subject]).toEqual([
      buyer.email,
      'Renewals due: 4 lines, the first ended on 1 Nov 2026',
    ])
    const lines = letter?.text.split('\n').filter((line) => line.startsWith('  '))
    expect(lines).toEqual([
      expect.stringMatching(/^ {2}Software Maintenance · Anvil, .*: licence \S+, ended on 1 Nov 2026$/),
      expect.stringMatching(/^ {2}Software Maintenance · Editor, .*: licence \S+, ends on 23 Nov 2026$/),
      expect.stringMatching(/^ {2}Software Maintenance · Zebra, .*: 2 licences, end on 16 Dec 2026$/),
    ])
    expect(letter?.text).toContain(
      `/o/${acme.organization.number}/renewals/renew/lines?endsFrom=2026-11-01&endsBy=2026-12-16`,
    )
  })

  test('REN-16: a long digest names twenty groups, and how many lines there are besides', async () => {
    for (let made = 0; made < 22; made += 1) await licence(30, { productName: `Tool ${String(made).padStart(2, '0')}` })
    await run()
    const [letter] = portal.mail.sent
    expect(letter?.subject).toBe('Renewals due: 22 lines, the first ends on 16 Dec 2026')
    expect(letter?.text).toContain('Tool 19')
    expect(letter?.text).not.toContain('Tool 20')
    expect(letter?.text).toContain('Also: 2 lines')
  })

  test('REN-16, REN-7: everybody reads it in their language, and whom to ask', async () => {
    const specialist = await world.staff({ roles: ['renewals-specialist'] })
    await portal.rows(sql`
      update staff_members set phone = '+34 910 000 000' where id = ${specialist.staffId}`)
    await portal.rows(sql`
      update organizations set renewals_specialist_id = ${specialist.staffId} where id = ${acme.organization.id}`)
    const spaniard = await acme.contactWithoutSignIn({ types: ['ship-to'], language: 'es' })
    await licence(-1, { productName: 'Editor' })
    await run()
    const letterTo = (email: string) => portal.mail.sent.find(({ to }) => to.email === email)
    expect(letterTo(buyer.email)?.subject).toBe('Renewal due: Editor ended on 15 Nov 2026')
    expect(letterTo(buyer.email)?.text).toContain(
      `Your renewals specialist: ${specialist.name}, ${specialist.email}, +34 910 000 000`,
    )
    const spanish = letterTo(spaniard.email)
    expect(spanish?.subject).toBe('Renovación pendiente: Editor terminó el 15 nov 2026')
    expect(spanish?.text).toContain('Mantenimiento de Acme Ltd que termina pronto o ya ha terminado')
    expect(spanish?.text).toContain('Pueden renovarlo sus administradores')
    expect(spanish?.text).toContain(
      `Su especialista en renovaciones: ${specialist.name}, ${specialist.email}, +34 910 000 000`,
    )
    // Who ships but does not buy is led to the licences: the renewal pages are closed to them.
    expect(spanish?.text).toContain(
      `Ver las licencias:\n${portal.house.publicOrigin}/o/${acme.organization.number}/licences`,
    )
  })

  test('REN-16: people get it who are set, active and unrestricted; nobody else does', async () => {
    const shipper = await acme.contactWithoutSignIn({ types: ['ship-to'] })
    const sales = await acme.contactWithoutSignIn({ types: ['sales'] })
    await acme.contactWithoutSignIn({ types: ['administrator'] })
    await acme.contactWithoutSignIn({ types: ['bill-to'], restricted: true })
    await acme.contactWithoutSignIn({ types: ['ship-to'], status: 'inactive' })
    const set = async (recipients: string[], ifMatch: number) => {
      const admin = await acme.contact()
      expect((await admin.call('saveReminderSettings', { recipients }, { ifMatch })).status).toBe(200)
    }
    await licence(30)
    await run()
    const toldOf = async () => (await told()).map(([email]) => email)
    expect(await toldOf()).toEqual([buyer.email, shipper.email].toSorted())
    await set(['sales'], 1)
    at(23)
    await run()
    expect(await toldOf()).toEqual([sales.email])
    at(31)
    await set([], 2)
    await run()
    expect(await toldOf()).toEqual([])
  })

  test('REN-16: who cannot sign in gets no link to click', async () => {
    const admin = await acme.contact()
    await admin.call('saveReminderSettings', { recipients: ['sales'] }, { ifMatch: 1 })
    await acme.contactWithoutSignIn({ types: ['sales'] })
    await licence(30)
    await run()
    expect(portal.mail.sent[0]?.text).not.toContain('http')
    expect(portal.mail.sent[0]?.text).toContain('Your administrators and bill-to contacts can renew it.')
  })

  test('REN-16: it stops while a quote is open for a line, and goes on when the quote is over', async () => {
    const { id } = await licence(60)
    at(0)
    const quote = (await buyer.call('saveQuote', { membershipId: [await membershipOf(id)], termMonths: 12 })).output
    await run()
    expect(await told()).toEqual([])
    await buyer.call('cancelQuote', { quoteId: quote.id }, { ifMatch: quote.version })
    at(30)
    await run()
    expect(await told()).toHaveLength(1)
  })

  test('REN-10, REN-16: a quote that has expired keeps nothing from being told', async () => {
    const { id } = await licence(90)
    await buyer.call('saveQuote', { membershipId: [await membershipOf(id)], termMonths: 12 })
    at(30)
    await run()
    expect(await told()).toEqual([])
    at(60)
    await run()
    expect(await told()).toHaveLength(1)
  })

  test.each<[string, (licenceId: string) => Promise<unknown>]>([
    ['it is ordered', (id) => portal.rows(sql`update memberships set order_id = ${id} where licence_id = ${id}`)],
    ['it is hidden', (id) => portal.rows(sql`update licences set hidden_at = now() where id = ${id}`)],
    [
      'its programme has ended',
      async (id) => {
        await portal.rows(sql`
          insert into programmes (code, name, kind, covers_versions, status, created_at)
          values ('OLD', 'Old programme', 'other', false, 'ended', ${startOfTests}) on conflict do nothing`)
        await portal.rows(sql`update memberships set programme_code = 'OLD' where licence_id = ${id}`)
      },
    ],
    ['it is rescinded', (id) => portal.rows(sql`update licences set status = 'on-hold' where id = ${id}`)],
    [
      'it has no price',
      (id) =>
        portal.rows(
          sql`delete from price_rates where product_code in (select product_code from licences where id = ${id})`,
        ),
    ],
  ])('REN-16: of a line that cannot be renewed nobody hears: %s', async (_why, spoil) => {
    const { id } = await licence(30)
    await spoil(id)
    await run()
    expect(await told()).toEqual([])
  })

  test('REN-3, REN-16: once only the desk may renew a line, nobody is asked to renew it themselves', async () => {
    const strict = await world.priceSchedule({
      rules: {
        bands: [
          {
            fromDay: 1,
            toDay: null,
            state: 'recovery',
            fee: { kind: 'none' },
            gapCharged: true,
            newStart: 'old-end',
            staffOnly: true,
            waiver: 'nobody',
          },
        ],
      },
    })
    const other = await world.customer({ country: strict.country })
    await other.contactWithoutSignIn({ types: ['bill-to'] })
    const before = await world.licence(other.organization, {
      startsOn: '2024-01-01',
      maintenanceEndsOn: addDays(today, 7),
    })
    await strict.rate(before.productCode, { yearlyMinor: 1_000 })
    await run()
    expect(await told()).toHaveLength(1)
    at(8)
    await run()
    expect(await told()).toEqual([])
  })

  test('REN-16: of a company that has closed nobody hears', async () => {
    await licence(30)
    await portal.rows(sql`update organizations set status = 'closed' where id = ${acme.organization.id}`)
    await run()
    expect(await told()).toEqual([])
  })

  test('REN-16: what a day without a run has missed is told by the next one, once', async () => {
    await licence(33, { productName: 'Editor' })
    await run()
    expect(await told()).toEqual([])
    at(5)
    await run()
    expect(await told()).toEqual([[buyer.email, 'Renewal due: Editor ends on 19 Dec 2026']])
    at(6)
    await run()
    expect(await told()).toEqual([])
  })

  test('REN-16: a run that died half-way tells the rest, on the same day or the next, and nobody twice', async () => {
    const other = await world.customer({ country: prices.country })
    const theirs = await other.contactWithoutSignIn({ types: ['bill-to'] })
    await licence(30)
    await licence(30, {}, other)
    await run()
    expect(await told()).toHaveLength(2)
    // As if it had died after the first company: neither the day nor the other company's letters are there.
    const die = async () => {
      await portal.rows(sql`delete from reminder_days`)
      await portal.rows(sql`delete from renewal_reminders where organization_id = ${other.organization.id}`)
      await portal.rows(sql`insert into reminder_days values (${addDays(today, -1)}, ${startOfTests})`)
    }
    await die()
    await run()
    expect((await told()).map(([email]) => email)).toEqual([theirs.email])
    await die()
    at(1)
    await run()
    expect((await told()).map(([email]) => email)).toEqual([theirs.email])
  })

  test('REN-16: two runs at once tell everybody once', async () => {
    await licence(30)
    await Promise.all([remindOfRenewalsJob(portal.house), remindOfRenewalsJob(portal.house)])
    await portal.runJobs()
    expect(await told()).toHaveLength(1)
  })

  test('REN-16: companies, people and lines make no difference to how many statements a run takes', async () => {
    const statementsOf = async () => {
      await portal.rows(sql`delete from reminder_days`)
      await portal.rows(sql`delete from renewal_reminders`)
      const { statements } = await recordedIn(() => remindOfRenewalsJob(portal.house))
      return statements.length
    }
    await licence(30)
    const few = await statementsOf()
    for (let made = 0; made < 4; made += 1) {
      const other = await world.customer({ country: prices.country })
      for (const type of ['bill-to', 'ship-to'] as const) await other.contactWithoutSignIn({ types: [type] })
      for (const days of [30, 7, -1]) await licence(days, {}, other)
    }
    portal.mail.sent.length = 0
    expect(await statementsOf()).toBe(few)
    await portal.runJobs()
    expect(portal.mail.sent.length).toBeGreaterThan(8)
  })

  test('REN-16: it is done every day', () => {
    expect(timetable).toContainEqual({ kind: remindOfRenewals.kind, cron: '7 5 * * *' })
  })
})

describe('remind-of-renewals, advisors', () => {
  let partner: Partner
  let seller: ContactPersona

  beforeEach(async () => {
    partner = await world.partner({ name: 'Nube SL' })
    seller = await partner.person({ language: 'es' })
  })

  const lettersTo = (who: ContactPersona) => portal.mail.sent.filter(({ to }) => to.email === who.email)

  test('REN-16, PAR-6: an advisor is told of the lines that it may see, and of no others', async () => {
    const seen = await licence(30, { productName: 'Editor' })
    await licence(7, { productName: 'Secret' })
    await world.grant(acme, partner, { coverage: 'assigned', licences: [seen.id], contactId: seller.contactId })
    await run()
    const [letter, ...others] = lettersTo(seller)
    expect(others).toEqual([])
    expect(letter?.subject).toBe('Acme Ltd: Renovación pendiente: Editor termina el 16 dic 2026')
    expect(`${letter?.text}${letter?.html}`).not.toContain('Secret')
    expect(letter?.text).toContain(`/o/${partner.organization.number}/partner/customers/${acme.organization.number}`)
    expect(lettersTo(buyer)[0]?.text).toContain('Secret')
  })

  test('REN-16: a draft that a partner has not sent stops reminders for that partner alone', async () => {
    const { id } = await licence(30, { productName: 'Editor' })
    const other = await world.partner({ name: 'Otra SL' })
    const rival = await other.person()
    await world.grant(acme, partner, { contactId: seller.contactId })
    await world.grant(acme, other, { contactId: rival.contactId })
    at(0)
    const line = { customerNumber: acme.organization.number, membershipId: [await membershipOf(id)], termMonths: 12 }
    const draft = (await seller.call('saveCustomerQuote', line)).output
    expect(draft.status).toBe('draft')
    await run()
    expect(portal.mail.sent.map(({ to }) => to.email).toSorted()).toEqual([buyer.email, rival.email].toSorted())
    const of = { customerNumber: acme.organization.number, quoteId: draft.id }
    expect((await seller.call('sendCustomerQuote', of, { ifMatch: draft.version })).status).toBe(200)
    await portal.runJobs()
    portal.mail.sent.length = 0
    at(23)
    await run()
    expect(await told()).toEqual([])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['its access has ended', () => world.grant(acme, partner, { contactId: seller.contactId, endedAt: startOfTests })],
    [
      'its access has not begun',
      () => world.grant(acme, partner, { contactId: seller.contactId, startsAt: later(startOfTests, { days: 2 }) }),
    ],
    [
      'the partner is suspended',
      async () => {
        await world.grant(acme, partner, { contactId: seller.contactId })
        await portal.rows(sql`
          update partners set status = 'suspended' where partner_id = ${partner.organization.id}`)
      },
    ],
    [
      'its person has left',
      async () => {
        await world.grant(acme, partner, { contactId: seller.contactId })
        await portal.rows(sql`update contacts set status = 'inactive' where id = ${seller.contactId}`)
      },
    ],
    [
      'its person has become restricted',
      async () => {
        await world.grant(acme, partner, { contactId: seller.contactId })
        await portal.rows(sql`update contacts set restricted = true where id = ${seller.contactId}`)
      },
    ],
    [
      'it has closed',
      async () => {
        await world.grant(acme, partner, { contactId: seller.contactId })
        await portal.rows(sql`update organizations set status = 'closed' where id = ${partner.organization.id}`)
      },
    ],
    [
      'the customer does not want it told',
      async () => {
        const admin = await acme.contact()
        await world.grant(acme, partner, { contactId: seller.contactId })
        await admin.call('saveReminderSettings', { recipients: ['bill-to'] }, { ifMatch: 1 })
      },
    ],
  ])('REN-16: an advisor is not told where %s', async (_why, arrange) => {
    await licence(30)
    await arrange()
    await run()
    expect(lettersTo(seller)).toEqual([])
    expect(lettersTo(buyer)).toHaveLength(1)
  })
})
