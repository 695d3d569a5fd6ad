import sql from 'sql-template-tag'
import { beforeEach, describe, expect, test } from 'vitest'
import type { MadeLicence } from '../../testing/licences.ts'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import type { PriceSchedule } from '../../testing/prices.ts'
import { type ContactPersona, type Customer, type StaffPersona, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

let prices: PriceSchedule
let partner: Partner
let seller: ContactPersona
let acme: Customer
let buyer: ContactPersona
let renata: StaffPersona

beforeEach(async () => {
  portal.clock.set(startOfTests)
  prices ??= await world.priceSchedule({ discounts: { gold: '20', silver: '10' } })
  partner = await world.partner({ level: 'gold' })
  seller = await partner.person()
  acme = await world.customer({ name: 'Acme', country: prices.country })
  buyer = await acme.contact({ types: ['bill-to'] })
  renata = await world.staff({ roles: ['renewals-specialist'] })
  await world.grant(acme, partner)
})

/** A licence of 100 seats at 10 euros a seat and year. */
async function covered(endsOn: string): Promise<MadeLicence> {
  const licence = await world.licence(acme.organization, {
    startsOn: '2025-01-01',
    maintenanceEndsOn: endsOn,
    quantity: 100,
  })
  await prices.rate(licence.productCode, { yearlyMinor: 1_000 })
  return licence
}

const atAcme = () => ({ customerNumber: acme.organization.number })
const membershipOf = async ({ id }: MadeLicence) =>
  (await portal.rows<{ id: string }>(sql`select id from memberships where licence_id = ${id}`))[0]?.id ?? ''
const paid = (licence: MadeLicence, minor: number) =>
  portal.rows(sql`
    update memberships set yearly_minor = 1000, paid_yearly_minor = ${minor}, currency = 'EUR' where licence_id = ${licence.id}`)

/** Accepts a quote and books it. */
async function book(quote: { id: string; version: number }): Promise<void> {
  const order = await buyer.call(
    'acceptQuote',
    { quoteId: quote.id, purchaseOrderNumber: 'PO 1' },
    { ifMatch: quote.version },
  )
  const at = { number: acme.organization.number, orderId: order.output.id }
  // The later of two bookings set the price.
  portal.clock.advance({ minutes: 1 })
  await renata.call('bookOrder', at, { ifMatch: order.output.version })
}

/** Renews a licence for twelve months by a quote of a partner's person. */
async function renewedBy(by: ContactPersona, licence: MadeLicence): Promise<void> {
  const chosen = { ...atAcme(), membershipId: [await membershipOf(licence)], termMonths: 12 }
  const draft = (await by.call('saveCustomerQuote', chosen)).output
  await by.call('sendCustomerQuote', { ...atAcme(), quoteId: draft.id }, { ifMatch: draft.version })
  await book((await buyer.call('readQuote', { quoteId: draft.id })).output)
}

const toOneEnd = { all: true, commonEnd: '2027-06-30' }
const price = (input: Record<string, unknown> = toOneEnd) =>
  seller.call('priceCustomerRenewal', { ...atAcme(), ...input })

describe('credits in a partner’s prices', () => {
  test('REN-6: what the partner’s own quote was paid is given back in its next one', async () => {
    await covered('2026-12-31')
    const own = await covered('2026-12-30')
    await renewedBy(seller, own)
    await paid(own, 800)
    const { lines, leftOut } = (await price()).output
    const given = lines.find(({ licence }) => licence.code === own.code)
    expect(given?.elements.map(({ because }) => because)).toContainEqual({ rule: 'credit', yearlyMinor: 800 })
    expect(leftOut).toEqual([])
    // Whoever gives days back sets no price: it is still the partner's own.
    const credited = await buyer.call('saveQuote', { all: true, commonEnd: '2027-08-31' })
    await book(credited.output)
    const again = (await price({ ...toOneEnd, commonEnd: '2027-05-31' })).output
    expect(again.lines.find(({ licence }) => licence.code === own.code)?.minor).toBeLessThan(0)
  })

  test.each(['another partner', 'the customer itself'])(
    'REN-6: what %s was the last to pay is told by no credit: such a line is left to the renewals desk',
    async (who) => {
      const renewable = await covered('2026-12-31')
      const theirs = await covered('2026-12-30')
      await renewedBy(seller, theirs)
      if (who === 'another partner') {
        const rival = await world.partner({ level: 'silver' })
        await world.grant(acme, rival)
        await renewedBy(await rival.person(), theirs)
      } else {
        const chosen = { membershipId: [await membershipOf(theirs)], termMonths: 12 }
        await book((await buyer.call('saveQuote', chosen)).output)
      }
      const priced = (await price()).output
      expect(priced.lines.map(({ licence }) => licence.code)).toEqual([renewable.code])
      expect(priced.leftOut).toMatchObject([{ licence: { code: theirs.code }, whyNot: 'credit-with-desk' }])
      const chosen = { ...atAcme(), membershipId: [await membershipOf(theirs)], commonEnd: toOneEnd.commonEnd }
      for (const operation of ['priceCustomerRenewal', 'saveCustomerQuote'] as const)
        expect((await seller.call(operation, chosen)).problem).toMatchObject({ code: 'nothing-to-renew' })
      expect((await seller.call('saveCustomerQuote', { ...atAcme(), ...toOneEnd })).output.lineCount).toBe(1)
      // For a term it is renewed like any other, and the customer sees its credit.
      expect((await price({ all: true, termMonths: 12 })).output.lines).toHaveLength(2)
      expect((await buyer.call('priceRenewal', toOneEnd)).output.creditMinor).toBeLessThan(0)
    },
  )

  test('REN-6: whatever others were paid, a partner is answered alike, to the byte', async () => {
    await covered('2026-12-31')
    const theirs = await covered('2027-12-31')
    const answers = async (minor: number) => {
      await paid(theirs, minor)
      const { customerNumber } = atAcme()
      const said = [
        await seller.call('listCustomerLines', { customerNumber }),
        await seller.call('listCustomerRenewals', {}),
        await price(),
        await price({ all: true, termMonths: 24 }),
        await price({ all: true, commonEnd: '2028-06-30' }),
        await seller.call('quoteCustomers', { customerNumber: [customerNumber], commonEnd: toOneEnd.commonEnd }),
      ]
      const kept = await portal.rows<{ document: unknown; lines: unknown }>(sql`
        select q.document, (select json_agg(l.explanation order by l.position) from quote_lines l where l.quote_id = q.id) as lines
        from quotes q where q.partner_id = ${partner.organization.id} order by q.created_at`)
      await portal.rows(sql`delete from licence_requests where partner_id = ${partner.organization.id}`)
      await portal.rows(sql`delete from quotes where partner_id = ${partner.organization.id}`)
      return JSON.stringify([said.map(({ output }) => output), kept])
        .replaceAll(/"Q-\d{8}"/g, '"Q"')
        .replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, (id) => (id === '' ? id : 'id'))
    }
    const first = await answers(1_000)
    for (const minor of [999, 850, 1, 0]) expect(await answers(minor)).toBe(first)
  })
})
