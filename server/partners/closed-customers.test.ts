import sql from 'sql-template-tag'
import { beforeEach, expect, test } from 'vitest'
import type { OperationName } from '../../contract/all.ts'
import { openTestPortal, startOfTests } from '../../testing/portal.ts'
import { unique } from '../../testing/unique.ts'
import { type ContactPersona, worldOf } from '../../testing/world.ts'
import { findRights } from '../identity/authenticate.ts'
import { todayOf } from '../platform/clock.ts'
import { rowContext } from '../platform/door.ts'

const portal = await openTestPortal()
const world = worldOf(portal)

beforeEach(() => portal.clock.set(startOfTests))

const change = (id: string, status: 'active' | 'closed') =>
  portal.rows(sql`update organizations set status = ${status} where id = ${id}`)

/** What the partner's eyes show of a customer, by table, with no condition but the database's own. */
async function rowsSeenBy(who: ContactPersona, customerId: string): Promise<Record<string, number>> {
  const signedIn = await findRights(portal.db, portal.clock)(who.userId)
  const [own] = signedIn?.memberships ?? []
  if (!signedIn || !own) throw new Error('they may act for nobody')
  const { userId, sessionId, name } = signedIn
  const now = portal.clock.now()
  const actor = { kind: 'contact', userId, sessionId, name, ...own } as const
  const context = rowContext('partner', { actor, organization: own.organization, now, today: todayOf(now) })
  return portal.db.within(context, (tx) =>
    tx.one(sql`
      select (select count(*) from advisor_grants where organization_id = ${customerId}) as advisor_grants,
        (select count(*) from partner_customers where organization_id = ${customerId}) as partner_customers,
        (select count(*) from partner_customer_words where organization_id = ${customerId}) as partner_customer_words,
        (select count(*) from partner_licences where organization_id = ${customerId}) as partner_licences,
        (select count(*) from partner_views where organization_id = ${customerId}) as partner_views,
        (select count(*) from licences where organization_id = ${customerId}) as licences,
        (select count(*) from contacts where organization_id = ${customerId}) as contacts,
        (select count(*) from organizations where id = ${customerId}) as organizations`),
  )
}

test('PAR-12, ACC-5: a customer that closes is gone for its partners, grant and all, and is back when it opens again', async () => {
  const [customer, partner] = [await world.customer({ name: unique('Acme ') }), await world.partner()]
  const { id, number, name } = customer.organization
  const seller = await partner.person()
  const contractNumber = unique('SC-').toUpperCase()
  const licence = await world.licence(customer.organization, { contractNumber })
  await world.grant(customer, partner)
  const ofCustomer = { customerNumber: number }
  const asked: [OperationName, Record<string, string>][] = [
    ['searchCustomers', {}],
    ['searchCustomers', { q: number }],
    ['searchCustomers', { q: contractNumber }],
    ['listCustomerTasks', {}],
    ['listSharedLicences', {}],
    ['listSharedLicences', { customer: number }],
    ['listSharedLicences', { q: licence.code }],
    ['readCustomer', ofCustomer],
    ['readSharedLicence', { ...ofCustomer, licenceId: licence.id }],
  ]
  const shows = () =>
    Promise.all(
      asked.map(async ([operation, given]) => {
        const { status, body } = await seller.call(operation, given)
        const text = JSON.stringify(body)
        return [operation, status, [number, name, licence.code].some((one) => text.includes(one))]
      }),
    )
  const before = [await shows(), await rowsSeenBy(seller, id)] as const
  expect(before[0].filter(([, status, isShown]) => status !== 200 || !isShown)).toEqual([])
  expect(Object.values(before[1])).toEqual([1, 1, 2, 1, 1, 1, 1, 1])
  await change(id, 'closed')
  // Asked about it, they read what they would of a customer that never was.
  const after = await shows()
  expect(after.map(([, status]) => status)).toEqual([200, 200, 200, 200, 200, 404, 200, 404, 404])
  expect(after.filter(([, , isShown]) => isShown)).toEqual([])
  expect(Object.values(await rowsSeenBy(seller, id))).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
  expect((await seller.call('noticeCustomer', ofCustomer)).problem.code).toBe('not-found')
  await change(id, 'active')
  expect([await shows(), await rowsSeenBy(seller, id)]).toEqual(before)
})
