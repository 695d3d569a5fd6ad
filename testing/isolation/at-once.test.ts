import { afterAll, beforeAll, expect, test } from 'vitest'
import type { MadeLicence } from '../licences.ts'
import type { MadeGrant, Partner } from '../partners.ts'
import { newMigratedDatabase, openPortalOn, type TestPortal } from '../portal.ts'
import { listen, type SecondPortal, startSecondPortal } from '../second-portal.ts'
import { unique } from '../unique.ts'
import { type ContactPersona, type Customer, worldOf } from '../world.ts'
import { expectAtOnce, type Read } from './at-once.ts'
import { remembering } from './nothing-lasts.ts'

let portal: TestPortal
let second: SecondPortal
let origins: string[]

beforeAll(async () => {
  const database = await newMigratedDatabase()
  portal = await openPortalOn(database)
  second = await startSecondPortal(database)
  origins = [await listen(portal.app), second.origin]
})
afterAll(async () => {
  await second.stop()
  await portal.close()
})

/** A customer with two licences that lets a partner in, and somebody of each. */
type Scene = {
  customer: Customer
  admin: ContactPersona
  partner: Partner
  leader: ContactPersona
  seller: ContactPersona
  grant: MadeGrant
  licence: MadeLicence
  other: MadeLicence
  contract: string
}

type Granted = { coverage: 'all' | 'assigned'; ticked: (keyof Pick<Scene, 'licence' | 'other'>)[] }

async function scene({ coverage, ticked }: Granted = { coverage: 'all', ticked: [] }): Promise<Scene> {
  const world = worldOf(portal)
  const [customer, partner] = [await world.customer({ name: unique('Acme ') }), await world.partner()]
  const contract = unique('SC-').toUpperCase()
  const made = {
    licence: await world.licence(customer.organization, { contractNumber: contract }),
    other: await world.licence(customer.organization),
  }
  return {
    ...made,
    customer,
    partner,
    admin: await customer.contact(),
    leader: await partner.person({ types: ['administrator'], roles: ['organization-administrator'] }),
    seller: await partner.person(),
    grant: await world.grant(customer, partner, { coverage, licences: ticked.map((one) => made[one].id) }),
    contract,
  }
}

/** Wherever a partner comes upon a licence; a contract's number finds the customer by the licence that it shares. */
function licenceReads({ partner, customer, licence, contract }: Scene): Read[] {
  const [own, theirs] = [partner.organization.number, customer.organization.number]
  return [
    { path: `${own}/customers?q=${contract}`, word: theirs },
    { path: `${own}/customers/${theirs}`, word: licence.code },
    { path: `${own}/shared-licences?customer=${theirs}`, word: licence.code },
    { path: `${own}/customers/${theirs}/licences/${licence.id}`, word: licence.code },
  ]
}

/** Wherever a partner comes upon a customer. */
function customerReads({ partner, customer }: Scene): Read[] {
  const [own, { number, name }] = [partner.organization.number, customer.organization]
  return [
    { path: `${own}/customers?q=${number}`, word: name },
    { path: `${own}/customer-tasks`, word: name },
  ]
}

/** Wherever a customer's own contact comes upon a licence. */
function ownReads({ customer, licence }: Scene): Read[] {
  const { number } = customer.organization
  return [
    { path: `${number}/licences?q=${licence.code}`, word: `"${licence.id}"` },
    { path: `${number}/licences/${licence.id}`, word: licence.code },
  ]
}

/** What stays with a partner of which one licence is taken. */
function otherReads({ partner, customer, other }: Scene): Read[] {
  const [own, { number, name }] = [partner.organization.number, customer.organization]
  return [
    { path: `${own}/customers?q=${number}`, word: name },
    { path: `${own}/customers/${number}/licences/${other.id}`, word: other.code },
  ]
}

const patience = { timeout: 240_000 }
const all: Granted = { coverage: 'all', ticked: ['other'] }
const assigned: Granted = { coverage: 'assigned', ticked: ['licence', 'other'] }

test(
  'I6, PAR-8: whoever removes an advisor in the middle of load is obeyed at once, on two servers',
  patience,
  async () => {
    const facts = await scene()
    await expectAtOnce(origins, {
      reader: facts.seller,
      lost: [...licenceReads(facts), ...customerReads(facts)],
      statuses: [200, 404],
      make: async () => (await facts.admin.call('removeAdvisor', { advisorId: facts.grant.id })).status,
    })
  },
)

test.each<[string, Granted, (facts: Scene) => Promise<number>]>([
  [
    'from all to what is ticked',
    all,
    async ({ admin, grant }) =>
      (await admin.call('updateAdvisor', { advisorId: grant.id, coverage: 'assigned' }, { ifMatch: 1 })).status,
  ],
  [
    'by a tick less',
    assigned,
    async ({ admin, grant, licence }) =>
      (await admin.call('changeAssignments', { advisorId: grant.id, remove: [licence.id] })).status,
  ],
])(
  'I6, PAR-8: a view narrowed %s in the middle of load is narrow at once, on two servers',
  patience,
  async (_, granted, narrow) => {
    const facts = await scene(granted)
    await expectAtOnce(origins, {
      reader: facts.seller,
      lost: licenceReads(facts),
      kept: otherReads(facts),
      statuses: [200, 404],
      make: () => narrow(facts),
    })
  },
)

test.each<[string, number[], (facts: Scene) => Promise<number>]>([
  [
    'a partner’s person is restricted',
    [403],
    async ({ leader, seller }) =>
      (await leader.call('updateContact', { contactId: seller.contactId, restricted: true }, { ifMatch: 1 })).status,
  ],
  [
    'a partner’s person loses their role',
    [403],
    async ({ leader, seller }) =>
      (
        await leader.call(
          'savePartnerRoles',
          { contactId: seller.contactId, roles: [], successorId: '' },
          { ifMatch: 1 },
        )
      ).status,
  ],
  [
    'a partner’s person is deactivated',
    [403],
    async ({ leader, seller }) => (await leader.call('deactivateContact', { contactId: seller.contactId })).status,
  ],
  [
    'a partner is suspended',
    [403],
    async ({ partner }) => {
      const manager = await worldOf(portal).staff({ roles: ['partner-manager'] })
      const terms = { kind: 'reseller', level: '', startsOn: '', endsOn: '2027-12-31', distributorNumber: '' }
      const given = { ...terms, status: 'suspended', reason: 'Dues are open.', number: partner.organization.number }
      return (await manager.call('changeMembership', given, { ifMatch: 1 })).status
    },
  ],
  ['sessions are ended', [401], endSessions(({ seller }) => seller)],
])(
  'I6, PAR-3, ACC-14: %s in the middle of load, and sees no customer any more, on two servers',
  patience,
  async (_, statuses, make) => {
    const facts = await scene()
    const lost = [...licenceReads(facts), ...customerReads(facts)]
    await expectAtOnce(origins, { reader: facts.seller, lost, statuses, make: () => make(facts) })
  },
)

test.each<[string, number[], (facts: Scene, reader: ContactPersona) => Promise<number>]>([
  [
    'restricted',
    [403],
    async ({ admin }, { contactId }) =>
      (await admin.call('updateContact', { contactId, restricted: true }, { ifMatch: 1 })).status,
  ],
  [
    'deactivated',
    [403],
    async ({ admin }, { contactId }) => (await admin.call('deactivateContact', { contactId })).status,
  ],
  ['signed out elsewhere', [401], (facts, reader) => endSessions(() => reader)(facts)],
])(
  'I6, ACC-6, ACC-14: a contact who is %s in the middle of load sees no licence any more, on two servers',
  patience,
  async (_, statuses, make) => {
    const facts = await scene()
    const reader = await facts.customer.contact({ types: ['ship-to'] })
    await expectAtOnce(origins, { reader, lost: ownReads(facts), statuses, make: () => make(facts, reader) })
  },
)

test('I6: a server that remembers who may do what is found out', patience, async () => {
  const withoutDrop = { ...portal.database, drop: async () => undefined }
  const forgetful = await openPortalOn(withoutDrop, { authenticate: remembering })
  try {
    const facts = await scene()
    const reader = await facts.customer.contact({ types: ['ship-to'] })
    const make = endSessions(() => reader)
    const change = { reader, lost: ownReads(facts), statuses: [401], make: () => make(facts) }
    await expect(expectAtOnce([await listen(forgetful.app)], change)).rejects.toThrow('to deeply equal')
  } finally {
    await forgetful.close()
  }
})

/** Somebody signs out everywhere else, from another place. */
function endSessions(of: (facts: Scene) => ContactPersona) {
  return async (facts: Scene): Promise<number> => {
    const elsewhere = portal.visit(await worldOf(portal).session(of(facts).userId))
    return (await elsewhere.call('endOtherSessions')).status
  }
}
