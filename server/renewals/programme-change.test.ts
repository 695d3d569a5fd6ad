import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { OrderView } from '../../contract/renewal-orders.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import type { MadeLicence } from '../../testing/licences.ts'
import { readPdf } from '../../testing/pdf.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'
import { day, later } from '../../values/calendar.ts'
import { publishedKeys } from '../licences/published-keys.ts'
import { recompute } from '../pricing/arithmetic-rules.ts'
import { openArithmetic } from '../pricing/signed-arithmetic.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

const lastDay = day('2026-12-31')
/** What comes with the purchase is in software maintenance; subscription advantage costs less. */
const toAdvantage = { from: 'SWM', to: 'SA' }
const advantage = { code: 'SA', name: 'Subscription Advantage' }
const maintenance = { code: 'SWM', name: 'Software Maintenance' }

let prices: PriceSchedule
let acme: Customer
let buyer: ContactPersona
let renata: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule({ rules: { uplift: { percent: '5' } } })
  renata = await world.staff({ roles: ['renewals-specialist'] })
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
})

/** A licence of 100 seats, at 10 euros a seat and year in software maintenance, and at what else is named. */
async function covered(others: Record<string, number> = { SA: 600 }, maintenanceEndsOn: string = lastDay) {
  const licence = await world.licence(acme.organization, { startsOn: '2024-01-01', maintenanceEndsOn })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  for (const [programme, yearlyMinor] of Object.entries(others))
    await prices.rate(licence.productCode, { yearlyMinor, programme })
  return licence
}

const number = () => ({ number: acme.organization.number })
const year = { termMonths: 12 }
const price = (input: Record<string, unknown> = {}) =>
  buyer.call('priceRenewal', { all: true, ...year, changeProgramme: toAdvantage, ...input })
const saved = async (input: Record<string, unknown> = {}): Promise<QuoteView> =>
  (await buyer.call('saveQuote', { all: true, ...year, changeProgramme: toAdvantage, ...input })).output
const accept = (quote: QuoteView) =>
  buyer.call('acceptQuote', { quoteId: quote.id, purchaseOrderNumber: 'PO 1' }, { ifMatch: quote.version })
const book = (order: OrderView) =>
  renata.call('bookOrder', { ...number(), orderId: order.id }, { ifMatch: order.version })
const booked = async (quote: QuoteView) => (await book((await accept(quote)).output)).output
const linesOf = async (quote: QuoteView) =>
  (await buyer.call('listQuoteLines', { quoteId: quote.id })).output.items.toSorted((a, b) =>
    a.licence.code < b.licence.code ? -1 : 1,
  )
const membershipsOf = (licence: MadeLicence) =>
  portal.rows<Record<string, unknown>>(sql`
    select m.id, m.programme_code, m.ends_on, m.programme_from, m.order_id, l.maintenance_ends_on
    from memberships m join licences l on l.organization_id = m.organization_id and l.id = m.licence_id
    where m.licence_id = ${licence.id} order by m.programme_code`)
const onlyOf = async (licence: MadeLicence) => ({
  all: false,
  membershipId: (await membershipsOf(licence)).map(({ id }) => id),
})
const periodsOf = async (licence: MadeLicence) =>
  (
    await portal.rows<{ programme_code: string; starts_on: string; ends_on: string }>(sql`
      select p.programme_code, p.starts_on, p.ends_on from membership_periods p
      join memberships m on m.organization_id = p.organization_id and m.id = p.membership_id
      where m.licence_id = ${licence.id} order by p.starts_on`)
  ).map((row) => [row.programme_code, row.starts_on, row.ends_on])
/** As if it had always been in another programme. */
const putIn = (programme: string, ...licences: MadeLicence[]) =>
  portal.rows(sql`
    with moved as (update memberships set programme_code = ${programme} where licence_id = any (${licences.map(({ id }) => id)})
      returning organization_id, id)
    update membership_periods p set programme_code = ${programme} from moved m
    where p.organization_id = m.organization_id and p.membership_id = m.id`)
/** A second membership of a licence, as a purchase may bring one. */
const alsoIn = (programme: string, licence: MadeLicence) =>
  portal.rows(sql`
    insert into memberships (organization_id, id, licence_id, programme_code, starts_on, ends_on, intended_day)
    values (${acme.organization.id}, gen_random_uuid(), ${licence.id}, ${programme}, '2026-01-01', ${lastDay}, 1)`)

describe('a price', () => {
  test('REN-14: priceRenewal prices a line in the other programme as one that was ever in it, and says both', async () => {
    const [one, other] = [await covered(), await covered()]
    await putIn('SA', other)
    const { lines, leftOut } = (await price()).output
    expect(leftOut).toEqual([])
    const changed = lines.find(({ licence }) => licence.id === one.id)
    const ever = lines.find(({ licence }) => licence.id === other.id)
    expect(changed).toMatchObject({ programme: advantage, formerProgramme: maintenance, minor: 60_000 })
    expect(ever).toMatchObject({ programme: advantage, formerProgramme: null })
    for (const key of ['minor', 'elements', 'coverage', 'endsOn', 'formerEndsOn', 'state'] as const)
      expect(changed?.[key]).toEqual(ever?.[key])
  })

  test('REN-14: what was paid, locked and is given back stays with the programme that is left', async () => {
    const licence = await covered()
    await portal.rows(sql`
      update memberships set yearly_minor = 100, paid_yearly_minor = 90, currency = 'EUR', price_locked = true
      where licence_id = ${licence.id}`)
    expect((await price({ changeProgramme: null })).output.totalMinor).toBe(10_000)
    const { output } = await price()
    expect(output).toMatchObject({ totalMinor: 60_000 })
    expect(output.lines[0]?.elements.map(({ because }) => because.rule)).toEqual(['list-price'])
    const earlier = (await price({ termMonths: '', commonEnd: '2026-12-15' })).output
    expect(earlier.lines).toMatchObject([{ notPriced: 'ends-later-already', minor: 0 }])
  })

  test('REN-3: whoever lapsed first pays for the gap in the other programme, too', async () => {
    await covered({ SA: 600 }, '2026-09-01')
    const { lines } = (await price()).output
    expect(lines).toMatchObject([{ state: 'reinstatement', formerEndsOn: '2026-09-01' }])
    expect(lines[0]?.elements.map(({ because }) => because.rule)).toEqual(['list-price', 'gap', 'lapse-fee'])
  })

  test('REN-14: priceRenewal names the changes that the lines could make, and no others', async () => {
    await covered({ SA: 600, HWM: 400 })
    const { changes } = (await price({ changeProgramme: null })).output
    expect(changes.map(({ from, to }) => [from.code, to.code])).toEqual([
      ['SWM', 'HWM'],
      ['SWM', 'SA'],
    ])
    expect((await price()).output.changes).toEqual(changes)
    const bare = await covered({})
    const alone = await onlyOf(bare)
    expect((await price({ ...alone, changeProgramme: null })).output.changes).toEqual([])
    // Whoever asks for one that none of them can make is told of it beside them.
    await putIn('HWM', bare)
    await prices.rate(bare.productCode, { yearlyMinor: 500, programme: 'HWM' })
    expect((await price(alone)).output).toMatchObject({ changes: [], lines: [{ formerProgramme: null }] })
    const both = { membershipId: [...alone.membershipId, ...(await onlyOf(await covered({}))).membershipId] }
    expect((await price({ all: false, ...both })).output).toMatchObject({
      changes: [{ from: maintenance, to: advantage }],
      leftOut: [{ whyNot: 'no-price-in-programme' }],
    })
  })

  test.each([
    [{ from: 'SWM', to: 'SWM' }, 'changeProgramme.to', 'same-programme'],
    [{ from: 'NONE', to: 'SA' }, 'changeProgramme.from', 'not-in-list'],
    [{ from: 'SWM', to: 'NONE' }, 'changeProgramme.to', 'not-in-list'],
    [{ from: 'SWM', to: 'PAST' }, 'changeProgramme.to', 'programme-ended'],
    [{ from: 'SWM', to: 'no code' }, 'changeProgramme.to', 'not-a-catalogue-code'],
    [{ from: 'SWM' }, 'changeProgramme.to', 'required'],
    ['SA', 'changeProgramme', 'wrong-type'],
  ])('REN-14: priceRenewal and saveQuote refuse %j at %s', async (changeProgramme, field, code) => {
    await covered()
    await portal.rows(sql`
      insert into programmes (code, name, kind, covers_versions, status, created_at)
      values ('PAST', 'Past', 'other', true, 'ended', ${portal.clock.now()}) on conflict do nothing`)
    for (const operation of ['priceRenewal', 'saveQuote'] as const) {
      const { status, problem } = await buyer.call(operation, { all: true, ...year, changeProgramme })
      expect([operation, status]).toEqual([operation, 422])
      expect(problem.fields).toMatchObject([{ path: field, code }])
    }
  })

  test('REN-14: what cannot change is left out with its reason, and never renewed as it was', async () => {
    const [fine, bare, both] = [await covered(), await covered({}), await covered()]
    await alsoIn('SA', both)
    const { lines, leftOut } = (await price()).output
    expect(lines.map(({ licence }) => licence.id).toSorted()).toEqual([fine.id, both.id].toSorted())
    expect(lines.map(({ programme }) => programme.code)).toEqual(['SA', 'SA'])
    const reasons = leftOut.map(({ licence, programme, whyNot }) => [licence.id, programme.code, whyNot])
    expect(reasons.toSorted()).toEqual(
      [
        [bare.id, 'SWM', 'no-price-in-programme'],
        [both.id, 'SWM', 'in-programme-already'],
      ].toSorted(),
    )
  })

  test('REN-14: into a programme with new versions from one without, the desk alone quotes', async () => {
    const licence = await covered({ HWM: 400 })
    await putIn('HWM', licence)
    const back = { all: true, ...year, changeProgramme: { from: 'HWM', to: 'SWM' } }
    expect((await buyer.call('priceRenewal', back)).problem.code).toBe('nothing-to-renew')
    const kept = await buyer.call('priceRenewal', { ...back, changeProgramme: null })
    expect(kept.output.changes).toEqual([])
    const byDesk = (await renata.call('priceManualQuote', { ...number(), ...back })).output
    expect(byDesk.lines).toMatchObject([{ programme: maintenance, minor: 100_000 }])
    expect(byDesk.changes).toEqual([{ from: { code: 'HWM', name: 'Hardware Maintenance' }, to: maintenance }])
  })
})

describe('a quote', () => {
  test('REN-14: saveQuote keeps both programmes, on its page, in the trail, the file, the paper and by a link', async () => {
    await covered()
    const quote = await saved({ label: 'Cheaper' })
    expect(quote).toMatchObject({ change: { from: maintenance, to: advantage }, totalMinor: 60_000 })
    const [line] = await linesOf(quote)
    expect(line).toMatchObject({ programme: advantage, formerProgramme: maintenance })
    const [event] = await portal.rows<{ after: unknown }>(sql`
      select after from audit_events where organization_id = ${acme.organization.id} and action = 'quote.saved'`)
    expect(event?.after).toMatchObject({ formerProgramme: 'Software Maintenance', programme: 'Subscription Advantage' })
    const { content } = (await buyer.call('exportQuote', { quoteId: quote.id, header: 'machine' })).output
    expect(content).toContain('"programme","former_programme"')
    expect(content).toContain('"Subscription Advantage","Software Maintenance"')
    const paper = async (language: 'en' | 'es') =>
      (await readPdf((await buyer.call('downloadQuotePdf', { quoteId: quote.id }, { language })).output.content)).text
    expect(await paper('en')).toContain('from Software Maintenance to Subscription Advantage')
    expect(await paper('es')).toContain('de Software Maintenance a Subscription Advantage')
    const token = (await buyer.call('shareQuote', { quoteId: quote.id })).output.url.split('/').at(-1)
    const shared = (await portal.visit().call('listSharedQuoteLines', { token })).output
    expect(shared.items).toMatchObject([{ programme: advantage, formerProgramme: maintenance }])
  })

  test('REN-8: anybody who computes the quote again comes to the same', async () => {
    await covered()
    await covered({ SA: 700 }, '2026-10-01')
    const quote = await saved({ termMonths: 24 })
    const { content } = (await buyer.call('downloadQuoteDocument', { quoteId: quote.id })).output
    const opened = openArithmetic(`${content}`, await publishedKeys(portal.house.signer))
    if (!opened.ok) throw new Error(opened.reason)
    expect(recompute(opened.document)).toMatchObject({ same: true })
    expect(opened.document.priced.minor).toBe(quote.totalMinor)
  })

  test('REN-14: a quote in which nothing changes names no change', async () => {
    const licence = await covered({})
    await putIn('HWM', licence)
    await prices.rate(licence.productCode, { yearlyMinor: 400, programme: 'HWM' })
    expect(await saved()).toMatchObject({ change: null, totalMinor: 40_000 })
  })

  test('REN-10: duplicateQuote keeps the change, as far as it can still be made', async () => {
    const licence = await covered()
    const quote = await saved()
    const again = (await buyer.call('duplicateQuote', { quoteId: quote.id })).output
    expect(again).toMatchObject({ change: quote.change, totalMinor: 60_000 })
    await booked(again)
    const next = (await buyer.call('duplicateQuote', { quoteId: quote.id })).output
    expect(next).toMatchObject({ change: null })
    expect(await linesOf(next)).toMatchObject([{ licence: { id: licence.id }, programme: advantage }])
  })

  test('REN-10: duplicateQuote refuses with nothing-to-renew where the programme has ended since', async () => {
    await portal.rows(sql`
      insert into programmes (code, name, kind, covers_versions, created_at)
      values ('FADING', 'Fading', 'other', true, ${portal.clock.now()})`)
    await covered({ FADING: 500 })
    const change = { changeProgramme: { from: 'SWM', to: 'FADING' } }
    const quote = (await buyer.call('saveQuote', { all: true, ...year, ...change })).output
    await portal.rows(sql`update programmes set status = 'ended' where code = 'FADING'`)
    expect((await buyer.call('duplicateQuote', { quoteId: quote.id })).problem.code).toBe('nothing-to-renew')
  })

  test('REN-10: reviseQuote keeps the change unless told otherwise', async () => {
    await covered()
    const chosen = { ...number(), all: true, ...year, changeProgramme: toAdvantage }
    const quote = (await renata.call('prepareQuote', chosen)).output
    expect(quote).toMatchObject({ change: { from: maintenance, to: advantage }, totalMinor: 60_000 })
    const of = { ...number(), quoteId: quote.id }
    const next = (await renata.call('reviseQuote', of, { ifMatch: quote.version })).output
    expect(next).toMatchObject({ change: quote.change, totalMinor: 60_000 })
    const told = { ...number(), quoteId: next.id, changeProgramme: null }
    const last = (await renata.call('reviseQuote', told, { ifMatch: next.version })).output
    expect(last).toMatchObject({ change: null, totalMinor: 100_000 })
    const [event] = await portal.rows<{ after: unknown }>(sql`
      select after from audit_events where action = 'quote.prepared' and subject_id = ${quote.id}`)
    expect(event?.after).toMatchObject({ formerProgramme: 'Software Maintenance', programme: 'Subscription Advantage' })
  })
})

describe('an order', () => {
  test('REN-14, REN-24: booking moves the membership to the other programme from the day after its former end', async () => {
    const licence = await covered()
    await portal.rows(sql`
      update memberships set yearly_minor = 1_000, paid_yearly_minor = 1_000, currency = 'EUR', price_locked = true
      where licence_id = ${licence.id}`)
    const [{ id } = { id: '' }] = await membershipsOf(licence)
    const quote = await saved()
    const order = await booked(quote)
    expect(order.change).toEqual({ from: maintenance, to: advantage })
    expect(await membershipsOf(licence)).toEqual([
      {
        ...{ id, programme_code: 'SA', ends_on: '2027-12-31', programme_from: '2027-01-01', order_id: null },
        maintenance_ends_on: '2027-12-31',
      },
    ])
    expect(await periodsOf(licence)).toEqual([
      ['SWM', '2024-01-01', lastDay],
      ['SA', '2027-01-01', '2027-12-31'],
    ])
    const [event] = await portal.rows<Record<string, unknown>>(sql`
      select before, after from audit_events where licence_id = ${licence.id} and action = 'licence.maintenance-renewed'`)
    for (const action of ['order.placed', 'order.booked'])
      expect(
        await portal.rows(sql`
          select after ->> 'formerProgramme' as former, after ->> 'programme' as now from audit_events
          where organization_id = ${acme.organization.id} and action = ${action}`),
      ).toEqual([{ former: 'Software Maintenance', now: 'Subscription Advantage' }])
    expect(event).toMatchObject({
      before: { endsOn: lastDay, programme: 'SWM' },
      after: { endsOn: '2027-12-31', programme: 'SA', order: order.number },
    })
    await portal.runJobs()
    const letters = await portal.rows<{ kind: string; body_text: string }>(sql`
      select kind, body_text from letters where body_text like ${`%${order.number}%`}`)
    expect(new Set(letters.map(({ kind }) => kind))).toEqual(new Set(['order-placed', 'order-booked']))
    for (const { body_text } of letters)
      expect(body_text).toContain('from Software Maintenance to Subscription Advantage')
    // The next renewal is of the other programme: its own price with the uplift, and no lock of the former one.
    const next = (await price({ changeProgramme: null })).output
    expect(next.lines).toMatchObject([{ programme: advantage, formerProgramme: null }])
    const listed = (await buyer.call('listRenewableLines', {})).output
    expect(listed.items).toMatchObject([{ programme: advantage, endsOn: '2027-12-31' }])
    expect(await portal.rows(sql`select price_locked from memberships where licence_id = ${licence.id}`)).toEqual([
      { price_locked: false },
    ])
  })

  test('REN-11: until the former cover ends, the certificate names its programme, and what covers afterwards', async () => {
    await covered()
    await booked(await saved())
    await booked(await saved({ changeProgramme: null, termMonths: 24 }))
    const certificate = async () => (await buyer.call('readRenewalCertificate', {})).output.items
    expect(await certificate()).toMatchObject([
      {
        programme: { ...maintenance, kind: 'software-maintenance' },
        ...{ since: '2024-01-01', until: lastDay },
        later: [{ programme: advantage, from: '2027-01-01', until: '2029-12-31' }],
      },
    ])
    const paper = async (language: 'en' | 'es') =>
      (await readPdf((await buyer.call('downloadRenewalCertificate', {}, { language })).output.content)).text
    expect(await paper('en')).toContain('then from 1 Jan 2027 to 31 Dec 2029: Subscription Advantage')
    expect(await paper('es')).toContain('después, del 1 ene 2027 al 31 dic 2029: Subscription Advantage')
    portal.clock.set(later(startOfTests, { days: 60 }))
    buyer = await acme.contact({ types: ['bill-to'] })
    expect(await certificate()).toMatchObject([
      { programme: advantage, since: '2027-01-01', until: '2029-12-31', later: [] },
    ])
  })

  test('REN-14: acceptQuote refuses with quote-outdated once the membership is in another programme', async () => {
    const licence = await covered()
    const [plain, changing] = [await saved({ changeProgramme: null }), await saved()]
    await putIn('HWM', licence)
    for (const quote of [plain, changing]) expect((await accept(quote)).problem.code).toBe('quote-outdated')
    await putIn('SWM', licence)
    await alsoIn('SA', licence)
    expect((await accept(changing)).problem.code).toBe('quote-outdated')
    expect((await accept(plain)).status).toBe(200)
  })

  test('REN-1: of two orders that would bring a licence into one programme twice, the second is refused', async () => {
    await portal.rows(sql`
      insert into programmes (code, name, kind, covers_versions, created_at)
      values ('EXTRA', 'Extra', 'other', true, ${portal.clock.now()})`)
    const licence = await covered({ SA: 600 })
    await alsoIn('EXTRA', licence)
    const [extra, software] = await membershipsOf(licence)
    const quotes = [
      await saved({ all: false, membershipId: [software?.['id']], changeProgramme: toAdvantage }),
      await saved({ all: false, membershipId: [extra?.['id']], changeProgramme: { from: 'EXTRA', to: 'SA' } }),
    ]
    const answers = await Promise.all(quotes.map(accept))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.problem.code).toBe('quote-outdated')
    for (const { status, output } of answers.filter((answer) => answer.status === 200))
      expect([status, (await book(output)).status]).toEqual([200, 200])
    expect((await membershipsOf(licence)).filter(({ programme_code }) => programme_code === 'SA')).toHaveLength(1)
  })

  test('REN-1: no day of a licence is covered by one programme twice, though one membership has left it', async () => {
    await portal.rows(sql`
      insert into programmes (code, name, kind, covers_versions, created_at)
      values ('OTHER', 'Other', 'other', true, ${portal.clock.now()})`)
    const licence = await covered({ SA: 600 })
    await prices.rate(licence.productCode, { yearlyMinor: 500, programme: 'OTHER' })
    await alsoIn('OTHER', licence)
    const [other, software] = (await membershipsOf(licence)).map(({ id }) => id)
    const into = { all: false, membershipId: [other], changeProgramme: { from: 'OTHER', to: 'SWM' } }
    await booked(await saved({ all: false, membershipId: [software], changeProgramme: toAdvantage }))
    // Its days in software maintenance are not over.
    expect((await buyer.call('priceRenewal', { ...year, ...into })).problem.code).toBe('nothing-to-renew')
    portal.clock.set(later(startOfTests, { days: 46 }))
    buyer = await acme.contact({ types: ['bill-to'] })
    expect((await price(into)).output.lines).toMatchObject([{ programme: maintenance }])
    // The one that left may come back whenever it likes.
    const back = { all: false, membershipId: [software], changeProgramme: { from: 'SA', to: 'SWM' } }
    expect((await price(back)).output.lines).toMatchObject([{ programme: maintenance, formerProgramme: advantage }])
  })

  test('REN-24: in a programme without new versions a licence keeps its date, until it comes back', async () => {
    const licence = await covered({ HWM: 400 })
    await alsoIn('SA', licence)
    await portal.rows(sql`
      update memberships set ends_on = '2026-06-30' where licence_id = ${licence.id} and programme_code = 'SA'`)
    const toHardware = { from: 'SWM', to: 'HWM' }
    const chosen = { all: false, membershipId: [(await membershipsOf(licence))[1]?.['id']] }
    await booked(await saved({ ...chosen, changeProgramme: toHardware }))
    const [hardware] = await membershipsOf(licence)
    expect(hardware).toMatchObject({ programme_code: 'HWM', ends_on: '2027-12-31', maintenance_ends_on: lastDay })
    portal.clock.set(later(startOfTests, { days: 300 }))
    buyer = await acme.contact({ types: ['bill-to'] })
    renata = await world.staff({ roles: ['renewals-specialist'] })
    const back = { ...number(), ...chosen, ...year, changeProgramme: { from: 'HWM', to: 'SWM' } }
    const quote = (await renata.call('prepareQuote', back)).output
    const sent = (await renata.call('sendQuote', { ...number(), quoteId: quote.id }, { ifMatch: quote.version })).output
    await portal.runJobs()
    const [letter] = await portal.rows<{ body_text: string }>(sql`
      select body_text from letters where kind = 'quote-sent' and body_text like ${`%${sent.number}%`} limit 1`)
    expect(letter?.body_text).toContain('from Hardware Maintenance to Software Maintenance')
    await booked((await buyer.call('readQuote', { quoteId: sent.id })).output)
    const [, home] = await membershipsOf(licence)
    expect(home).toMatchObject({ programme_code: 'SWM', ends_on: '2028-12-31', maintenance_ends_on: '2028-12-31' })
    expect(await periodsOf(licence)).toEqual([
      ['SWM', '2024-01-01', lastDay],
      ['HWM', '2027-01-01', '2027-12-31'],
      ['SWM', '2028-01-01', '2028-12-31'],
    ])
  })

  test('REN-5: days of the programme that was left are not given back at the price of the other', async () => {
    await covered({ SA: 6_000 })
    await booked(await saved())
    const to = async (commonEnd: string) =>
      (await price({ changeProgramme: null, termMonths: '', commonEnd })).output.lines.map((line) => [
        line.notPriced,
        line.minor < 0,
      ])
    expect(await to('2027-06-30')).toEqual([[null, true]])
    expect(await to('2027-01-01')).toEqual([[null, true]])
    expect(await to('2026-12-31')).toEqual([['ends-later-already', false]])
    expect(await to('2026-12-15')).toEqual([['ends-later-already', false]])
  })
})

describe('all or nothing', () => {
  /** Licences of one product that renew together in a programme of their own, and have a price in software maintenance. */
  async function suite(...ends: string[]): Promise<{ licences: MadeLicence[]; programme: string }> {
    const licences: MadeLicence[] = []
    for (const maintenanceEndsOn of ends)
      licences.push(await world.licence(acme.organization, { startsOn: '2024-01-01', maintenanceEndsOn, quantity: 10 }))
    await prices.together(licences)
    const [first] = licences
    await prices.rate(first?.productCode ?? '', { yearlyMinor: 900 })
    const [row] = await portal.rows<{ programme_code: string }>(sql`
      select programme_code from memberships where licence_id = ${first?.id}`)
    return { licences, programme: row?.programme_code ?? '' }
  }
  const namesOf = (missing: QuoteView['missing']) =>
    missing.flatMap(({ programme, lines }) => lines.map(({ licence }) => [programme.name, licence.code])).toSorted()

  test('REN-4: whoever leaves a programme that covers the whole product leaves with all, however long they are covered', async () => {
    const { licences, programme } = await suite(lastDay, '2027-02-28', '2029-12-31')
    const [one, two, three] = licences
    if (!one || !two || !three) throw new Error('three were made')
    const leaving = { ...(await onlyOf(one)), changeProgramme: { from: programme, to: 'SWM' } }
    const names = [
      ['All Together', two.code],
      ['All Together', three.code],
    ].toSorted()
    expect(namesOf((await price(leaving)).output.missing)).toEqual(names)
    const quote = await saved(leaving)
    expect(namesOf(quote.missing)).toEqual(names)
    expect((await accept(quote)).problem).toMatchObject({ code: 'quote-incomplete', facts: { count: 2 } })
    const whole = (await buyer.call('duplicateQuote', { quoteId: quote.id, complete: true })).output
    expect(whole).toMatchObject({ lineCount: 3, missing: [], change: { to: maintenance } })
    await booked(whole)
    for (const licence of licences) expect(await membershipsOf(licence)).toMatchObject([{ programme_code: 'SWM' }])
  })

  test('REN-4: whoever enters such a programme brings all that could enter it, and renews what is in it', async () => {
    const { licences, programme } = await suite(lastDay, lastDay, lastDay)
    const [one, two, three] = licences
    if (!one || !two || !three) throw new Error('three were made')
    await putIn('SWM', one, two)
    const entering = { ...(await onlyOf(one)), changeProgramme: { from: 'SWM', to: programme } }
    const names = [
      ['All Together', two.code],
      ['All Together', three.code],
    ].toSorted()
    expect(namesOf((await price(entering)).output.missing)).toEqual(names)
    expect(namesOf((await saved(entering)).missing)).toEqual(names)
    const whole = await saved({ ...entering, complete: true })
    expect(whole).toMatchObject({ lineCount: 3, missing: [] })
    expect((await linesOf(whole)).map(({ programme: { name } }) => name)).toEqual(licences.map(() => 'All Together'))
  })

  test('REN-4: what cannot change with the others is demanded of nobody', async () => {
    const { licences, programme } = await suite(lastDay, lastDay)
    const [one, two] = licences
    if (!one || !two) throw new Error('two were made')
    await alsoIn('SWM', two)
    const leaving = { ...(await onlyOf(one)), changeProgramme: { from: programme, to: 'SWM' } }
    expect((await price(leaving)).output.missing).toEqual([])
    expect((await saved(leaving)).actions.accept).toBeNull()
  })
})
