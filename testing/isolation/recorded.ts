import { AsyncLocalStorage } from 'node:async_hooks'
import type { Sql } from 'sql-template-tag'
import type { Database, Tx } from '../../server/platform/db.ts'

const recording = new AsyncLocalStorage<string[]>()

/** What the database was asked in some work: with whose eyes, each statement, and how many rows came of it. */
export async function recordedIn<T>(work: () => Promise<T>): Promise<{ result: T; statements: string[] }> {
  const statements: string[] = []
  const result = await recording.run(statements, work)
  return { result, statements }
}

/** Work of which nothing is noted, whoever asked for it. */
export function unrecorded<T>(work: () => Promise<T>): Promise<T> {
  return recording.exit(work)
}

/** A database that notes what it is asked. */
export function recorded(real: Database): Database {
  return {
    ...real,
    within(context, work) {
      recording.getStore()?.push(`as ${context.audience}`)
      return real.within(context, (tx) => work(noting(tx)))
    },
  }
}

function noting(tx: Tx): Tx {
  const note = async <T>(query: Sql, ask: (query: Sql) => Promise<T>): Promise<T> => {
    const statements = recording.getStore()
    const place = statements?.push(query.text) ?? 0
    const result = await ask(query)
    const count = Array.isArray(result) ? result.length : typeof result === 'number' ? result : Number(result !== null)
    if (statements) statements[place - 1] = `${query.text} -- ${count}`
    return result
  }
  return {
    ...tx,
    many: (query) => note(query, tx.many<never>),
    maybe: (query) => note(query, tx.maybe<never>),
    one: (query) => note(query, tx.one<never>),
    changeOne: (query) => note(query, tx.changeOne),
    change: (query) => note(query, tx.change),
  }
}
