import pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Partner } from '../../testing/partners.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, type Customer, worldOf } from '../../testing/world.ts'
import { instant } from '../../values/calendar.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

type Licence = Awaited<ReturnType<typeof world.licence>>

let partner: Partner
let seller: ContactPersona
let acme: Customer
let bolt: Customer
let granter: ContactPersona
let shared: Licence
let unshared: Licence
let boltsOwn: Licence
const contractNumber = unique('SC-').toUpperCase()

beforeEach(() => portal.clock.set(startOfTests))

beforeAll(async () => {
  partner = await world.partner({ name: 'Nube', city: 'Bilbao' })
  seller = await partner.person()
  acme = await world.customer({ name: 'Acme', country: 'DE' })
  bolt = await world.customer({ name: 'Bolt' })
  granter = await acme.contact({ firstName: 'Ada', lastName: 'Zapata' })
  shared = await world.licence(acme.organization, {
    productName: 'Workspace Suite',
    maintenanceEndsOn: '2026-12-31',
    contractNumber,
    quantity: 40,
  })
  unshared = await world.licence(acme.organization)
  boltsOwn = await world.licence(bolt.organization, { maintenanceEndsOn: '2026-11-30' })
  await world.grant(acme, partner, { coverage: 'assigned', licences: [shared.id], grantedBy: granter.contactId })
  await world.grant(bolt, partner)
})

const codes = async (input: Record<string, unknown> = {}, as = seller) =>
  (await as.call('listSharedLicences', input)).output.items.map(({ code }) => code)

describe('listSharedLicences', () => {
  test('PAR-12: all that is shared and nothing else, what ends next first, without hosts, files and orders', async () => {
    const { items, products } = (await seller.call('listSharedLicences')).output
    expect(items.map(({ code }) => code)).toEqual([boltsOwn.code, shared.code])
    expect(items[1]).toEqual({
      id: shared.id,
      code: shared.code,
      customer: { number: acme.organization.number, name: 'Acme' },
      product: { code: shared.productCode, name: 'Workspace Suite' },
      edition: { code: 'STD', name: 'Standard' },
      model: 'concurrent',
      grade: 'retail',
      quantity: 40,
      allocatedQuantity: 0,
      startsOn: '2026-10-16',
      endsOn: null,
      maintenanceEndsOn: '2026-12-31',
      maintenanceState: 'ending',
      status: 'active',
      contractNumber,
    })
    expect(products.map(({ code }) => code).toSorted()).toEqual([boltsOwn.productCode, shared.productCode].toSorted())
  })

  test('PAR-12: of one customer, by code in any spelling, contract, words of a product, product, and end of maintenance', async () => {
    expect(await codes({ customer: acme.organization.number })).toEqual([shared.code])
    expect(await codes({ q: shared.code.toLowerCase().replaceAll('-', ' ') })).toEqual([shared.code])
    expect(await codes({ q: unshared.code })).toEqual([])
    expect(await codes({ q: contractNumber.toLowerCase() })).toEqual([shared.code])
    expect(await codes({ q: 'SUITE work' })).toEqual([shared.code])
    expect(await codes({ q: 'suite', product: boltsOwn.productCode })).toEqual([])
    expect(await codes({ product: shared.productCode })).toEqual([shared.code])
    expect(await codes({ from: '2026-12-01' })).toEqual([shared.code])
    expect(await codes({ to: '2026-11-30' })).toEqual([boltsOwn.code])
    expect(await codes({ customer: bolt.organization.number, q: shared.code })).toEqual([])
    expect(await codes({ q: 'nothing like it' })).toEqual([])
    const backwards = { from: '2026-12-01', to: '2026-11-01' }
    expect((await seller.call('listSharedLicences', backwards)).faults).toEqual(['to: ends-before-start'])
  })

  test('PLT-3: pages follow each other, also where several ways lead to the same licence', async () => {
    const of = await world.partner()
    const person = await of.person()
    const customer = await world.customer()
    const word = unique('Gadget')
    for (let each = 0; each < 5; each += 1)
      await world.licence(customer.organization, { productName: word, contractNumber: word.toUpperCase() })
    await world.grant(customer, of)
    for (const q of ['', word]) {
      const first = (await person.call('listSharedLicences', { q, limit: 3 })).output
      const second = (await person.call('listSharedLicences', { q, limit: 3, after: first.next })).output
      expect(second.next).toBeNull()
      expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(5)
      expect(second.items).toHaveLength(2)
    }
    expect((await person.call('listSharedLicences', { after: 'x' })).faults).toEqual(['after: not-an-id'])
  })

  test('PAR-6: a licence ticked later is there at once, and gone as soon as it is not ticked any more', async () => {
    const of = await world.partner()
    const person = await of.person()
    const grant = await world.grant(acme, of, { coverage: 'assigned' })
    expect(await codes({}, person)).toEqual([])
    const own = sql`organization_id = ${acme.organization.id} and grant_id = ${grant.id}`
    await portal.rows(
      sql`insert into advisor_grant_licences values (${acme.organization.id}, ${grant.id}, ${unshared.id})`,
    )
    expect(await codes({}, person)).toEqual([unshared.code])
    expect((await person.call('searchCustomers')).output.items[0]?.shared).toBe(1)
    await portal.rows(sql`delete from advisor_grant_licences where ${own}`)
    expect(await codes({}, person)).toEqual([])
    expect((await person.call('searchCustomers')).output.items[0]?.shared).toBe(0)
  })

  test('PAR-6: a licence bought later is shared under "view all" and not under "view assigned"', async () => {
    const [all, assigned] = [await world.partner(), await world.partner()]
    const customer = await world.customer()
    await world.grant(customer, all)
    await world.grant(customer, assigned, { coverage: 'assigned' })
    const bought = await world.licence(customer.organization)
    expect(await codes({}, await all.person())).toEqual([bought.code])
    expect(await codes({}, await assigned.person())).toEqual([])
  })
})

describe('seats taken and maintenance extended while a licence is being shared', () => {
  const ways: [string, 'all' | 'assigned', (licenceId: string, grantId: string) => Sql][] = [
    [
      'ticked',
      'assigned',
      (licence, grant) =>
        sql`insert into advisor_grant_licences values (${acme.organization.id}, ${grant}, ${licence})`,
    ],
    [
      'shared with all others',
      'assigned',
      (_, grant) => sql`update advisor_grants set coverage = 'all' where id = ${grant}`,
    ],
    [
      'shared anew',
      'all',
      (_, grant) => sql`update advisor_grants set ends_at = ends_at + interval '1 day' where id = ${grant}`,
    ],
  ]
  const orders: [string, boolean][] = [
    ['the change first', true],
    ['the change last', false],
  ]
  const each = ways.flatMap(([name, coverage, way]) =>
    orders.map(([order, areFirst]) => ({ name, order, coverage, way, areFirst })),
  )

  test.each(each)(
    'LIC-6, PAR-12: seats are told of a licence that is $name, $order',
    async ({ coverage, way, areFirst }) => {
      const of = await world.partner()
      const [person, grant] = [await of.person(), await world.grant(acme, of, { coverage })]
      const licence = await world.licence(acme.organization, { quantity: 9 })
      const taking = sql`update licences set allocated_quantity = 7 where id = ${licence.id}`
      const sharing = way(licence.id, grant.id)
      await oneWaitsForTheOther(areFirst ? [taking, sharing] : [sharing, taking])
      const { items } = (await person.call('listSharedLicences')).output
      expect(items.find(({ id }) => id === licence.id)).toMatchObject({ quantity: 9, allocatedQuantity: 7 })
    },
  )

  test.each(each)(
    'PAR-12, REN-24: a new end is told of a licence that is $name, $order',
    async ({ coverage, way, areFirst }) => {
      const grant = await world.grant(acme, await world.partner(), { coverage })
      const licence = await world.licence(acme.organization, { maintenanceEndsOn: '2026-12-31' })
      const extending = sql`update memberships set ends_on = '2027-12-31' where licence_id = ${licence.id}`
      const sharing = way(licence.id, grant.id)
      await oneWaitsForTheOther(areFirst ? [extending, sharing] : [sharing, extending])
      const kept = sql`select renewal_order from partner_licences where licence_id = ${licence.id} and grant_id = ${grant.id}`
      expect(await portal.rows(kept)).toEqual([{ renewal_order: '2027-12-31' }])
    },
  )
})

/** Two statements at once, each in a transaction of its own; fails where the second does not wait for the first. */
async function oneWaitsForTheOther([first, second]: readonly [Sql, Sql]): Promise<void> {
  const connect = () => new pg.Client({ connectionString: portal.database.ownerUrl })
  const [one, other] = [connect(), connect()]
  try {
    await Promise.all([one.connect(), other.connect()])
    const { rows } = await other.query<{ pid: number }>('select pg_backend_pid() as pid')
    await one.query('begin')
    await one.query(first.text, first.values)
    const waiting = other.query(second.text, second.values)
    const blockers = sql`select unnest(pg_blocking_pids(${rows[0]?.pid})) as pid`
    await vi.waitFor(async () => expect(await portal.rows(blockers)).toHaveLength(1), 10_000)
    await one.query('commit')
    await waiting
  } finally {
    await Promise.all([one.end(), other.end()])
  }
}

describe('readSharedLicence', () => {
  test('PAR-12: one licence that is shared', async () => {
    const reading = { customerNumber: acme.organization.number, licenceId: shared.id }
    const answer = await seller.call('readSharedLicence', reading)
    expect(answer.output).toMatchObject({ code: shared.code, contractNumber, quantity: 40 })
    expect(JSON.stringify(answer.body)).not.toContain(shared.orderNumber)
  })

  test('ACC-7, PAR-12: what is unknown, foreign, not shared, ended or not begun reads the same', async () => {
    const stranger = await world.customer()
    const foreign = await world.licence(stranger.organization)
    const [ended, upcoming] = [await world.customer(), await world.customer()]
    const [over, ahead] = [await world.licence(ended.organization), await world.licence(upcoming.organization)]
    const past = { startsAt: instant('2026-11-01T00:00:00Z'), endsAt: instant('2026-11-16T09:00:00Z') }
    await world.grant(ended, partner, past)
    await world.grant(upcoming, partner, { startsAt: instant('2026-11-17T00:00:00Z') })
    const own = acme.organization.number
    const answers = [
      await seller.call('readSharedLicence', { customerNumber: own, licenceId: unshared.id }),
      await seller.call('readSharedLicence', { customerNumber: own, licenceId: boltsOwn.id }),
      await seller.call('readSharedLicence', {
        customerNumber: own,
        licenceId: '00000000-0000-4000-8000-000000000000',
      }),
      ...(await Promise.all(
        (
          [
            [stranger, foreign],
            [ended, over],
            [upcoming, ahead],
          ] as const
        ).flatMap(([customer, licence]) => {
          const customerNumber = customer.organization.number
          return [
            seller.call('readSharedLicence', { customerNumber, licenceId: licence.id }),
            seller.call('readCustomer', { customerNumber }),
            seller.call('noticeCustomer', { customerNumber }),
            seller.call('listSharedLicences', { customer: customerNumber }),
          ]
        }),
      )),
      await seller.call('readCustomer', { customerNumber: '99999999' }),
      await seller.call('noticeCustomer', { customerNumber: '99999999' }),
      await seller.call('listSharedLicences', { customer: '99999999' }),
    ]
    const same = answers.map(({ problem }) => JSON.stringify({ ...problem, requestId: '' }))
    expect(new Set(same).size).toBe(1)
    expect(answers[0]?.problem).toMatchObject({ status: 404, code: 'not-found' })
  })
})

describe('readCustomer', () => {
  test('PAR-12: what was granted by whom until when, whom to ask, and what is shared', async () => {
    const point = await acme.contactWithoutSignIn({ types: ['sales'], firstName: 'Rosa', lastName: 'Buyer' })
    const customer = (await seller.call('readCustomer', { customerNumber: acme.organization.number })).output
    expect(customer).toMatchObject({
      number: acme.organization.number,
      name: 'Acme',
      country: 'DE',
      coverage: 'assigned',
      scopes: ['view', 'quote'],
      startsAt: '2026-11-16T09:00:00.000Z',
      endsOn: '2027-11-16',
      timeZone: 'Europe/Madrid',
      extends: false,
      shared: 1,
      isNew: true,
      noticedAt: null,
      maintenanceEndsOn: '2026-12-31',
      grantedBy: { name: 'Ada Zapata', email: granter.email, phone: null },
      location: { city: 'Bilbao' },
      contacts: [{ name: 'Rosa Buyer', email: point.email }],
      products: [{ code: shared.productCode, name: 'Workspace Suite' }],
    })
  })

  test('PAR-12: who let the partner in and has left since is not named any more', async () => {
    const customer = await world.customer()
    const left = await customer.contactWithoutSignIn({ lastName: unique('Left ') })
    await world.grant(customer, partner, { grantedBy: left.contactId })
    await portal.rows(sql`update contacts set status = 'inactive' where id = ${left.contactId}`)
    const answer = await seller.call('readCustomer', { customerNumber: customer.organization.number })
    expect(answer.output.grantedBy).toBeNull()
    expect(JSON.stringify(answer.body)).not.toContain(left.name)
  })
})

describe('noticeCustomer', () => {
  test('PAR-6, ACC-17: the task "new customer" is done for everybody at the partner, once, and stands in its trail', async () => {
    const of = await world.partner()
    const leader = await of.person({ roles: ['organization-administrator'], types: ['administrator'] })
    const person = await of.person()
    const customer = await world.customer({ name: unique('New ') })
    const { number, name } = customer.organization
    await world.grant(customer, of)
    const before = (await leader.call('listCustomerTasks')).output.fresh
    expect(before).toMatchObject({ total: { count: 1, atLeast: false }, items: [{ number, name, coverage: 'all' }] })
    const noticed = (await person.call('noticeCustomer', { customerNumber: number })).output
    expect(noticed).toEqual({ noticedAt: startOfTests })
    portal.clock.advance({ minutes: 5 })
    expect((await leader.call('noticeCustomer', { customerNumber: number })).output).toEqual(noticed)
    expect((await leader.call('listCustomerTasks')).output.fresh.items).toEqual([])
    expect((await person.call('searchCustomers')).output.items[0]?.isNew).toBe(false)
    const trail = await portal.rows(sql`
      select action, actor_user_id, subject_label from audit_events where organization_id = ${of.organization.id}`)
    expect(trail).toEqual([
      { action: 'customer.noticed', actor_user_id: person.userId, subject_label: `${name} (${number})` },
    ])
  })
})

describe('listCustomerTasks', () => {
  test('ACC-17, PAR-9: permissions that end within 30 days, the soonest first, and none that ends later', async () => {
    const of = await world.partner()
    const person = await of.person()
    const ends: [string, string][] = [
      ['Later', '2027-01-31T23:00:00Z'],
      ['Day 30', '2026-12-16T23:00:00Z'],
      ['Day 31', '2026-12-17T23:00:00Z'],
      ['Tomorrow', '2026-11-17T23:00:00Z'],
    ]
    for (const [name, endsAt] of ends) {
      const customer = await world.customer({ name })
      await world.grant(customer, of, { endsAt: instant(endsAt), extends: name === 'Tomorrow' })
    }
    const { ending, fresh } = (await person.call('listCustomerTasks')).output
    expect(ending.items.map(({ name, endsOn, extends: again }) => [name, endsOn, again])).toEqual([
      ['Tomorrow', '2026-11-17', true],
      ['Day 30', '2026-12-16', false],
    ])
    expect(ending.total).toEqual({ count: 2, atLeast: false })
    expect(fresh.total.count).toBe(4)
  })
})

test.each(['readCustomer', 'noticeCustomer', 'listCustomerTasks', 'listSharedLicences', 'readSharedLicence'] as const)(
  'PAR-3: %s is for those with a role at an active partner',
  async (operation) => {
    const input = { customerNumber: acme.organization.number, licenceId: shared.id }
    const plain = await (await world.customer()).contact()
    expect((await plain.call(operation, input)).problem.code).toBe('not-a-partner')
    const outside = await partner.contact({ types: ['bill-to'] })
    expect((await outside.call(operation, input)).problem.code).toBe('partner-role-missing')
    const expired = await (await world.partner({ status: 'expired' })).person()
    expect((await expired.call(operation, input)).problem.code).toBe('partner-not-active')
  },
)
