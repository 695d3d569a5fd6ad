import pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { customers } from '../contract/customers.ts'
import { listCustomerPlaces, listSharedProducts } from '../server/partners/customer-choice-queries.ts'
import { listCustomers } from '../server/partners/customer-search-queries.ts'
import { listSharedLicenceRows } from '../server/partners/shared-licence-queries.ts'
import { todayOf } from '../server/platform/clock.ts'
import { connectionOptions, type Tx } from '../server/platform/db.ts'
import { rowContext } from '../server/platform/door.ts'
import type { Ctx } from '../server/platform/operation.ts'
import { newTestPortal, type TestPortal } from '../testing/portal.ts'
import { earliestToday } from '../values/calendar.ts'
import { type BenchPartner, insertCustomers, insertGrants, insertPartner, withoutKeepers } from './partner-data.ts'

/** More customers than are ever looked at one by one, so that every way of finding a page is taken. */
const customerCount = 3_000
let portal: TestPortal
let owner: pg.Pool
let partner: BenchPartner

beforeAll(async () => {
  portal = await newTestPortal()
  portal.clock.set(new Date().toISOString())
  owner = new pg.Pool({ ...connectionOptions(portal.database.ownerUrl, 'chancery-test'), max: 1 })
  partner = await insertPartner(owner, '50000001')
  const other = await insertPartner(owner, '50000002')
  await withoutKeepers(owner, () => insertCustomers(owner, customerCount + 500, 6))
  await owner.query('analyze')
  await insertGrants(owner, partner, 1, customerCount)
  await insertGrants(owner, other, customerCount - 400, 900)
  // Some share nothing that maintenance ends of, and some nothing at all.
  await owner.query(`update licences set maintenance_ends_on = null
    where organization_id in (select id from organizations where number between '40000100' and '40000140')`)
  for (const table of ['memberships', 'licences'])
    await owner.query(`delete from ${table}
      where organization_id in (select id from organizations where number between '40000200' and '40000230')`)
  await owner.query('vacuum analyze')
}, 120_000)

afterAll(async () => {
  await owner.end()
  await portal.close()
})

function visitOf() {
  const now = portal.clock.now()
  const organization = { id: partner.id, number: partner.number, name: 'Partner' }
  const standing = { status: 'active' as const, roles: ['sales' as const], location: null }
  const contact = {
    contactId: partner.id,
    types: ['sales' as const],
    restricted: false,
    partner: standing,
    organization,
  }
  const actor = { kind: 'contact' as const, userId: partner.id, sessionId: partner.id, name: 'Eva', ...contact }
  return { actor, organization, now, today: todayOf(now) }
}

/** Runs the work as a partner's own role would, under all policies; `through` may look at each statement. */
function asPartner<T>(work: (ctx: Ctx) => Promise<T>, through: (tx: Tx) => Tx = (tx) => tx): Promise<T> {
  const visit = visitOf()
  // Queries look at the transaction, the time and whose they are, and at nothing else.
  return portal.db.within(rowContext('partner', visit), (tx) => work({ ...visit, tx: through(tx) } as Ctx))
}

type Step = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  Plans?: Step[]
}

/** How many rows all statements of the work read of the tables that say what is shared. */
async function rowsRead(work: (ctx: Ctx) => Promise<unknown>): Promise<number> {
  let read = 0
  const add = (step: Step): void => {
    const loops = step['Actual Loops'] ?? 1
    if (step['Relation Name']?.startsWith('partner_') || step['Relation Name'] === 'licences')
      read += loops * ((step['Actual Rows'] ?? 0) + (step['Rows Removed by Filter'] ?? 0))
    for (const part of step.Plans ?? []) add(part)
  }
  await asPartner(work, (tx) => {
    const measure = async (query: Sql): Promise<void> => {
      const [row] = await tx.many<{ 'QUERY PLAN': { Plan: Step }[] }>(sql`explain (analyze, format json) ${query}`)
      for (const { Plan } of row?.['QUERY PLAN'] ?? []) add(Plan)
    }
    return {
      ...tx,
      many: async (query) => measure(query).then(() => tx.many(query)),
      one: async (query) => measure(query).then(() => tx.one(query)),
    }
  })
  return read
}

const searchOf = (given: Record<string, unknown>) => {
  const {
    number: _,
    after: __,
    limit: ___,
    ...search
  } = customers.searchCustomers.input.parse({ number: partner.number, ...given })
  return search
}
const year = () => Number(todayOf(portal.clock.now()).slice(0, 4)) + 1

/** Questions as people ask them: what few customers meet, what many meet, what no customer meets, and several at once. */
const questions: [name: string, given: () => Record<string, unknown>][] = [
  ['everything', () => ({})],
  ['the soonest end', () => ({ sort: 'maintenance' })],
  ['the beginning of a name', () => ({ q: 'ab' })],
  ['a common word', () => ({ q: 'systems' })],
  ['a common word, the soonest end', () => ({ q: 'systems', sort: 'maintenance' })],
  ['two words that hardly any name has', () => ({ q: 'systems a' })],
  ['two common words that no name has', () => ({ q: 'systems foods' })],
  ['a word that no name has', () => ({ q: 'zzzzz' })],
  ['a number', () => ({ q: '40000007' })],
  ['a contract', () => ({ q: 'c-40000007-1' })],
  ['a country', () => ({ country: 'ES' })],
  ['a state, the soonest end', () => ({ country: 'US', state: 'State 10', sort: 'maintenance' })],
  ['a product', () => ({ product: 'PRODUCT-7' })],
  ['a product, the soonest end', () => ({ product: 'PRODUCT-7', sort: 'maintenance' })],
  ['a month', () => ({ from: `${year()}-01-01`, to: `${year()}-01-31` })],
  ['a day, the soonest end', () => ({ from: `${year()}-01-05`, to: `${year()}-01-05`, sort: 'maintenance' })],
  ['a product within a month', () => ({ product: 'PRODUCT-7', from: `${year()}-01-01`, to: `${year()}-02-28` })],
  ['what has ended, the first first', () => ({ to: todayOf(portal.clock.now()), sort: 'maintenance' })],
  ['a common word, a country and a range', () => ({ q: 'bank', country: 'DE', from: `${year()}-01-01` })],
]

type Known = {
  number: string
  name: string
  country: string
  state: string | null
  words: string[]
  licences: Licence[]
}
type Licence = { product: string; ends: string | null; contract: string }

/** What the partner shares in, read once by the owner and looked through without any index or trick. */
async function everything(): Promise<Known[]> {
  const { rows } = await owner.query<Known & { id: string }>(
    `select o.id, o.number, o.legal_name as name, o.country, o.state,
      (select array_agg(word) from organization_words w where w.organization_id = o.id) as words,
      (select coalesce(json_agg(json_build_object('product', l.product_code, 'ends', l.maintenance_ends_on, 'contract', l.contract_number)), '[]')
        from licences l where l.organization_id = o.id) as licences
    from organizations o join advisor_grants g on g.organization_id = o.id where g.partner_id = $1`,
    [partner.id],
  )
  return rows
}

function naively(known: readonly Known[], given: Record<string, unknown>): string[] {
  const { q, product, country, state, from, to, sort } = searchOf(given)
  const ofProduct = (one: Known) => one.licences.filter((licence) => product === '' || licence.product === product)
  const within = (one: Known) =>
    ofProduct(one).filter(
      ({ ends }) => !(from || to) || (ends !== null && ends >= (from ?? '') && ends <= (to ?? '9999')),
    )
  const terms = q.toLowerCase().split(' ').filter(Boolean)
  const named = known.filter(
    (one) => one.number === q || one.licences.some(({ contract }) => contract === q.toUpperCase()),
  )
  const meets = (one: Known) =>
    (named.length > 0 ? named.includes(one) : terms.every((term) => one.words.some((word) => word.startsWith(term)))) &&
    (!country || (one.country === country && (state === '' || one.state === state))) &&
    (!(product || from || to) || within(one).length > 0)
  // What counts as ahead unless a range was asked for: what has not ended everywhere yet.
  const first = from ?? (to ? '' : earliestToday(portal.clock.now()))
  const next = (one: Known) =>
    within(one)
      .flatMap(({ ends }) => (ends !== null && ends >= first ? [ends] : []))
      .sort()[0] ?? '9999-12-31'
  const key = (one: Known) => (sort === 'name' ? one.name : next(one))
  return known
    .filter(meets)
    .map((one) => `${key(one)} ${one.number}`)
    .sort()
}

describe('PAR-12: sales search among thousands of customers', () => {
  test.each(questions)(
    'PAR-12: %s finds exactly those that a look at each would find, in order',
    async (_name, given) => {
      const search = searchOf(given())
      const found: string[] = []
      let after: string | undefined
      do {
        const page = await asPartner((ctx) => listCustomers(ctx, search, { after, limit: 100 }))
        found.push(...page.rows.map((row) => `${search.sort === 'name' ? row.name : row.next_end} ${row.number}`))
        after = page.next ?? undefined
      } while (after !== undefined)
      const keys = found.map((one) => one.slice(0, -9))
      expect(keys).toEqual(keys.toSorted())
      expect(found.toSorted()).toEqual(naively(await everything(), given()))
    },
    30_000,
  )

  test.each(questions.filter(([name]) => !name.includes('name has')))(
    'PAR-12: the first page of %s reads a small part of what is shared',
    async (_name, given) => {
      const read = await rowsRead((ctx) => listCustomers(ctx, searchOf(given()), { after: undefined, limit: 25 }))
      expect(read).toBeLessThan(2_500)
    },
  )

  test('PAR-12: what filters can offer is found by skipping, not by reading all', async () => {
    const read = await rowsRead(async (ctx) => {
      await listSharedProducts(ctx, null)
      await listCustomerPlaces(ctx, 'US')
    })
    expect(read).toBeLessThan(300)
  })
})

test.each([
  ['all', {}],
  ['of a product', { product: 'PRODUCT-7' }],
  ['by words of products', { named: { contracts: ['PRODUCT'], products: ['PRODUCT-1', 'PRODUCT-7'] } }],
  ['that end within a range', { from: '2027-01-01' as const, to: '2027-06-30' as const }],
])('PAR-12: a page of the licences that are shared, %s, reads a page and no more', async (_name, given) => {
  const all = { customerId: null, product: '', named: null, from: undefined, to: undefined }
  // The list of questions is of texts; they are days.
  const filter = { ...all, ...given } as Parameters<typeof listSharedLicenceRows>[1]
  const read = await rowsRead((ctx) => listSharedLicenceRows(ctx, filter, { after: undefined, limit: 25 }))
  expect(read).toBeGreaterThan(25)
  expect(read).toBeLessThan(400)
})
