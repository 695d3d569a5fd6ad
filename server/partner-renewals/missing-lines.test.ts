import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { MadeLicence } from '../../testing/licences.ts'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { addDays } from '../../values/calendar.ts'
import { todayOf } from '../platform/clock.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let prices: PriceSchedule
let partner: Partner
let seller: ContactPersona
let acme: Customer

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule()
  partner = await world.partner({ name: 'Nube', level: 'gold' })
  seller = await partner.person({ firstName: 'Luis', lastName: 'Prado' })
  acme = await world.customer({ name: 'Acme', country: prices.country })
})

/** What keeps a licence from being renewed by anybody. */
type Kind = 'fine' | 'no-price' | 'past-its-end'

/** Licences of one product that renew together, by names: the schedule has a price of one edition alone. */
async function suite(kinds: Record<string, Kind>): Promise<(name: string) => MadeLicence> {
  const made = new Map<string, MadeLicence>()
  const dates = { startsOn: '2025-01-01', maintenanceEndsOn: '2026-12-31' }
  for (const name of Object.keys(kinds)) made.set(name, await world.licence(acme.organization, dates))
  await prices.together([...made.values()])
  const [first] = made.values()
  await portal.rows(sql`
    update price_rates set edition_code = 'NOW' where product_code = ${first?.productCode} and schedule_id = ${prices.id}`)
  for (const [name, { id }] of made) {
    const endsOn = kinds[name] === 'past-its-end' ? addDays(todayOf(startOfTests), -2) : null
    const edition = kinds[name] === 'no-price' ? 'OLD' : 'NOW'
    await portal.rows(sql`update licences set edition_code = ${edition}, ends_on = ${endsOn} where id = ${id}`)
  }
  return (name) => {
    const licence = made.get(name)
    if (licence === undefined) throw new Error(`no licence ${name}`)
    return licence
  }
}

const atAcme = () => ({ customerNumber: acme.organization.number })
const choiceOf = async ({ id }: MadeLicence) => {
  const [row] = await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${id}`)
  return { ...atAcme(), membershipId: [row?.id ?? ''], termMonths: 12 }
}

describe('what cannot be renewed', () => {
  test('REN-4: shared or not, what has no price or is past its end keeps no partner from sending the rest', async () => {
    const named = await suite({
      one: 'fine',
      old: 'no-price',
      over: 'past-its-end',
      unseenOld: 'no-price',
      unseenOver: 'past-its-end',
    })
    await world.grant(acme, partner, {
      coverage: 'assigned',
      licences: ['one', 'old', 'over'].map((name) => named(name).id),
    })
    const choice = await choiceOf(named('one'))
    expect((await seller.call('priceCustomerRenewal', choice)).output.missing).toEqual([])
    const draft = (await seller.call('saveCustomerQuote', choice)).output
    expect(draft).toMatchObject({
      missing: [],
      actions: { send: null, complete: 'nothing-missing', ask: 'nothing-missing' },
    })
    const of = { ...atAcme(), quoteId: draft.id }
    const sent = await seller.call('sendCustomerQuote', of, { ifMatch: draft.version })
    expect(sent.output.status).toBe('sent')
    const buyer = await acme.contact({ types: ['bill-to'] })
    const order = { quoteId: draft.id, purchaseOrderNumber: 'PO 1' }
    expect((await buyer.call('acceptQuote', order, { ifMatch: sent.output.version })).status).toBe(200)
  })

  test('REN-4: it is not asked for, and agreeing to share the rest does not show it', async () => {
    const named = await suite({ one: 'fine', fine: 'fine', old: 'no-price', over: 'past-its-end' })
    await world.grant(acme, partner, { coverage: 'assigned', licences: [named('one').id] })
    const administrator = await acme.contact()
    const draft = (await seller.call('saveCustomerQuote', await choiceOf(named('one')))).output
    expect(draft.missing).toMatchObject([{ lines: [], unseen: 1 }])
    const of = { ...atAcme(), quoteId: draft.id }
    expect((await seller.call('askForLicences', of)).output.request?.count).toBe(1)
    const [listed] = (await administrator.call('listLicenceRequests')).output.items
    const request = (await administrator.call('readLicenceRequest', { licenceRequestId: listed?.id ?? '' })).output
    expect(request.licences.map(({ code }) => code)).toEqual([named('fine').code])
    await administrator.call('agreeToRequest', { licenceRequestId: request.id }, { ifMatch: request.version })
    const open = (await seller.call('readCustomerQuote', of)).output
    expect(open.missing).toMatchObject([{ lines: [{ licence: { code: named('fine').code } }], unseen: 0 }])
    const whole = (await seller.call('completeCustomerQuote', of, { ifMatch: open.version })).output
    expect(whole).toMatchObject({ lineCount: 2, missing: [], actions: { send: null } })
    const seen = (await seller.call('listCustomerLines', atAcme())).output.items
    expect(seen.map(({ licence }) => licence.code).toSorted()).toEqual(
      [named('one').code, named('fine').code].toSorted(),
    )
  })
})
