import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { connectionOptions } from '../server/platform/db.ts'
import { sessionCookie } from '../server/platform/http.ts'
import { priceQuote, type QuoteInput } from '../server/pricing/quote-price-rules.ts'
import type { TestPortal } from '../testing/portal.ts'
import { type BenchCustomer, insertCustomer, insertLicences } from './licence-data.ts'
import { inTurns, type Measure, measure } from './measure.ts'
import { recording } from './recording.ts'
import { insertPrices } from './renewal-data.ts'

/** So many licences that those which can be renewed are about as many as a quote may have lines. */
const licences = 11_400
const rounds = 5

/**
 * REN-8: pricing and explaining a quote of very many lines, beside storing it: the statements of a recorded run sent by the
 * bare driver, and rolled back. And all of saving it through the door, beside the same.
 */
export async function priceQuoteBench(portal: TestPortal, owner: pg.Pool): Promise<Measure[]> {
  const customer = await insertCustomer(owner, '10000001')
  await owner.query(`update contacts set types = '{administrator}' where organization_id = $1`, [customer.id])
  await insertPrices(owner)
  await insertLicences(owner, customer.id, licences)
  await owner.query('analyze')
  const recorded = await recording(() => save(portal, customer))
  const stored = recorded.filter(({ text }) => /insert into quote(?:s|_lines) /.test(text))
  const { rows } = await owner.query<{ document: QuoteInput }>('select document from quotes')
  const [quote] = rows
  if (!quote || stored.length !== 2) throw new Error(`a quote is stored by ${stored.length} statements`)
  const client = new pg.Client(connectionOptions(portal.database.ownerUrl, 'chancery-bench'))
  await client.connect()
  const store = async (): Promise<void> => {
    const id = randomUUID()
    await client.query('begin')
    for (const { text, values } of stored) await client.query({ text, values: renamed(values, recordedId(stored), id) })
    await client.query('rollback')
  }
  try {
    const pricing = await inTurns(rounds, () => JSON.stringify(priceQuote(quote.document)), store)
    const saving = await inTurns(rounds, () => save(portal, customer), store)
    const lines = quote.document.lines.length
    const bare = 'storing it by the bare driver'
    return [
      measure(`price and explain a quote of ${lines} lines`, pricing.one, 'ms', pricing.one / pricing.other, bare, {
        most: 1,
      }),
      measure(`save a quote of ${lines} lines`, saving.one, 'ms', saving.one / saving.other, bare, { most: 3 }),
    ]
  } finally {
    await client.end()
  }
}

async function save(portal: TestPortal, customer: BenchCustomer): Promise<void> {
  const response = await portal.app.inject({
    method: 'POST',
    url: `/v1/organizations/${customer.number}/quotes`,
    headers: { 'idempotency-key': randomUUID() },
    cookies: { [sessionCookie]: customer.sessionToken },
    payload: { all: true, termMonths: 12 },
  })
  if (response.statusCode !== 200) throw new Error(`saving answered ${response.statusCode}: ${response.body}`)
}

/** The id under which the recorded run kept its quote: the second value of what stored it. */
function recordedId(stored: readonly { values: unknown[] }[]): string {
  return String(stored[0]?.values[1])
}

/** The values of a recorded statement, for a quote of another id and number. */
function renamed(values: readonly unknown[], former: string, id: string): unknown[] {
  return values.map((value) => {
    if (value === former) return id
    return typeof value === 'string' && /^Q-\d{8}$/.test(value) ? `Q-${String(Date.now()).slice(-8)}` : value
  })
}
