import type pg from 'pg'

/** A table as it is copied: its columns by name, without those that the database computes. */
export type CopiedTable = { name: string; columns: string[] }

/** Everything that a backup must hold of a database. */
export type BackupPlan = {
  migrations: { name: string; checksum: string }[]
  fingerprint: string
  /** Each table after those that it refers to. */
  tables: CopiedTable[]
  sequences: { name: string; value: string; isCalled: boolean }[]
}

/** Reads from the catalogue what there is to copy, so that no new table can be forgotten. */
export async function planBackup(client: pg.Client): Promise<BackupPlan> {
  const migrations = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migrations.applied order by name collate "C"',
  )
  const seal = await client.query<{ fingerprint: string }>('select fingerprint from private.seal')
  return {
    migrations: migrations.rows,
    fingerprint: seal.rows[0]?.fingerprint ?? '',
    tables: inOrder(await tablesOf(client), await referencesOf(client)),
    sequences: await sequencesOf(client),
  }
}

async function tablesOf(client: pg.Client): Promise<CopiedTable[]> {
  const { rows } = await client.query<CopiedTable>(`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
      and a.attgenerated = ''
    group by c.relname order by c.relname collate "C"`)
  return rows
}

async function referencesOf(client: pg.Client): Promise<{ from: string; to: string }[]> {
  const { rows } = await client.query<{ from: string; to: string }>(`
    select f.relname::text as from, t.relname::text as to
    from pg_constraint k join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    where k.contype = 'f' and f.relnamespace = 'public'::regnamespace and f.oid <> t.oid`)
  return rows
}

function inOrder(tables: CopiedTable[], references: { from: string; to: string }[]): CopiedTable[] {
  const ordered: CopiedTable[] = []
  const waiting = new Set(tables)
  while (waiting.size > 0) {
    const names = new Set([...waiting].map(({ name }) => name))
    const free = [...waiting].filter(({ name }) => !references.some(({ from, to }) => from === name && names.has(to)))
    if (free.length === 0) throw new Error(`These tables refer to each other in a circle: ${[...names].join(', ')}.`)
    for (const table of free) waiting.delete(table)
    ordered.push(...free)
  }
  return ordered
}

async function sequencesOf(client: pg.Client): Promise<BackupPlan['sequences']> {
  const { rows } = await client.query<{ name: string }>(
    `select relname::text as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'S' order by 1`,
  )
  const sequences: BackupPlan['sequences'] = []
  for (const { name } of rows) {
    const state = await client.query<{ value: string; isCalled: boolean }>(
      `select last_value::text as value, is_called as "isCalled" from public.${client.escapeIdentifier(name)}`,
    )
    sequences.push(...state.rows.map((row) => ({ name, ...row })))
  }
  return sequences
}

/**
 * What is read of a table. Jobs that are not done yet go back into the outbox, from which the restored portal does them:
 * the job runner's own tables belong to its version and are not copied.
 */
export function selectionOf(client: pg.Client, { name, columns }: CopiedTable): string {
  const table = `public.${client.escapeIdentifier(name)}`
  const list = columns.map((column) => client.escapeIdentifier(column)).join(', ')
  if (name !== 'outbox') return `select ${list} from ${table}`
  return `select ${list} from (
    select * from ${table} union all
    select id, name, data, nullif(singleton_key, id::text), start_after, created_on from pgboss.job
    where state in ('created', 'retry', 'active') and name not like '\\_\\_pgboss%' and name <> 'given-up') as waiting`
}
