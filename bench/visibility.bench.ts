import pg from 'pg'
import { connectionOptions } from '../server/platform/db.ts'
import { sessionCookie } from '../server/platform/http.ts'
import type { TestPortal } from '../testing/portal.ts'
import { insertCustomer, insertLicences } from './licence-data.ts'
import { inTurns, type Measure, measure } from './measure.ts'
import { insertCustomers, insertGrants, insertListedPartners, insertPartner, withoutKeepers } from './partner-data.ts'
import { recording, type Statement } from './recording.ts'
import { insertStaffMember } from './staff-data.ts'

/** Who asks, as what role of the database, for what. */
type Question = { name: string; role: string; sessionToken: string; path: string }

const rounds = 300

/**
 * What the rows' policies add to the very same statements: those that a list sends, as the role and with the context with
 * which it sends them, beside the same without either. Both go over one connection of a superuser, whom policies bind once it
 * has taken the role: two processes of the server that take turns differ by up to a third for the machine's sake alone.
 */
export async function visibilityBench(
  portal: TestPortal,
  owner: pg.Pool,
  sizes: { customers: number; licences: number; partners: number },
  superuserUrl: string,
): Promise<Measure[]> {
  const questions = await insertWorld(owner, sizes)
  const client = new pg.Client(connectionOptions(inDatabaseOf(superuserUrl, portal), 'chancery-bench'))
  await client.connect()
  try {
    const measures: Measure[] = []
    for (const question of questions) measures.push(await measureOne(portal, question, client))
    return measures
  } finally {
    await client.end()
  }
}

async function measureOne(portal: TestPortal, question: Question, client: pg.Client): Promise<Measure> {
  await ask(portal, question)
  const { begin, queries } = lastOf(question, await recording(() => ask(portal, question)))
  const [withPolicies, without] = [await rowsOf(client, begin, queries), await rowsOf(client, 'begin', queries)]
  if (withPolicies !== without)
    throw new Error(`${question.name}: ${withPolicies} rows seen, ${without} without policies`)
  const { one, other } = await inTurns(
    rounds,
    () => rowsOf(client, begin, queries),
    () => rowsOf(client, 'begin', queries),
  )
  const title = `visibility of ${question.name} (${queries.length} statements)`
  return measure(title, one, 'ms', one / other, 'the same SQL without policies', { most: 1.3 })
}

/** Sends the statements in a transaction; tells how many rows came back. */
async function rowsOf(client: pg.Client, begin: string, queries: readonly Statement[]): Promise<number> {
  await client.query(begin)
  let count = 0
  for (const { text, values } of queries) count += (await client.query({ text, values })).rowCount ?? 0
  await client.query('commit')
  return count
}

/** The last transaction of this role, which is the list's own: what came before found out who asks. */
function lastOf({ name, role }: Question, statements: readonly Statement[]): { begin: string; queries: Statement[] } {
  const start = statements.findLastIndex(
    ({ text }) => text.startsWith('begin') && text.includes(` role chancery_${role};`),
  )
  const begin = statements[start]?.text
  const queries = statements
    .slice(start + 1)
    .filter(({ text }) => /^\s*(select|with)\b/.test(text) && !text.includes('insert into'))
  if (begin === undefined || queries.length === 0) throw new Error(`${name} sent nothing as ${role}`)
  return { begin, queries }
}

async function ask(portal: TestPortal, { path, sessionToken }: Question): Promise<void> {
  const response = await portal.app.inject({ url: `/v1${path}`, cookies: { [sessionCookie]: sessionToken } })
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${response.body}`)
}

function inDatabaseOf(superuserUrl: string, portal: TestPortal): string {
  const url = new URL(superuserUrl)
  url.pathname = new URL(portal.database.ownerUrl).pathname
  return url.href
}

/** A customer, a partner and one of the staff, among many; and what each asks for. */
async function insertWorld(
  owner: pg.Pool,
  sizes: { customers: number; licences: number; partners: number },
): Promise<Question[]> {
  const customer = await insertCustomer(owner, '30000003')
  const partner = await insertPartner(owner, '30000004')
  const staffToken = await insertStaffMember(owner)
  await withoutKeepers(owner, async () => {
    await insertLicences(owner, customer.id, sizes.licences)
    await insertCustomers(owner, sizes.customers, 20)
    await insertListedPartners(owner, sizes.partners)
  })
  await owner.query('analyze')
  await insertGrants(owner, partner, 1, sizes.customers / 5)
  await owner.query('vacuum analyze')
  const asCustomer = { role: 'customer', sessionToken: customer.sessionToken }
  const asPartner = { role: 'partner', sessionToken: partner.sessionToken }
  const asStaff = { role: 'staff', sessionToken: staffToken }
  const [ours, theirs] = [`/organizations/${customer.number}`, `/organizations/${partner.number}`]
  return [
    { ...asCustomer, name: "a customer's licences", path: `${ours}/licences` },
    {
      ...asCustomer,
      name: "a customer's licences of one product",
      path: `${ours}/licences?product=PRODUCT-7&sort=quantity`,
    },
    { ...asCustomer, name: "a customer's search for a partner", path: `${ours}/partners?country=DE&q=ana` },
    { ...asStaff, name: "the staff's licences", path: '/licences' },
    { ...asStaff, name: "the staff's search for a company", path: '/organizations?q=an' },
    { ...asStaff, name: "the staff's search for a person", path: '/contacts?q=ana%40400001' },
    { ...asPartner, name: "a partner's licences", path: `${theirs}/shared-licences` },
    { ...asPartner, name: "a partner's customers", path: `${theirs}/customers` },
    { ...asPartner, name: "a partner's search by name", path: `${theirs}/customers?q=an` },
    {
      ...asPartner,
      name: "a partner's search by product",
      path: `${theirs}/customers?product=PRODUCT-7&sort=maintenance`,
    },
  ]
}
