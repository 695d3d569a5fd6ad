import pg from 'pg'
import { type RowContext, sealed, sealKey } from '../../server/platform/seal.ts'
import { testSecret } from '../portal.ts'
import { type Eyes, mayWrite, sees } from './oracle.ts'
import { keptOfWorld } from './oracle-partners.ts'
import type { Random } from './random.ts'
import { type Row, together, type World } from './world-rows.ts'

/** What the catalogue says of a table: how its rows are told apart, and what each audience was granted. */
export type TableFacts = {
  table: string
  key: string[]
  /** By audience: columns that may be read; columns that may be updated; whether rows may be added or taken away. */
  granted: Record<string, { read: string[]; update: string[]; insert: boolean; delete: boolean }>
}

/** The tables of the portal with their keys and grants, as the database has them now. */
export async function readTables(client: pg.ClientBase): Promise<TableFacts[]> {
  const { rows } = await client.query<TableFacts>(`
    select c.relname as table,
      (select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
        from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
        where i.indrelid = c.oid and i.indisprimary) as key,
      (select json_object_agg(r.audience, json_build_object(
          'read', (select coalesce(json_agg(a.attname), '[]') from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
            and not a.attisdropped and has_column_privilege('chancery_' || r.audience, c.oid, a.attnum, 'select')),
          'update', (select coalesce(json_agg(a.attname), '[]') from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
            and not a.attisdropped and has_column_privilege('chancery_' || r.audience, c.oid, a.attnum, 'update')),
          'insert', has_table_privilege('chancery_' || r.audience, c.oid, 'insert'),
          'delete', has_table_privilege('chancery_' || r.audience, c.oid, 'delete')))
        from unnest(array['visitor', 'person', 'customer', 'partner', 'staff', 'worker']) r(audience)) as granted
    from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by c.relname`)
  return rows
}

/** One thing on which the portal and the oracle do not agree. */
export type Disagreement = { what: string; expected: string; found: string; about: Record<string, unknown> }

/** The rows that somebody must see, by table, and of how many that was decided. */
export type Expected = { rows: Map<string, Set<string>>; candidates: number }

/** Looks at the database with somebody's eyes, with none of the application's checks in between. */
export type RowProbe = {
  tables: TableFacts[]
  /** Compares every row that these eyes see, in every table, without any condition. Counts decisions. */
  compareReads(eyes: Eyes, ...expected: readonly Expected[]): Promise<Disagreement | null>
  /** Tries to write rows that these eyes may not write; each must fail or change nothing. */
  compareWrites(eyes: Eyes, worlds: { own: World; other: World | null }, random: Random): Promise<Disagreement | null>
  /** How many rows were decided about so far, all in all or with the eyes of one audience. */
  decisions(audience?: Eyes['audience']): number
  close(): Promise<void>
}

const key = sealKey(testSecret())

/** How rows of a table are told apart, as the database writes it. */
export function keyOf(facts: TableFacts, row: Row): string {
  return facts.key.map((column) => String(row[column])).join('|')
}

/** Opens connections for probing, as the portal's own login. `tables` as the owner read them. */
export function openRowProbe(appUrl: string, tables: TableFacts[]): RowProbe {
  const pool = new pg.Pool({ connectionString: appUrl, max: 4 })
  const decided = new Map<Eyes['audience'], number>()
  const count = ({ audience }: Eyes, more: number): void =>
    void decided.set(audience, (decided.get(audience) ?? 0) + more)
  return {
    tables,
    decisions: (audience) =>
      audience ? (decided.get(audience) ?? 0) : [...decided.values()].reduce((sum, one) => sum + one, 0),
    close: () => pool.end(),
    async compareReads(eyes, ...expected) {
      const seen = await within(pool, eyes, (client) => readAll(client, tables, eyes))
      for (const { candidates } of expected) count(eyes, candidates)
      for (const { table } of tables) {
        const found = seen.get(table) ?? new Set<string>()
        const wanted = expected.map(({ rows }) => rows.get(table) ?? new Set<string>())
        const surplus = [...found].find((one) => !wanted.some((some) => some.has(one)))
        const missing = wanted.flatMap((some) => [...some]).find((one) => !found.has(one))
        const one = surplus ?? missing
        if (one === undefined) continue
        const about = { table, row: one, eyes }
        return surplus
          ? { what: `rows of ${table} by row-level security alone`, expected: 'hidden', found: 'seen', about }
          : { what: `rows of ${table} by row-level security alone`, expected: 'seen', found: 'hidden', about }
      }
      return null
    },
    async compareWrites(eyes, worlds, random) {
      const probes = forbiddenWrites(tables, eyes, worlds, random)
      if (probes.length === 0) return null
      const outcomes = await within(pool, eyes, (client) => attempt(client, probes))
      count(eyes, probes.length)
      const through = probes.find((_, index) => outcomes[index] !== 'rows 0' && outcomes[index] !== '42501')
      if (!through) return null
      return {
        what: `${through.verb} on ${through.table} by row-level security alone`,
        expected: 'refused, or no row changed',
        found: String(outcomes[probes.indexOf(through)]),
        about: { table: through.table, row: through.row, eyes, statement: through.statement },
      }
    },
  }
}

/** The rows that somebody must see, table by table, of worlds and of what belongs to none. */
export function expectedRows(
  tables: readonly TableFacts[],
  eyes: Eyes,
  worlds: readonly World[],
  shared: Record<string, Row[]>,
): Expected {
  const expected: Expected = { rows: new Map(), candidates: 0 }
  for (const facts of tables) {
    const visible = new Set<string>()
    for (const world of worlds)
      for (const row of [
        ...(rowsOf(world, facts.table) ?? []),
        ...(world === worlds[0] ? (shared[facts.table] ?? []) : []),
      ]) {
        expected.candidates += 1
        if (sees(eyes, facts.table, row, world)) visible.add(keyOf(facts, row))
      }
    // Without a right to read what tells rows apart there is no list to compare; the grants are another test's.
    expected.rows.set(facts.table, isReadable(facts, eyes) ? visible : new Set())
  }
  return expected
}

const rowsByTable = new WeakMap<World, Map<string, readonly Row[]>>()

function rowsOf(world: World, table: string): readonly Row[] | undefined {
  const known = rowsByTable.get(world)
  if (known) return known.get(table)
  const found = new Map<string, readonly Row[]>(Object.entries({ ...world.rows, ...keptOfWorld(world) }))
  rowsByTable.set(world, found)
  return found.get(table)
}

function isReadable(facts: TableFacts, eyes: Eyes): boolean {
  return facts.key.every((column) => facts.granted[eyes.audience]?.read.includes(column))
}

/** The sealed context that the portal would open a transaction with for these eyes; none for nobody. */
export function contextOf(eyes: Eyes): string {
  return 'nobody' in eyes ? '' : sealed(rowContextOf(eyes), key, Date.now())
}

/** What that context says. */
export function rowContextOf(eyes: Exclude<Eyes, { nobody: unknown }>): RowContext {
  const contact = 'contact' in eyes ? eyes.contact : null
  const userId = eyes.audience === 'staff' ? eyes.member.user_id : eyes.audience === 'person' ? eyes.userId : null
  return {
    audience: eyes.audience,
    user: contact?.user_id ?? userId,
    contact: contact?.id ?? null,
    organization: contact?.organization_id ?? null,
    types: contact?.types ?? [],
    restricted: contact?.restricted ?? false,
    partner: ('standing' in eyes && eyes.standing) || null,
    now: '2026-11-16T09:00:00.000Z',
    today: '2026-11-16',
  }
}

async function within<T>(pool: pg.Pool, eyes: Eyes, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query(
      `begin; set local role chancery_${eyes.audience}; select set_config('chancery.context', ${client.escapeLiteral(contextOf(eyes))}, true)`,
    )
    return await work(client)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** Every visible row's key, all tables in one statement that each connection plans once per audience. */
async function readAll(client: pg.PoolClient, tables: TableFacts[], eyes: Eyes): Promise<Map<string, Set<string>>> {
  const readable = tables.filter((facts) => isReadable(facts, eyes))
  const parts = readable.map(
    ({ table, key: columns }) =>
      `select '${table}' as name, (select array_agg(concat_ws('|', ${columns.map((column) => `t.${column}::text`).join(', ')})) from ${table} t) as keys`,
  )
  const { rows } = await client.query<{ name: string; keys: string[] | null }>({
    name: `everything ${eyes.audience}`,
    text: parts.join(' union all '),
  })
  return new Map(rows.map(({ name, keys }) => [name, new Set(keys ?? [])]))
}

type Write = { table: string; verb: 'insert' | 'update' | 'delete'; row: Row; statement: string }

/** A sample of writes that the oracle forbids: of the own world and of another. */
function forbiddenWrites(
  tables: readonly TableFacts[],
  eyes: Eyes,
  { own, other }: { own: World; other: World | null },
  random: Random,
): Write[] {
  const found: Write[] = []
  const both = other ? together(own, other) : own
  for (const facts of tables)
    for (const world of other && random.chance(0.3) ? [other] : [own]) {
      const rows = rowsOf(world, facts.table)
      if (!rows || rows.length === 0) continue
      for (const verb of ['insert', 'update', 'delete'] as const) {
        const near = random.chance(0.5) ? rows.filter((one) => isOfCompany(one, eyes)) : []
        const picked = random.pick(near.length > 0 ? near : rows)
        const row = verb === 'insert' && random.chance(0.5) ? inOwnName(picked, eyes) : picked
        const statement = mayWrite(eyes, facts.table, row, verb, both)
          ? null
          : statementOf(facts, eyes, row, verb, random)
        if (statement) found.push({ table: facts.table, verb, row, statement })
      }
    }
  return found
}

function isOfCompany(row: Row, eyes: Eyes): boolean {
  return 'contact' in eyes && (row['organization_id'] ?? row['partner_id']) === eyes.contact.organization_id
}

/** The row as its writer's own, whomever it is about. */
function inOwnName(row: Row, eyes: Eyes): Row {
  if (!('contact' in eyes)) return row
  const { user_id, id, organization_id } = eyes.contact
  const own: Row = { actor_user_id: user_id, user_id, contact_id: id, partner_id: organization_id }
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [column, own[column] ?? value]))
}

/** The statement, unless the audience was granted nothing of the kind, in which case the database refuses it anyway. */
function statementOf(facts: TableFacts, eyes: Eyes, row: Row, verb: Write['verb'], random: Random): string | null {
  const granted = facts.granted[eyes.audience]
  const where = facts.key.map((column) => `${column} = ${literal(row[column])}`).join(' and ')
  const column = granted?.update.find((one) => one !== 'id')
  if (verb === 'update') return column ? `update ${facts.table} set ${column} = ${column} where ${where}` : null
  if (verb === 'delete') return granted?.delete ? `delete from ${facts.table} where ${where}` : null
  if (!granted?.insert) return null
  const columns = Object.keys(row)
  const copy = { ...row, ...('id' in row ? { id: random.uuid() } : {}) }
  return `insert into ${facts.table} (${columns.join(', ')}) select ${columns.join(', ')} from jsonb_populate_record(null::${facts.table}, ${literal(JSON.stringify(copy))})`
}

function literal(value: unknown): string {
  return value === null || value === undefined ? 'null' : pg.escapeLiteral(String(value))
}

/** Tries each statement and takes it back; tells how many rows it reached, or the code of its refusal. */
async function attempt(client: pg.PoolClient, probes: readonly Write[]): Promise<string[]> {
  const { rows } = await client.query<{ outcomes: string[] }>('select probe.attempt($1) as outcomes', [
    probes.map(({ statement }) => statement),
  ])
  return rows[0]?.outcomes ?? []
}

/** What the write probes call. It runs with the caller's own rights. */
export const attemptFunction = `
  create schema probe;
  create function probe.attempt(statements text[]) returns text[] language plpgsql as $$
  declare
    statement text;
    reached bigint;
    outcomes text[] := '{}';
  begin
    foreach statement in array statements loop
      begin
        execute statement;
        get diagnostics reached = row_count;
        raise exception using errcode = 'PR0BE', message = reached::text;
      exception
        when sqlstate 'PR0BE' then outcomes := outcomes || ('rows ' || sqlerrm);
        when others then outcomes := outcomes || sqlstate;
      end;
    end loop;
    return outcomes;
  end $$;
  grant usage on schema probe to chancery_visitor, chancery_person, chancery_customer, chancery_partner, chancery_staff, chancery_worker;`
