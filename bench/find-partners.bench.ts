import type pg from 'pg'
import { sessionCookie } from '../server/platform/http.ts'
import type { TestPortal } from '../testing/portal.ts'
import { type BenchCustomer, insertCustomer } from './licence-data.ts'
import { inTurns, type Measure, measure } from './measure.ts'
import { insertListedPartners, withoutKeepers } from './partner-data.ts'

const questions: readonly [name: string, query: string][] = [
  ['by country', 'country=DE'],
  ['by three letters', 'country=DE&q=ana'],
  ['by a whole name, case and legal form left aside', 'country=DE&q=ANA%20E%20Gmbh'],
  ['by what nobody is called', 'country=DE&q=zzzz'],
]
const each = 8
const rounds = 9

/** A portal with so many partners to find. */
export type PartnersToFind = { portal: TestPortal; owner: pg.Pool; count: number }

/** PAR-6: what finding a partner costs among very many organizations, beside few. */
export async function findPartnersBench(many: PartnersToFind, few: PartnersToFind): Promise<Measure[]> {
  const ask: Record<string, (query: string) => Promise<void>> = {}
  for (const [name, { portal, owner, count }] of Object.entries({ many, few })) {
    const customer = await insertCustomer(owner, '20000009')
    await withoutKeepers(owner, () => insertListedPartners(owner, count))
    await owner.query('vacuum analyze')
    ask[name] = (query) => find(portal, customer, query)
  }
  const measures: Measure[] = []
  for (const [name, query] of questions) {
    const times = (one: string) => async () => {
      for (let turn = 0; turn < each; turn += 1) await ask[one]?.(query)
    }
    const { one, other } = await inTurns(rounds, times('many'), times('few'))
    const title = `find a partner ${name} among ${many.count.toLocaleString('en')}`
    measures.push(measure(title, one / each, 'ms', one / other, `among ${few.count.toLocaleString('en')}`, { most: 2 }))
  }
  return measures
}

async function find(portal: TestPortal, customer: BenchCustomer, query: string): Promise<void> {
  const response = await portal.app.inject({
    url: `/v1/organizations/${customer.number}/partners?${query}`,
    cookies: { [sessionCookie]: customer.sessionToken },
  })
  if (response.statusCode !== 200) throw new Error(`finding answered ${response.statusCode}: ${response.body}`)
}
