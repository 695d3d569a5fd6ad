import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { statusPlace } from '../server/licences/status-list-rules.ts'
import { connectionOptions } from '../server/platform/db.ts'
import { sessionCookie } from '../server/platform/http.ts'
import type { TestPortal } from '../testing/portal.ts'
import { type BenchCustomer, insertCustomer, insertRoomyLicence } from './licence-data.ts'
import { inTurns, type Measure, measure } from './measure.ts'
import { recording, type Statement } from './recording.ts'

const each = 100
const rounds = 9

/**
 * LIC-6: allocations through the HTTP door, sign-in check, audit row, job and file row included, beside the very same
 * statements sent by the bare driver: those of a recorded run, on another licence and with other identifiers.
 */
export async function allocateBench(portal: TestPortal, owner: pg.Pool): Promise<Measure[]> {
  const customer = await insertCustomer(owner, '10000001')
  const [ours, theirs] = [await insertRoomyLicence(owner, customer.id), await insertRoomyLicence(owner, customer.id)]
  await allocate(portal, customer, ours)
  const recorded = await recording(() => allocate(portal, customer, ours))
  const known = await knownIds(owner, ours, theirs)
  const client = new pg.Client(connectionOptions(portal.database.appUrl, 'chancery-bench'))
  await client.connect()
  try {
    const { one, other } = await inTurns(
      rounds,
      async () => {
        for (let turn = 0; turn < each; turn += 1) await allocate(portal, customer, ours)
      },
      async () => {
        for (let turn = 0; turn < each; turn += 1) await replay(client, recorded, known)
      },
    )
    const name = `allocate a licence (${recorded.length} statements)`
    return [
      measure(name, (each / one) * 1000, 'allocations/s', other / one, 'the same SQL by the bare driver', {
        least: 0.5,
      }),
    ]
  } finally {
    await client.end()
  }
}

async function allocate(portal: TestPortal, customer: BenchCustomer, licenceId: string): Promise<void> {
  const response = await portal.app.inject({
    method: 'POST',
    url: `/v1/organizations/${customer.number}/licences/${licenceId}/allocate`,
    headers: { 'idempotency-key': randomUUID() },
    cookies: { [sessionCookie]: customer.sessionToken },
    payload: { hostIdType: 'hostname', hostId: `srv-${randomUUID()}`, quantity: 1 },
  })
  if (response.statusCode !== 200) throw new Error(`allocation answered ${response.statusCode}: ${response.body}`)
}

const identifier = /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Sends recorded statements again for another licence. What the run had made anew is made anew, the same for the same;
 * the file takes the place in the status lists that this run's own sequence gives.
 */
async function replay(
  client: pg.Client,
  statements: readonly Statement[],
  known: ReadonlyMap<string, string>,
): Promise<void> {
  const made = new Map(known)
  const anew = (id: string): string => {
    const other = made.get(id) ?? randomUUID()
    made.set(id, other)
    return other
  }
  let place = { list: 0, index: 0 }
  for (const { text, values } of statements) {
    const changed = values.map((value) => (typeof value === 'string' ? value.replaceAll(identifier, anew) : value))
    if (text.includes('insert into licence_files')) changed.splice(7, 2, place.list, place.index)
    const { rows } = await client.query({ text, values: changed })
    if (text.includes('nextval')) place = statusPlace(Number(rows[0]?.position))
  }
}

/** What is there already and stays what it is in a replay, but for the licence, which becomes the other one. */
async function knownIds(owner: pg.Pool, ours: string, theirs: string): Promise<Map<string, string>> {
  const { rows } = await owner.query<{ id: string }>(
    'select id from organizations union select id from users union select id from contacts union select id from sessions',
  )
  return new Map([...rows.map(({ id }): [string, string] => [id, id]), [ours, theirs]])
}
