import pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../contract/all.ts'
import { connectionOptions, type Database, type Tx } from '../server/platform/db.ts'
import { sessionCookie } from '../server/platform/http.ts'
import { newMigratedDatabase, openPortalOn, type TestPortal } from '../testing/portal.ts'
import { insertListWorld, type ListWorld } from './list-data.ts'

/** More of everything than a page of it may cost to read. */
const many = 7_000
/** So many rows are read for one statement of a list at most, and for one that counts. */
const [readMost, countMost] = [6_000, 10_100]

let portal: TestPortal
let owner: pg.Pool
let world: ListWorld

beforeAll(async () => {
  portal = await openPortalOn(await newMigratedDatabase(), { db: observed })
  portal.clock.set(new Date().toISOString())
  owner = new pg.Pool({ ...connectionOptions(portal.database.ownerUrl, 'chancery-test'), max: 1 })
  world = await insertListWorld(owner, many)
}, 120_000)

afterAll(async () => {
  await owner.end()
  await portal.close()
})

type Step = {
  'Node Type': string
  'Relation Name'?: string
  'Actual Rows'?: number
  'Actual Loops'?: number
  'Rows Removed by Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: Step[]
}
type Reading = { text: string; rows: number }

let readings: Reading[] = []

/** The same database, telling of each statement that reads how many rows of tables it met. */
function observed(real: Database): Database {
  return { ...real, within: (context, work) => real.within(context, (tx) => work(observing(tx))) }
}

function observing(tx: Tx): Tx {
  const look = async (query: Sql): Promise<void> => {
    if (!/^\s*(select|with)\b/.test(query.sql) || /\b(insert into|update|delete from|advisory)\b/.test(query.sql))
      return
    const before = await rowsFetched(tx)
    const [row] = await tx.many<{ 'QUERY PLAN': { Plan: Step }[] }>(
      sql`explain (analyze, timing off, format json) ${query}`,
    )
    const planned = (row?.['QUERY PLAN'] ?? []).reduce((sum, { Plan }) => sum + rowsMet(Plan), 0)
    const rows = Math.max(planned, (await rowsFetched(tx)) - before)
    readings.push({ text: query.sql.replace(/\s+/g, ' ').trim(), rows })
  }
  return {
    ...tx,
    many: async (query) => look(query).then(() => tx.many(query)),
    maybe: async (query) => look(query).then(() => tx.maybe(query)),
    one: async (query) => look(query).then(() => tx.one(query)),
  }
}

/**
 * How many rows this transaction has fetched from tables, by its functions too, whose own statements no plan tells of. Those of some
 * dozen rows are read as a whole, as that is quicker than by an index.
 */
async function rowsFetched(tx: Tx): Promise<number> {
  const { rows } = await tx.one<{ rows: number }>(sql`
    select coalesce(sum(pg_stat_get_xact_tuples_returned(oid) + pg_stat_get_xact_tuples_fetched(oid)), 0)::integer as rows
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and reltuples > 100`)
  return rows
}

function rowsMet(step: Step): number {
  const each =
    (step['Actual Rows'] ?? 0) + (step['Rows Removed by Filter'] ?? 0) + (step['Rows Removed by Index Recheck'] ?? 0)
  const own = step['Relation Name'] === undefined ? 0 : each * (step['Actual Loops'] ?? 1)
  return (step.Plans ?? []).reduce((sum, part) => sum + rowsMet(part), own)
}

type Asker = 'customer' | 'partner' | 'staff' | 'nobody'
/**
 * Lists by operation: who asks, below which address, and with which questions besides none. Left out are filters of one
 * company's people, of the vendor's partners and of one version's prices that hardly any of them meet: these are looked
 * through, as they are thousands.
 */
const lists: Record<string, { as: Asker; path: () => string; questions?: readonly string[] }> = {
  listAuditEvents: {
    as: 'customer',
    path: () => 'audit-events',
    questions: ['action=contact.added', 'action=licence', 'from=2025-01-03&to=2025-01-04'],
  },
  listSessions: { as: 'customer', path: () => '/me/sessions' },
  listPersonas: { as: 'nobody', path: () => '/demo/personas' },
  findOrganizations: {
    as: 'staff',
    path: () => '/organizations',
    questions: ['q=40000007', 'q=an', 'q=systems', 'q=systems+a', 'q=ana@40000007.example', 'q=zzzz'],
  },
  listStaffMembers: { as: 'staff', path: () => '/staff-members' },
  listContacts: {
    as: 'customer',
    path: () => 'contacts',
    questions: ['q=name7', 'q=n77', 'sort=email', 'sort=newest', 'type=bill-to', 'status=inactive', 'q=zzzz'],
  },
  findContacts: { as: 'staff', path: () => '/contacts', questions: ['q=family7', 'q=n7@many.example', 'q=zzzz'] },
  listAccessRequests: { as: 'customer', path: () => 'access-requests', questions: ['state=over'] },
  listRecoveryRequests: { as: 'staff', path: () => '/recovery-requests', questions: ['state=over'] },
  listProducts: { as: 'staff', path: () => '/products' },
  listSkus: { as: 'staff', path: () => '/skus' },
  listPartnerPeople: { as: 'partner', path: () => 'partner/people', questions: ['q=family7', 'q=zzzz'] },
  listPartners: {
    as: 'staff',
    path: () => '/partners',
    questions: ['q=an', 'q=gmbh', 'q=zzzz', 'q=60000007', 'status=active', 'country=DE'],
  },
  listPartnerLevels: { as: 'staff', path: () => '/partner-levels' },
  listMissingPartners: { as: 'staff', path: () => '/missing-partners' },
  listAdvisors: { as: 'customer', path: () => 'advisors', questions: ['state=ended', 'state=all'] },
  listLicenceAssignments: {
    as: 'customer',
    path: () => 'licence-assignments',
    questions: ['advisor=none', 'product=PRODUCT-7', 'model=site'],
  },
  findPartners: {
    as: 'customer',
    path: () => 'partners?country=DE',
    questions: ['q=ana', 'q=zzzz', 'q=a+e', 'q=gmbh'],
  },
  listPartnerContacts: { as: 'customer', path: () => `partners/60000007/contacts` },
  listAdvisorDrafts: { as: 'customer', path: () => 'advisor-drafts' },
  listDraftLicences: {
    as: 'customer',
    path: () => `advisor-drafts/${world.draftId}/licences`,
    questions: ['product=PRODUCT-7', 'model=site', 'ticked=yes', 'ticked=no'],
  },
  searchCustomers: {
    as: 'partner',
    path: () => 'customers',
    questions: ['q=an', 'product=PRODUCT-7', 'sort=maintenance'],
  },
  listCustomerTasks: { as: 'partner', path: () => 'customer-tasks' },
  listSharedLicences: { as: 'partner', path: () => 'shared-licences', questions: ['product=PRODUCT-7'] },
  listCustomerRenewals: {
    as: 'partner',
    path: () => 'customer-renewals',
    questions: ['standing=lapsed', 'product=PRODUCT-7', 'country=DE', 'endsBy=2027-12-31'],
  },
  listCustomerLines: { as: 'partner', path: () => 'customers/40000001/renewals/lines' },
  listPartnerQuotes: {
    as: 'partner',
    path: () => 'customer-quotes',
    questions: ['status=sent', 'customer=40000001', 'q=Q-600', 'q=S-600', 'q=600', 'q=zzzz'],
  },
  listCustomerQuoteLines: {
    as: 'partner',
    path: () => `customers/40000001/quotes/${world.partnerQuoteId}/lines`,
  },
  listTerritories: { as: 'staff', path: () => '/territories', questions: ['country=ES'] },
  listDealCredits: { as: 'staff', path: () => '/organizations/30000003/deal-credits', questions: ['state=all'] },
  listPartnerCredits: {
    as: 'staff',
    path: () => '/organizations/30000004/partner/deal-credits',
    questions: ['state=all', 'q=an', 'q=zzzz', 'q=40000007'],
  },
  listOwnCredits: { as: 'partner', path: () => 'partner/own-credits', questions: ['state=all', 'q=an', 'q=zzzz'] },
  listLicenceRequests: { as: 'customer', path: () => 'licence-requests' },
  listLicences: {
    as: 'customer',
    path: () => 'licences',
    questions: ['product=PRODUCT-7', 'sort=newest', 'maintenance=ending&sort=product', 'view=rescinded', 'view=new'],
  },
  listHosts: { as: 'customer', path: () => 'hosts', questions: ['q=host-77', 'q=zzzz'] },
  listLicenceEvents: { as: 'customer', path: () => `licences/${world.licenceId}/events` },
  listLicenceViews: { as: 'customer', path: () => 'licence-views' },
  findLicences: { as: 'staff', path: () => '/licences', questions: ['orderNumber=SO-40000007-1'] },
  listProgrammes: { as: 'staff', path: () => '/programmes' },
  listPriceSchedules: { as: 'staff', path: () => '/price-schedules' },
  listPriceRates: { as: 'staff', path: () => '/price-schedules/EMEA/versions/1/rates' },
  listRenewalPrices: { as: 'customer', path: () => 'renewals/prices/rates' },
  listRenewableLines: {
    as: 'customer',
    path: () => 'renewals/lines',
    questions: [
      'renewable=no',
      'renewable=all',
      'product=PRODUCT-7',
      'product=PRODUCT-999',
      'state=recovery&renewable=all',
      'endsBy=2026-01-02',
      'q=zzzz',
      'q=zzzz&renewable=all',
    ],
  },
  listQuotes: {
    as: 'customer',
    path: () => 'quotes',
    questions: ['status=ordered', 'status=declined', 'q=label+77', 'q=Q-1000', 'q=zzzz'],
  },
  listQuoteLines: { as: 'customer', path: () => `quotes/${world.quoteId}/lines` },
  listOrders: {
    as: 'customer',
    path: () => 'orders',
    questions: ['status=placed', 'status=cancelled', 'q=S-1000', 'q=po+77', 'q=Q-1000', 'q=zzzz'],
  },
  listReminders: { as: 'customer', path: () => 'renewals/reminders' },
  listQuotesOfAll: {
    as: 'staff',
    path: () => '/quotes',
    questions: [
      ...['approval', 'draft', 'sent', 'follow-up'].map((show) => `show=${show}`),
      ...['mine=on', 'show=sent&mine=on', 'q=Q-20000007', 'q=40000007', 'q=zzzz'],
    ],
  },
  listQuoteQuestions: { as: 'customer', path: () => `quotes/${world.quoteId}/questions` },
  listQuoteLinks: { as: 'customer', path: () => `quotes/${world.quoteId}/links` },
  listSharedQuoteLines: { as: 'nobody', path: () => '/shared-quotes/link%201/lines' },
  listOrdersToBook: {
    as: 'staff',
    path: () => '/orders',
    questions: ['show=all', 'q=S-10000007', 'q=po+77&show=all', 'q=30000003', 'q=30000003&show=all', 'q=zzzz'],
  },
  listArticles: { as: 'nobody', path: () => '/help/articles?language=en' },
  searchArticles: { as: 'nobody', path: () => '/help/search?language=en&q=licence' },
  listLetters: { as: 'nobody', path: () => '/demo/letters' },
  listGivenUpJobs: { as: 'staff', path: () => '/given-up-jobs' },
  listExports: { as: 'customer', path: () => 'exports' },
  // Not lists by their names, but made of lists, or of what is looked up among very many.
  readRenewalCertificate: { as: 'customer', path: () => 'renewals/certificate', questions: ['product=PRODUCT-7'] },
  search: {
    as: 'customer',
    path: () => 'search',
    questions: ['q=name7', 'q=host-77', 'q=SO-7', 'q=2A', 'q=Q-100', 'q=S-100'],
  },
  readCustomerQuote: { as: 'partner', path: () => `customers/40000001/quotes/${world.partnerQuoteId}` },
  readSharedQuote: { as: 'nobody', path: () => '/shared-quotes/link%201' },
  readOverview: { as: 'customer', path: () => 'overview' },
}

/** Asks a list; tells its answer, and leaves what was read for it in `readings`. */
async function ask(name: string, question: string): Promise<unknown> {
  const { as, path } = lists[name] ?? { as: 'nobody' as const, path: () => '' }
  const { customer, partner, staffToken } = world
  const below = path().startsWith('/')
    ? path()
    : `/organizations/${(as === 'partner' ? partner : customer).number}/${path()}`
  const url = `/v1${below}${question === '' ? '' : `${below.includes('?') ? '&' : '?'}${question}`}`
  const token = { customer: customer.sessionToken, partner: partner.sessionToken, staff: staffToken, nobody: '' }[as]
  readings = []
  const response = await portal.app.inject({ url, cookies: token === '' ? {} : { [sessionCookie]: token } })
  expect(response.statusCode, response.body).toBe(200)
  return response.json()
}

async function readingsOf(name: string, question: string): Promise<Reading[]> {
  await ask(name, question)
  return readings
}

test('PLT-6: every list and search of the contract is asked here', () => {
  const named = Object.keys(contract).filter((name) => /^(list|search|find)[A-Z]/.test(name))
  expect(named.filter((name) => !Object.hasOwn(lists, name))).toEqual([])
})

const asked = Object.entries(lists).flatMap(([name, { questions }]) =>
  ['', ...(questions ?? [])].map((question): [string, string] => [name, question]),
)

test.each(asked)('PLT-6: %s %s reads a page and not all that there is', async (name, question) => {
  const dear = (await readingsOf(name, question)).filter(
    ({ text, rows }) => rows > (/^select (count\(\*\)|(array\[)?\(select count)/.test(text) ? countMost : readMost),
  )
  expect(dear).toEqual([])
})

const page = z.object({ items: z.array(z.unknown()), next: z.string().nullable() })

test.each([
  ['listOrders', 'status=cancelled', 1],
  ['listQuotes', 'q=Q-10000001', 1],
  ['listRenewableLines', 'renewable=all&product=PRODUCT-999', 0],
])('PLT-6: %s %s finds the last of very many by going on', async (name, question, count) => {
  const first = page.parse(await ask(name, question))
  expect([first.items, first.next]).toEqual([[], expect.any(String)])
  let found = 0
  for (let next = first.next; next !== null; ) {
    const following = page.parse(await ask(name, `${question}&after=${next}`))
    found += following.items.length
    next = following.next
  }
  expect(found).toBe(count)
})
