import pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { licences } from '../contract/licences.ts'
import { countLicences, listLicenceRows, listProductsOwned } from '../server/licences/licence-list-queries.ts'
import { todayOf } from '../server/platform/clock.ts'
import { connectionOptions, type Tx } from '../server/platform/db.ts'
import { rowContext } from '../server/platform/door.ts'
import type { Ctx } from '../server/platform/operation.ts'
import { listEndsByDay } from '../server/renewals/renewal-calendar-queries.ts'
import { newTestPortal, type TestPortal } from '../testing/portal.ts'
import { day } from '../values/calendar.ts'
import { insertCustomer, insertLicences } from './licence-data.ts'

let portal: TestPortal
let owner: pg.Pool
let customer: { id: string; number: string }
/** One of many more licences. */
let large: { id: string; number: string }

beforeAll(async () => {
  portal = await newTestPortal()
  owner = new pg.Pool({ ...connectionOptions(portal.database.ownerUrl, 'chancery-test'), max: 1 })
  customer = await insertCustomer(owner, '30000001')
  await insertLicences(owner, customer.id, 8_000)
  large = await insertCustomer(owner, '30000002')
  // More than a page of a search looks through.
  await insertLicences(owner, large.id, 22_000)
  await insertLicences(owner, (await insertCustomer(owner, '30000003')).id, 8_000)
  await owner.query('vacuum analyze licences, memberships')
})

afterAll(async () => {
  await owner.end()
  await portal.close()
})

/** A step of a plan as EXPLAIN tells it. */
type Step = { 'Node Type': string; 'Relation Name'?: string; 'Index Name'?: string; Plans?: Step[] }

/** Plans every statement of the work as a customer's own role would run it, under all policies. */
async function stepsOf(work: (ctx: Ctx) => Promise<unknown>): Promise<Step[]> {
  const plans: Step[] = []
  await asCustomer(customer, async ({ tx, ...visit }) => {
    const explain = async (query: Sql): Promise<void> => {
      const [row] = await tx.many<{ 'QUERY PLAN': { Plan: Step }[] }>(sql`explain (format json) ${query}`)
      plans.push(...(row?.['QUERY PLAN'] ?? []).map(({ Plan }) => Plan))
    }
    const planner: Tx = {
      ...tx,
      many: async (query) => explain(query).then(() => []),
      one: async (query) => {
        await explain(query)
        return tx.one(query)
      },
    }
    await work({ ...visit, tx: planner })
  })
  return plans.flatMap(flattened)
}

/** Runs the work as the customer's own role would, under all policies. */
function asCustomer<T>(one: { id: string; number: string }, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const now = portal.clock.now()
  const organization = { id: one.id, number: one.number, name: 'Customer' }
  const contact = { contactId: one.id, types: ['ship-to' as const], restricted: false, partner: null, organization }
  const actor = { kind: 'contact' as const, userId: one.id, sessionId: one.id, name: 'Ana', ...contact }
  const visit = { actor, organization, now, today: todayOf(now) }
  // Queries look at the transaction, the time and the organization of what they are given, and at nothing else.
  return portal.db.within(rowContext('customer', visit), (tx) => work({ ...visit, tx } as Ctx))
}

function flattened(step: Step): Step[] {
  return [step, ...(step.Plans ?? []).flatMap(flattened)]
}

const filterOf = (input: Record<string, unknown>) => {
  const {
    number: _number,
    header: _header,
    ...filter
  } = licences.exportLicences.input.parse({ number: customer.number, ...input })
  return filter
}

test.each([
  [{}, 'licences_by_maintenance'],
  [{ sort: 'maintenance', order: 'descending' }, 'licences_by_maintenance'],
  [{ sort: 'end' }, 'licences_by_end'],
  [{ sort: 'newest' }, 'licences_by_newest'],
  [{ sort: 'code' }, 'licences_by_code'],
  // One that also has the hidden licences serves as well.
  [{ sort: 'product' }, 'licences_(by_product|to_share)'],
  [{ sort: 'quantity', order: 'descending' }, 'licences_by_quantity'],
  [{ sort: 'quantity', order: 'descending', product: ['PRODUCT-7'] }, 'licences_of_product_by_quantity'],
  [{ sort: 'newest', product: ['PRODUCT-7'] }, 'licences_of_product_by_newest'],
  [{ sort: 'end', product: ['PRODUCT-7'] }, 'licences_of_product_by_end'],
  [{ product: ['PRODUCT-7'], maintenance: ['none'] }, 'licences_by_product_and_maintenance'],
])('LIC-3: the list %j reads its page along the index %s, without sorting', async (input, index) => {
  const steps = await stepsOf((ctx) =>
    listLicenceRows(ctx, customer.id, filterOf(input), { after: undefined, limit: 50 }),
  )
  const read = steps.flatMap((step) => step['Index Name'] ?? [])
  expect(read).toContainEqual(expect.stringMatching(new RegExp(`^${index}$`)))
  expect(steps.filter((step) => step['Node Type'] === 'Seq Scan' && step['Relation Name'] === 'licences')).toEqual([])
})

test('LIC-3: counting and offering products never reads the licences of others', async () => {
  const steps = await stepsOf(async (ctx) => {
    await countLicences(ctx, customer.id, filterOf({ maintenance: ['ending'] }))
    await listProductsOwned(ctx, customer.id)
  })
  expect(steps.filter((step) => step['Node Type'] === 'Seq Scan' && step['Relation Name'] === 'licences')).toEqual([])
})

test.each([
  [{ status: ['on-hold'] }, 'licences_on_hold'],
  [{ status: ['rescinded'], sort: 'quantity' }, 'licences_(rescinded|by_quantity)'],
])(
  'LIC-3: what is rare among the licences is asked for whole only by an index of its own: %j',
  async (input, index) => {
    const steps = await stepsOf((ctx) =>
      listLicenceRows(ctx, customer.id, filterOf(input), { after: undefined, limit: 50 }),
    )
    const read = steps.flatMap((step) => step['Index Name'] ?? [])
    expect(read).toContainEqual(expect.stringMatching(new RegExp(`^${index}$`)))
  },
)

test('LIC-3: a search for what no licence has looks through so many for a page, and its pages end at the last', async () => {
  const pages: number[] = []
  let after: string | undefined
  do {
    const page = await asCustomer(large, (ctx) =>
      listLicenceRows(ctx, large.id, filterOf({ q: 'so-22000' }), { after, limit: 50 }),
    )
    pages.push(page.rows.length)
    after = page.next ?? undefined
  } while (after !== undefined)
  expect(pages).toHaveLength(2)
  expect(pages.reduce((sum, count) => sum + count, 0)).toBe(1)
})

test('REN-25: the calendar of renewals reads a company’s memberships along their index, and nobody else’s', async () => {
  const span = { from: day('2026-11-01'), to: day('2026-12-31') }
  const steps = await stepsOf((ctx) => listEndsByDay(ctx, customer.id, span, { id: customer.id, version: 1 }))
  expect(steps.flatMap((step) => step['Index Name'] ?? [])).toContain('memberships_by_end')
  const scanned = steps.filter((step) => step['Node Type'] === 'Seq Scan').map((step) => step['Relation Name'])
  expect(scanned).not.toContain('memberships')
  expect(scanned).not.toContain('licences')
})
