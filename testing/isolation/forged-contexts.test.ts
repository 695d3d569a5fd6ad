import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { audiences, sealed, sealKey } from '../../server/platform/seal.ts'
import { testSecret } from '../portal.ts'
import { type Bench, openBench } from './check-worlds.ts'
import { asOwner } from './load-worlds.ts'
import { times } from './random-world.ts'
import { contextOf, rowContextOf } from './row-probes.ts'

let bench: Bench
let pool: pg.Pool

beforeAll(async () => {
  bench = await openBench(times(3).map((index) => `forged/${index}`))
  pool = new pg.Pool({ connectionString: bench.portal.database.appUrl, max: 1 })
})
afterAll(async () => {
  await pool.end()
  await bench.close()
})

const tables = [
  'organizations',
  'contacts',
  'licences',
  'allocations',
  'licence_files',
  'audit_events',
  'letters',
  'users',
]

/** What somebody sees who has taken a role and set the context to this text, as injected SQL could: rows, or a refusal. */
async function seenWith(role: string, context: string): Promise<Record<string, number | string>> {
  const client = await pool.connect()
  const seen: Record<string, number | string> = {}
  try {
    await client.query(`begin; set local role chancery_${role}`)
    await client.query("select set_config('chancery.context', $1, true)", [context])
    for (const table of tables) {
      await client.query('savepoint one')
      seen[table] = await client.query<{ count: string }>(`select count(*) from ${table}`).then(
        ({ rows }) => Number(rows[0]?.count),
        (error: pg.DatabaseError) => error.code ?? 'unknown',
      )
      await client.query('rollback to one')
    }
  } finally {
    await client.query('rollback')
    client.release()
  }
  return seen
}

/** Contexts that nobody but the portal could have made, changed or kept. */
function forgeries(): Record<string, string> {
  const contact = bench.worlds[0]?.rows.contacts[0]
  const other = bench.worlds[1]?.rows.organizations[0]
  if (!contact || !other) throw new Error('the worlds of these seeds have no contact or no company')
  const eyes = { audience: 'customer' as const, contact: { ...contact, restricted: false, types: ['administrator'] } }
  const own = contextOf(eyes)
  const facts = { ...rowContextOf(eyes), organization: other.id }
  const said = sealed(facts, sealKey(testSecret()), Date.now()).slice(64)
  return {
    'no seal': said,
    'a seal of zeros': `${'0'.repeat(64)}${said}`,
    'the seal of another context': own.slice(0, 64) + said,
    'the seal of another secret': sealed(facts, sealKey(Buffer.alloc(32, 'somebody else')), Date.now()),
    'a context of yesterday': sealed(facts, sealKey(testSecret()), Date.now() - 86_400_000),
    'something after the context': `${own} `,
    'no context': `${'0'.repeat(64)}nonsense`,
  }
}

/** Whether nothing was seen: no row, no right, or an error. */
const nothing = (seen: Record<string, number | string>): [string, number | string][] =>
  Object.entries(seen).filter(([, found]) => typeof found === 'number' && found > 0)

test('PLT-9: a context that the portal did not seal shows nothing to anybody', async () => {
  for (const [name, context] of Object.entries(forgeries()))
    for (const role of audiences) expect([role, name, nothing(await seenWith(role, context))]).toEqual([role, name, []])
})

test('PLT-9: without a sealed context nothing is written either, not even work for later', async () => {
  const causes = `insert into outbox (id, kind, payload, created_at) values (gen_random_uuid(), 'send-letter', '{}', now())`
  for (const context of ['', ...Object.values(forgeries())])
    for (const role of audiences) {
      const begin = `begin; set local role chancery_${role}; set local chancery.context = ${pg.escapeLiteral(context)}`
      await expect(pool.query(`${begin}; ${causes}`), `${role} ${context}`)
        .rejects.toThrow(/row-level security|not sealed|stale|invalid input/)
        .finally(() => pool.query('rollback'))
    }
})

test('PLT-9: a sealed context is good for its own audience alone', async () => {
  const contact = bench.worlds.flatMap(({ rows }) => rows.contacts).find((one) => one.user_id !== null)
  const member = bench.worlds.flatMap(({ rows }) => rows.staff_members)[0]
  if (!contact || !member) throw new Error('the worlds of these seeds have no contact or no staff')
  const contexts = {
    visitor: contextOf({ audience: 'visitor' }),
    customer: contextOf({ audience: 'customer', contact: { ...contact, restricted: false, types: ['administrator'] } }),
    staff: contextOf({ audience: 'staff', member }),
    worker: contextOf({ audience: 'worker' }),
  }
  for (const [audience, context] of Object.entries(contexts))
    for (const role of audiences.filter((one) => one !== audience && one !== 'person'))
      expect([role, audience, nothing(await seenWith(role, context))]).toEqual([role, audience, []])
  expect(nothing(await seenWith('customer', contexts.customer)).length).toBeGreaterThan(0)
  expect(nothing(await seenWith('staff', contexts.staff)).length).toBeGreaterThan(0)
})

test('PLT-9: the portal’s login cannot read the seal’s key, nor leave its role for the owner’s', async () => {
  for (const statement of [
    'select * from private.seal',
    'reset role; select * from public.licences',
    'set role chancery_owner',
    'alter table licences no force row level security',
    'alter role chancery_app bypassrls',
    'create policy mine on licences using (true)',
    'create or replace function app.own_organization() returns uuid language sql as $$ select null::uuid $$',
  ])
    for (const role of ['customer', 'visitor', 'staff', 'worker'])
      await expect(pool.query(`begin; set local role chancery_${role}; ${statement}`), statement)
        .rejects.toThrow(/permission denied|must be/)
        .finally(() => pool.query('rollback'))
})

test('PLT-9: found out in the database: a context whose seal nobody checks', async () => {
  const { ownerUrl } = bench.portal.database
  await asOwner(ownerUrl, (client) =>
    client.query(`create or replace function app.reader() returns app.row_context language sql stable as
      $$ select substr(nullif(current_setting('chancery.context', true), ''), 65)::app.row_context $$`),
  )
  const context = forgeries()['a seal of zeros'] ?? ''
  expect(nothing(await seenWith('customer', context)).length).toBeGreaterThan(0)
})
