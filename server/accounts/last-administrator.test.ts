import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { openTestPortal } from '../../testing/portal.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const agent = await world.staff({ roles: ['customer-service'] })

/** Somebody who may take an administrator's rights away. */
type Actor = { call: ContactPersona['call'] }

/** Every way there is to make somebody no administrator any more. */
const ways = {
  restricting: (actor: Actor, { contactId, organization: { number } }: ContactPersona) =>
    actor.call('updateContact', { number, contactId, restricted: true }, { ifMatch: 1 }),
  'taking the type away from': (actor: Actor, { contactId, organization: { number } }: ContactPersona) =>
    actor.call('updateContact', { number, contactId, types: ['ship-to'] }, { ifMatch: 1 }),
  deactivating: (actor: Actor, { contactId, organization: { number } }: ContactPersona) =>
    actor.call('deactivateContact', { number, contactId }),
}
const pairs = Object.entries(ways).flatMap(([one, first]) =>
  Object.entries(ways).map(([other, second]) => ({ one, other, first, second })),
)

const administratorsOf = ({ organization }: Customer) =>
  portal.rows(sql`
    select id from contacts where organization_id = ${organization.id} and status = 'active' and not restricted
      and 'administrator' = any (types)`)

test.each(pairs)(
  'ACC-9: of two administrators, one $one the other who is $other them, one stays',
  async ({ first, second }) => {
    for (let round = 0; round < 2; round += 1) {
      const customer = await world.customer()
      const [a, b] = [await customer.contact(), await customer.contact()]
      const answers = await Promise.all([first(a, b), second(b, a)])
      // Whoever comes second is no administrator any more, and so changes nothing.
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
      expect(await administratorsOf(customer)).toHaveLength(1)
    }
  },
)

test.each(Object.entries(ways))(
  'ACC-9: %s all of three at once, by the vendor and by each other, leaves one',
  async (_, way) => {
    for (let round = 0; round < 2; round += 1) {
      const customer = await world.customer()
      const [a, b, c] = [await customer.contact(), await customer.contact(), await customer.contact()]
      const answers = await Promise.all([way(agent, a), way(agent, b), way(agent, c), way(a, b), way(b, c), way(c, a)])
      expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(2)
      expect(await administratorsOf(customer)).toHaveLength(1)
      const last = answers.find(({ status }) => status === 409)
      if (last) expect(['last-administrator', 'contact-not-active']).toContain(last.problem.code)
    }
  },
)

test('ACC-9: neither a granted request nor an approved recovery takes anybody’s rights away', async () => {
  const customer = await world.customer()
  const admin = await customer.contact()
  const restricted = await customer.contact({ restricted: true })
  const { request } = (await restricted.call('requestAccess')).output
  await admin.call('grantAccess', { accessRequestId: request?.id })
  expect(await administratorsOf(customer)).toHaveLength(2)
})
