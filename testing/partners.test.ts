import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { openTestPortal } from './portal.ts'
import { worldOf } from './world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

test('PAR-1, PAR-6: a partner made for a test is found in its country, and sees what a grant made for it shares', async () => {
  const partner = await world.partner({ name: 'Nube Partner SL', country: 'ES', level: 'gold' })
  await partner.location({ country: 'PT', city: 'Lisboa' })
  await partner.location({ country: 'FR', listed: false })
  const customer = await world.customer()
  const shared = await world.licence(customer.organization)
  await world.licence(customer.organization)
  const grant = await world.grant(customer, partner, { coverage: 'assigned', licences: [shared.id] })
  const listings = await portal.rows(sql`
    select country from partner_listings where partner_id = ${partner.organization.id} and word = '' order by country`)
  expect(listings).toEqual([{ country: 'ES' }, { country: 'PT' }])
  const seen = await portal.rows(sql`
    select licence_id, grant_id from partner_licences where partner_id = ${partner.organization.id}`)
  expect(seen).toEqual([{ licence_id: shared.id, grant_id: grant.id }])
})

test('ACC-5: a person in sales signs in by the role at the partner alone', async () => {
  const partner = await world.partner()
  const seller = await partner.person({ roles: ['sales'] })
  expect((await seller.call('readMe')).output.memberships).toMatchObject([{ name: partner.organization.name }])
  await world.grant(await world.customer(), partner, { endedAt: portal.clock.now(), contactId: seller.contactId })
  expect(await portal.rows(sql`select from partner_customers where partner_id = ${partner.organization.id}`)).toEqual(
    [],
  )
})
