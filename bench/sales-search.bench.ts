import type pg from 'pg'
import { sessionCookie } from '../server/platform/http.ts'
import type { TestPortal } from '../testing/portal.ts'
import { inTurns, type Measure, measure } from './measure.ts'
import { type BenchPartner, insertCustomers, insertGrants, insertPartner, withoutKeepers } from './partner-data.ts'

/** What a partner asks for, and at which of its addresses. */
const questions: readonly [name: string, path: string][] = [
  ['sales search as it opens', 'customers'],
  ['sales search by name', 'customers?q=an'],
  ['sales search by product', 'customers?product=PRODUCT-7'],
  ['sales search by country and state', 'customers?country=US&state=State%2010'],
  ['sales search by end of maintenance', 'customers?from=2026-12-01&to=2027-02-28&sort=maintenance'],
  ['shared licences as they open', 'shared-licences'],
  ['shared licences of one product', 'shared-licences?product=PRODUCT-7'],
  ['renewals due', 'customer-renewals'],
  // A page of ten: of one product the few have no more that ends ahead.
  ['renewals due of one product', 'customer-renewals?product=PRODUCT-7&limit=10'],
  ['renewals that lapsed', 'customer-renewals?standing=lapsed'],
]
const each = 8
const rounds = 9

/**
 * PAR-12, PAR-13: what the search and the lists cost a partner with very many customers, beside one with few, among as many licences
 * of others. Each customer has 20 licences.
 */
export async function salesSearchBench(
  portal: TestPortal,
  owner: pg.Pool,
  sizes: { customers: number; many: number; few: number },
): Promise<Measure[]> {
  const few = await insertPartner(owner, '30000001')
  const many = await insertPartner(owner, '30000002')
  await withoutKeepers(owner, () => insertCustomers(owner, sizes.customers, 20))
  await owner.query('analyze')
  await insertGrants(owner, many, 1, sizes.many)
  await insertGrants(owner, few, sizes.many + 1, sizes.few)
  await owner.query('vacuum analyze')
  const measures: Measure[] = []
  for (const [name, path] of questions) {
    const ask = (partner: BenchPartner) => async () => {
      for (let turn = 0; turn < each; turn += 1) await answerOf(portal, partner, path)
    }
    const { one, other } = await inTurns(rounds, ask(many), ask(few))
    measures.push(
      measure(
        `${name}, ${sizes.many.toLocaleString('en')} customers`,
        one / each,
        'ms',
        one / other,
        `${sizes.few} customers`,
        { most: 1.5 },
      ),
    )
  }
  return measures
}

async function answerOf(portal: TestPortal, partner: BenchPartner, path: string): Promise<void> {
  const response = await portal.app.inject({
    url: `/v1/organizations/${partner.number}/${path}`,
    cookies: { [sessionCookie]: partner.sessionToken },
  })
  if (response.statusCode !== 200) throw new Error(`${path} answered ${response.statusCode}: ${response.body}`)
}
