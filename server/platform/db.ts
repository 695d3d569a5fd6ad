import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash } from 'node:crypto'
import pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import { instantOfEpoch } from '../../values/calendar.ts'
import { type Audience, type RowContext, type SealKey, sealed } from './seal.ts'

/** An open transaction under one audience's eyes. Query functions take this and nothing wider. */
export type Tx = {
  /** All rows. Only for what is bounded by the query itself. */
  many<Row>(query: Sql): Promise<Row[]>
  /** The one row, or null. Throws when there are several. */
  maybe<Row>(query: Sql): Promise<Row | null>
  /** The one row. Throws when there is none or there are several. */
  one<Row>(query: Sql): Promise<Row>
  /** Changes exactly one row, or throws: an update that states the expected state and meets another is a bug. */
  changeOne(query: Sql): Promise<void>
  /** Changes rows and tells how many. */
  change(query: Sql): Promise<number>
  /** This transaction asks for work: the job runner is woken when it has committed, instead of finding out by itself. */
  wakeJobs(): void
}

/** The one way to a connection. */
export type Database = {
  /** Runs the work in one transaction; commits when it returns, rolls back when it throws. */
  within<T>(context: RowContext, work: (tx: Tx) => Promise<T>): Promise<T>
  /** Whether the database answers now. */
  ping(): Promise<void>
  close(): Promise<void>
}

/** The connection died under a transaction, which is therefore rolled back, or will be found to have been committed. */
export class ConnectionLost extends Error {}

/** The outcome of a COMMIT is not known; whoever repeats with the same idempotency key learns it. */
export class OutcomeUnknown extends Error {}

const { types } = pg
const parsers = new Map<number, (text: string) => unknown>([
  [20, (text) => Number(text)],
  [1082, (text) => text],
  [1184, (text) => instantOfEpoch(Date.parse(text.replace(/([+-]\d\d)$/, '$1:00').replace(' ', 'T')))],
])
const getTypeParser: typeof types.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  parsers.get(oid) ?? (format === 'binary' ? types.getTypeParser(oid, 'binary') : types.getTypeParser(oid, 'text'))

/** Settings of a pool of connections: dates stay dates, counts are numbers, instants are ours. */
export function connectionOptions(url: string, applicationName: string): pg.PoolConfig {
  return { ...readUrl(url), application_name: applicationName, types: { getTypeParser } }
}

function readUrl(url: string): pg.PoolConfig {
  return { connectionString: url }
}

/** Opens the pool of the portal's own login, which owns nothing and bypasses nothing. */
export function openDatabase(options: {
  url: string
  seal: SealKey
  poolSize: number
  clock: () => number
  onFault: (fault: Error) => void
  /** Told after each commit of a transaction that asked for work. */
  onJobs?: () => void
}): Database {
  const pool = new pg.Pool({
    ...connectionOptions(options.url, 'chancery'),
    max: options.poolSize,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    connectionTimeoutMillis: 30_000,
  })
  pool.on('error', options.onFault)
  // One that dies in the instant between the pool's hands and ours is found dead by its first query; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    within: async (context, work) => {
      let asksForWork = false
      const note = (): void => {
        asksForWork = true
      }
      const result = await transaction(
        pool,
        beginning(context, sealed(context, options.seal, options.clock())),
        (client) => queriesOf(client, context.audience, note),
        work,
      )
      if (asksForWork) options.onJobs?.()
      return result
    },
    ping: async () => void (await pool.query('select 1')),
    close: () => pool.end(),
  }
}

/** Guards against a second transaction inside the first, which could wait for its own lock for ever. */
const open = new AsyncLocalStorage<true>()

/** Opens the transaction, takes the audience's role and sets the context, in one round trip. */
function beginning({ audience, readOnly }: RowContext, context: string): string {
  const set = `set local chancery.context = ${pg.escapeLiteral(context)}`
  return `begin${readOnly ? ' read only' : ''}; set local role chancery_${audience}; ${set}`
}

async function transaction<T>(
  pool: pg.Pool,
  begin: string,
  queries: (client: pg.PoolClient) => Tx,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (open.getStore()) throw new Error('a transaction is already open here')
  const client = await pool.connect()
  let broken: Error | undefined
  // The pool listens to idle connections only; one that dies in our hands would otherwise end the process.
  const onDeath = (fault: Error): void => {
    broken = fault
  }
  client.on('error', onDeath)
  try {
    await client.query(begin)
    const result = await open.run(true, () => work(queries(client)))
    await commit(client)
    return result
  } catch (error) {
    broken ??= await rollback(client, error)
    // Whatever the driver called it, what failed on a dead connection failed for want of the database.
    if (broken && isOfDriver(error)) throw new ConnectionLost(error.message)
    throw error
  } finally {
    client.off('error', onDeath)
    client.release(broken)
  }
}

async function commit(client: pg.PoolClient): Promise<void> {
  let warned = false
  const notice = (message: { severity?: string | undefined }): void => {
    warned ||= message.severity === 'WARNING'
  }
  client.on('notice', notice)
  try {
    const { command } = await client.query('commit')
    if (command !== 'COMMIT') throw new Error('the transaction had already failed')
    if (warned) throw new OutcomeUnknown('the database could not confirm the commit')
  } finally {
    client.off('notice', notice)
  }
}

/** Told from a refusal, which is an answer and stays one. */
function isOfDriver(error: unknown): error is Error {
  return (
    error instanceof Error && (error instanceof pg.DatabaseError || error.constructor === Error || 'syscall' in error)
  )
}

/** A connection that cannot even roll back is thrown away. */
async function rollback(client: pg.PoolClient, error: unknown): Promise<Error | undefined> {
  if (error instanceof OutcomeUnknown) return error
  try {
    await client.query('rollback')
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault : new Error('rollback failed')
  }
}

/**
 * A statement that many visits send and that finds or writes rows by their keys, so that one plan is right whatever is asked: a
 * connection plans it once, as that takes longer than to run it.
 */
export function often(...template: Parameters<typeof sql>): Sql {
  const statement = sql(...template)
  sentOften.add(statement)
  return statement
}
const sentOften = new WeakSet<Sql>()

/** Named by its text, and by who asks, as policies make another plan of it for each audience. */
function planOf(query: Sql, audience: Audience): { name?: string } {
  if (!sentOften.has(query)) return {}
  return { name: `${audience} ${createHash('sha256').update(query.text).digest('base64url').slice(0, 32)}` }
}

function queriesOf(client: pg.PoolClient, audience: Audience, wakeJobs: () => void): Tx {
  const rows = async (query: Sql) =>
    client.query({ ...planOf(query, audience), text: query.text, values: query.values })
  return {
    many: async (query) => (await rows(query)).rows,
    maybe: async (query) => {
      const found = (await rows(query)).rows
      if (found.length > 1) throw new Error('expected at most one row')
      return found[0] ?? null
    },
    one: async (query) => {
      const found = (await rows(query)).rows
      if (found.length !== 1) throw new Error(`expected one row, found ${found.length}`)
      return found[0]
    },
    changeOne: async (query) => {
      const { rowCount } = await rows(query)
      if (rowCount !== 1) throw new Error(`expected to change one row, changed ${rowCount}`)
    },
    change: async (query) => (await rows(query)).rowCount ?? 0,
    wakeJobs,
  }
}

/** Whether the database gave up because of others at work, so that trying again is right (security.md 4.5). */
export function isPassing(error: unknown): boolean {
  return error instanceof pg.DatabaseError && (error.code === '40001' || error.code === '40P01')
}

/** Whether the fault is the database's absence or exhaustion rather than a mistake of ours. */
export function isOutage(error: unknown): boolean {
  if (error instanceof OutcomeUnknown || error instanceof ConnectionLost) return true
  // Also: no such database, no way in, and a server that only takes reads, as while another takes over.
  if (error instanceof pg.DatabaseError) return /^(08|53|57P0|55P03|3D|28|25006)/.test(error.code ?? '')
  return (
    error instanceof Error &&
    /ECONNREFUSED|ENOENT|ECONNRESET|EPIPE|timeout exceeded|Connection terminated/.test(error.message)
  )
}

/** Whether a statement met a unique constraint, and which: for numbers and names that somebody else took first. */
export function violatedUnique(error: unknown): string | null {
  return error instanceof pg.DatabaseError && error.code === '23505' ? (error.constraint ?? '') : null
}
