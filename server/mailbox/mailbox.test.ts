import { expect, test } from 'vitest'
import { mailbox } from '../../contract/mailbox.ts'
import { openTestPortal } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { worldOf } from '../../testing/world.ts'

test('PLT-7: in the demo every letter can be read by anybody, newest first, and those to one address', async () => {
  const portal = await openTestPortal()
  const world = worldOf(portal)
  const customer = await world.customer()
  const email = `${unique('Lee.')}@example.com`
  await customer.contact({ types: ['ship-to'], email })
  const operator = await world.staff({ roles: ['licensing-operator'] })
  const { sku } = await world.licence(customer.organization)
  for (const orderLine of [1, 2])
    await operator.call('fulfilOrderLine', {
      number: customer.organization.number,
      orderNumber: unique('SO-'),
      orderLine,
      sku,
      quantity: 1,
    })
  const anybody = portal.visit()
  const found = (await anybody.call('listLetters', { to: email.toUpperCase() })).output
  expect(found.items.map((one) => [one.kind, one.recipientEmail])).toEqual([
    ['licence-fulfilled', email],
    ['licence-fulfilled', email],
  ])
  const page = (await anybody.call('listLetters', { to: email, limit: 1 })).output
  const following = (await anybody.call('listLetters', { to: email, limit: 1, after: page.next })).output
  expect([...page.items, ...following.items].map((one) => one.id)).toEqual(found.items.map((one) => one.id))
  const letter = (await anybody.call('readLetter', { letterId: found.items[0]?.id })).output
  expect(letter.text).toContain('/allocate')
  expect(letter.html).toContain('<!doctype html>')
  expect((await anybody.call('readLetter', { letterId: '00000000-0000-4000-8000-000000000000' })).status).toBe(404)
})

test('PLT-7: letters are served in the demo only', () => {
  expect(Object.values(mailbox).every((entry) => entry.demoOnly)).toBe(true)
})
