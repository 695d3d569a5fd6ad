import type pg from 'pg'
import { sessionCookie } from '../server/platform/http.ts'
import type { TestPortal } from '../testing/portal.ts'
import { type BenchCustomer, insertCustomer, insertLicences, insertManyLicences } from './licence-data.ts'
import { inTurns, type Measure, measure } from './measure.ts'

/** The list as people ask for it: as it opens, filtered, sorted otherwise, and a page further down. */
const questions: readonly [name: string, query: string][] = [
  ['as it opens', ''],
  ['of one product', 'product=PRODUCT-7'],
  ['of one product, active, by quantity', 'product=PRODUCT-7&status=active&sort=quantity&order=descending'],
  ['the newest first', 'sort=newest'],
  ['maintenance ending, by product', 'maintenance=ending&sort=product'],
]
const each = 8
const rounds = 9

/** LIC-3: what the list costs where one organization has very many licences, beside one that has few. */
export async function listLicencesBench(
  portal: TestPortal,
  owner: pg.Pool,
  sizes: { few: number; many: number },
): Promise<Measure[]> {
  const few = await insertCustomer(owner, '20000001')
  const many = await insertCustomer(owner, '20000002')
  await insertLicences(owner, few.id, sizes.few)
  await insertManyLicences(owner, many.id, sizes.many)
  await owner.query('vacuum analyze licences')
  const measures: Measure[] = []
  for (const [name, query] of questions) {
    const ask = (customer: BenchCustomer) => async () => {
      for (let turn = 0; turn < each; turn += 1) await list(portal, customer, query)
    }
    const { one, other } = await inTurns(rounds, ask(many), ask(few))
    const title = `list ${sizes.many.toLocaleString('en')} licences, ${name}`
    measures.push(
      measure(title, one / each, 'ms', one / other, `the same at ${sizes.few.toLocaleString('en')}`, { most: 1.5 }),
    )
  }
  return measures
}

async function list(portal: TestPortal, customer: BenchCustomer, query: string): Promise<void> {
  const response = await portal.app.inject({
    url: `/v1/organizations/${customer.number}/licences?${query}`,
    cookies: { [sessionCookie]: customer.sessionToken },
  })
  if (response.statusCode !== 200) throw new Error(`the list answered ${response.statusCode}: ${response.body}`)
}
