import pg from 'pg'
import { connectionOptions } from '../server/platform/db.ts'
import { remindOfRenewalsJob } from '../server/renewals/remind-of-renewals.job.ts'
import type { TestPortal } from '../testing/portal.ts'
import { type Measure, measure, timed } from './measure.ts'
import { insertCustomers, insertGrants, insertPartner, withoutKeepers } from './partner-data.ts'
import { insertPrices } from './renewal-data.ts'

const licencesEach = 20
const rounds = 3
/** So many rows are written by one statement where nothing but the driver is at work. */
const atOnce = 500

/** What a run writes: of each table the columns and rows, as the driver takes them. */
type Written = { table: string; columns: string; types: string; rows: unknown[][] }

/**
 * REN-16: what digests of very many memberships cost, all of them due on one day, beside reading these memberships and writing
 * the same letters, jobs and notes by the bare driver. A fifth of the customers have an advisor, which gets digests of its own.
 */
export async function remindersBench(
  portal: TestPortal,
  owner: pg.Pool,
  sizes: { memberships: number },
): Promise<Measure[]> {
  const customers = Math.ceil(sizes.memberships / licencesEach)
  const partner = await insertPartner(owner, '30000001')
  await withoutKeepers(owner, () => insertCustomers(owner, customers, licencesEach))
  await insertPrices(owner)
  await owner.query(`update contacts set types = '{bill-to}' where types = '{administrator}'`)
  await insertGrants(owner, partner, 1, Math.ceil(customers / 5))
  await owner.query('update memberships set ends_on = current_date + 30')
  await owner.query('vacuum analyze')
  const bare = new pg.Client(connectionOptions(portal.database.ownerUrl, 'chancery-bench'))
  await bare.connect()
  const times: { digests: number; bare: number }[] = []
  let letters = 0
  for (let round = 0; round <= rounds; round += 1) {
    await forget(owner)
    const digests = await timed(() => remindOfRenewalsJob(portal.house))
    const written = await writtenBy(owner)
    letters = written[0]?.rows.length ?? 0
    await forget(owner)
    times.push({ digests, bare: await timed(() => scanAndInsert(bare, written)) })
  }
  await bare.end()
  if (letters < customers) throw new Error(`${customers} companies got ${letters} digests only`)
  // The first round only warms up.
  const counted = times.slice(1)
  const [ours, theirs] = [median(counted.map(({ digests }) => digests)), median(counted.map((one) => one.bare))]
  const { rows } = await owner.query<{ count: string }>('select count(*) from memberships')
  const name = `digests of ${Number(rows[0]?.count).toLocaleString('en')} memberships, ${letters.toLocaleString('en')} letters`
  return [measure(name, ours, 'ms', ours / theirs, 'bare scan and insert of the same rows', { most: 3 })]
}

const tables = ['letters', 'outbox', 'renewal_reminders'] as const

async function forget(owner: pg.Pool): Promise<void> {
  await owner.query(`truncate ${tables.join(', ')}, reminder_days`)
  await owner.query('vacuum analyze')
}

/** Everything that the run has written, to be written again. */
async function writtenBy(owner: pg.Pool): Promise<Written[]> {
  const written: Written[] = []
  for (const table of tables) {
    const { rows: columns } = await owner.query<{ name: string; type: string }>(
      `select quote_ident(attname) as name, format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
      [table],
    )
    const names = columns.map(({ name }) => name).join(', ')
    const { rows } = await owner.query<unknown[]>({
      text: `select ${columns.map(({ name, type }) => (type === 'jsonb' ? `${name}::text` : name)).join(', ')} from ${table}`,
      rowMode: 'array',
    })
    written.push({ table, columns: names, types: columns.map(({ type }) => type).join(','), rows })
  }
  return written
}

/** The memberships of each five hundred companies read, and the rows that came of them written. */
async function scanAndInsert(bare: pg.Client, written: readonly Written[]): Promise<void> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ; ) {
    const { rows } = await bare.query<{ id: string }>(
      'select id from organizations where id > $1 order by id limit $2',
      [after, atOnce],
    )
    await bare.query('select * from memberships where organization_id = any ($1)', [rows.map(({ id }) => id)])
    if (rows.length < atOnce) break
    after = rows.at(-1)?.id ?? after
  }
  for (const { table, columns, types, rows } of written)
    for (let from = 0; from < rows.length; from += atOnce) {
      const some = rows.slice(from, from + atOnce)
      const arrays = types.split(',').map((type, column) => ({ type, values: some.map((row) => row[column]) }))
      await bare.query(
        `insert into ${table} (${columns}) select * from unnest(${arrays.map(({ type }, at) => `$${at + 1}::${type}[]`).join(', ')})`,
        arrays.map(({ values }) => values),
      )
    }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
