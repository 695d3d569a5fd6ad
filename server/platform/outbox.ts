import type { Db, PgBoss } from 'pg-boss'
import sql, { Sql } from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { often, type Tx } from './db.ts'
import type { House } from './house.ts'
import { workerWithin } from './worker.ts'

type OutboxRow = {
  id: string
  kind: string
  payload: Record<string, string>
  singleton_key: string | null
  start_after: Instant | null
}

const batchSize = 500

/**
 * Moves work that committed transactions asked for to the job runner, in one transaction: whenever this process dies, each
 * row is either still in the outbox or a job, never both or neither. Several processes may pump at once; none waits for
 * another. Kinds that this version does not know are left to one that does. Tells how many rows it moved.
 */
export async function pumpOutbox(house: House, boss: PgBoss, kinds: readonly string[]): Promise<number> {
  return workerWithin(house, async ({ tx }) => {
    const rows = await tx.many<OutboxRow>(sql`
      select id, kind, payload, singleton_key, start_after from outbox where kind = any (${kinds})
      order by created_at, id limit ${batchSize} for update skip locked`)
    if (rows.length === 0) return 0
    for (const [kind, group] of Map.groupBy(rows, (row) => row.kind))
      await boss.insert(kind, group.map(jobOf), { db: databaseOf(tx) })
    await tx.change(often`delete from outbox where id = any (${rows.map(({ id }) => id)})`)
    return rows.length
  })
}

/** The row's id is the job's, and its key where it asked for none: the queues keep one waiting job per key. */
function jobOf(row: OutboxRow) {
  return {
    id: row.id,
    data: row.payload,
    singletonKey: row.singleton_key ?? row.id,
    ...(row.start_after ? { startAfter: row.start_after } : {}),
  }
}

/** Lets pg-boss work inside our transaction, with the worker's rights. */
function databaseOf(tx: Tx): Db {
  return { executeSql: async (text, values = []) => ({ rows: await tx.many(withValues(text, values)) }) }
}

/** A finished statement with `$1`, `$2` …, as the job runner writes them, in the form that transactions take. */
function withValues(text: string, values: unknown[]): Sql {
  return Object.create(Sql.prototype, {
    text: { value: text },
    values: { value: values },
    strings: { value: [text] },
  })
}
