import { createHash, type Hash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import { LineReader } from './backup-lines.ts'
import { type BackupPlan, planBackup, selectionOf } from './backup-plan.ts'
import { copyIn, copyOut } from './copy.ts'
import { OperatorFault } from './operator-fault.ts'

/** What was copied: rows per table. */
export type BackupReport = { createdAt: string; tables: Record<string, number>; rows: number }

const head = z.strictObject({
  format: z.literal('chancery-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  fingerprint: z.string(),
  migrations: z.array(z.strictObject({ name: z.string(), checksum: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.strictObject({ name: z.string(), value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
})
type Head = z.output<typeof head>

const tail = z.strictObject({
  tables: z.record(z.string(), z.strictObject({ rows: z.number().int(), sha256: z.string() })),
})
type Tail = z.output<typeof tail>

/** Ends the rows of a table, as in PostgreSQL's own text format, where no row can look like this. */
const endOfRows = '\\.'

/**
 * Copies a whole database into one compressed file: the state of one moment, while the portal goes on (PLT-2). The file
 * appears under its name only when it is complete. Keys and the secret are not in it: they are copied apart.
 */
export async function writeBackup(options: {
  ownerUrl: string
  file: string
  createdAt: string
}): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'chancery-backup' })
  await client.connect()
  const partial = `${options.file}.partial`
  const counted: Tail = { tables: {} }
  try {
    await client.query('begin isolation level repeatable read, read only')
    const plan = await planBackup(client)
    const first: Head = { format: 'chancery-backup', version: 1, createdAt: options.createdAt, ...plan }
    await pipeline(everything(client, first, plan, counted), createGzip(), createWriteStream(partial, { mode: 0o600 }))
    await client.query('commit')
    await onDisk(partial)
    await rename(partial, options.file)
    return reportOf(options.createdAt, counted)
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function* everything(
  client: pg.Client,
  first: Head,
  plan: BackupPlan,
  counted: Tail,
): AsyncGenerator<string | Buffer> {
  yield `${JSON.stringify(first)}\n`
  for (const table of plan.tables) {
    const hash = createHash('sha256')
    let rows = 0
    for await (const line of copyOut(client, `copy (${selectionOf(client, table)}) to stdout`)) {
      hash.update(line)
      rows += 1
      yield line
    }
    yield `${endOfRows}\n`
    counted.tables[table.name] = { rows, sha256: hash.digest('hex') }
  }
  yield `${JSON.stringify(counted)}\n`
}

async function onDisk(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}

function reportOf(createdAt: string, counted: Tail): BackupReport {
  const entries = Object.entries(counted.tables).map(([name, { rows }]): [string, number] => [name, rows])
  return { createdAt, tables: Object.fromEntries(entries), rows: entries.reduce((sum, [, rows]) => sum + rows, 0) }
}

/** Tables that migrations fill, for the vendor to change: a restored portal has what the backup has instead. */
const delivered = ['useful_links', 'partner_levels', 'programmes']

/**
 * Fills an empty, migrated database from a backup, in one transaction: all of it or nothing. Throws a OperatorFault where the
 * database is not empty or of another version, the secret is another, or the file is damaged.
 */
export async function restoreBackup(options: { ownerUrl: string; file: string }): Promise<BackupReport> {
  const client = new pg.Client({ connectionString: options.ownerUrl, application_name: 'chancery-restore' })
  await client.connect()
  const file = createReadStream(options.file)
  const gunzip = createGunzip()
  // A fault of either ends the lines, and with them the transaction; it may come before anybody reads.
  file.on('error', (fault) => gunzip.destroy(fault))
  gunzip.on('error', () => undefined)
  const lines = new LineReader(file.pipe(gunzip))
  try {
    await client.query('begin')
    const report = await restoreLines(client, lines)
    await client.query('commit')
    return report
  } catch (error) {
    await client.query('rollback')
    throw tellsOfDamage(error) ? damaged() : error
  } finally {
    file.destroy()
    await client.end()
  }
}

async function restoreLines(client: pg.Client, lines: LineReader): Promise<BackupReport> {
  const first = readJson(head, await lines.next())
  await checkTarget(client, first)
  const loaded: Tail = { tables: {} }
  for (const table of first.tables) {
    const hash = createHash('sha256')
    const count = { rows: 0 }
    const columns = table.columns.map((column) => client.escapeIdentifier(column)).join(', ')
    const name = `public.${client.escapeIdentifier(table.name)}`
    // COPY does not work under row-level security, which binds the owner too; in this transaction, and there only, it does not.
    // What triggers would make of the rows is in the backup as well.
    await client.query(`alter table ${name} no force row level security, disable trigger user`)
    await copyIn(client, `copy ${name} (${columns}) from stdin`, rowsOf(lines, hash, count))
    await client.query(`alter table ${name} force row level security, enable trigger user`)
    loaded.tables[table.name] = { rows: count.rows, sha256: hash.digest('hex') }
  }
  const counted = readJson(tail, await lines.next())
  if (JSON.stringify(loaded) !== JSON.stringify(counted)) throw damaged()
  for (const { name, value, isCalled } of first.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [
      `public.${client.escapeIdentifier(name)}`,
      value,
      isCalled,
    ])
  return reportOf(first.createdAt, loaded)
}

async function* rowsOf(lines: LineReader, hash: Hash, count: { rows: number }): AsyncGenerator<Buffer> {
  for (;;) {
    const line = await lines.next()
    if (line === null) throw damaged()
    if (line.length === 3 && line.toString('latin1') === `${endOfRows}\n`) return
    hash.update(line)
    count.rows += 1
    yield line
  }
}

async function checkTarget(client: pg.Client, first: Head): Promise<void> {
  const here = await planBackup(client)
  if (JSON.stringify(here.migrations) !== JSON.stringify(first.migrations))
    throw new OperatorFault(
      `This backup was made at ${first.migrations.at(-1)?.name ?? 'no migration'}, the database here is at ${here.migrations.at(-1)?.name ?? 'no migration'}. Restore with the version of the portal that made the backup, then upgrade.`,
    )
  if (here.fingerprint !== first.fingerprint)
    throw new OperatorFault(
      `This backup belongs to another CHANCERY_SECRET (fingerprint ${first.fingerprint}, here ${here.fingerprint}). Without it nobody could sign in: bring the secret and the signing keys along.`,
    )
  const tables = (plan: { tables: unknown }): string => JSON.stringify(plan.tables)
  if (tables(here) !== tables(first)) throw damaged()
  for (const { name } of here.tables) {
    if (delivered.includes(name)) continue
    const { rows } = await client.query(`select from public.${client.escapeIdentifier(name)} limit 1`)
    if (rows.length > 0) throw new OperatorFault(`The database is not empty: ${name} has rows. Restore into a new one.`)
  }
  for (const name of delivered) await client.query(`delete from public.${client.escapeIdentifier(name)}`)
}

function readJson<T>(schema: z.ZodType<T>, line: Buffer | null): T {
  try {
    return schema.parse(JSON.parse(line?.toString('utf8') ?? ''))
  } catch {
    throw damaged()
  }
}

function damaged(): OperatorFault {
  return new OperatorFault('This file is not a backup of a portal, or it is damaged. Nothing has been restored.')
}

/** Bytes that cannot be decompressed, and rows that the schema does not take: nothing like it was ever written. */
function tellsOfDamage(error: unknown): boolean {
  if (error instanceof pg.DatabaseError) return /^2[23]/.test(error.code ?? '')
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')
}
