import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestPortal, testSecret } from '../../testing/portal.ts'
import { worldOf } from '../../testing/world.ts'
import { type Audience, type RowContext, sealed, sealKey } from './seal.ts'

const portal = await openTestPortal()
const world = worldOf(portal)
const key = sealKey(testSecret())
const client = new pg.Client({ connectionString: portal.database.appUrl })
let own: RowContext

beforeAll(async () => {
  await client.connect()
  const { organization } = await world.customer()
  await world.licence(organization)
  own = {
    audience: 'customer',
    user: null,
    contact: null,
    organization: organization.id,
    types: ['administrator'],
    restricted: false,
    partner: null,
    now: portal.clock.now(),
    today: '2026-11-16',
  }
})
afterAll(() => client.end())

/** Runs statements as the portal's login would, with this setting as the context; tells the last one's rows. */
async function asAudience(
  audience: Audience | null,
  context: string | null,
  ...statements: string[]
): Promise<unknown[]> {
  await client.query('begin')
  try {
    if (audience) await client.query(`set local role chancery_${audience}`)
    if (context !== null) await client.query("select set_config('chancery.context', $1, true)", [context])
    let rows: unknown[] = []
    for (const statement of statements) rows = (await client.query(statement)).rows
    return rows
  } finally {
    await client.query('rollback')
  }
}

const count = 'select count(*)::int as count from licences'
const fresh = (context: RowContext = own): string => sealed(context, key, Date.now())

test('PLT-9: the sealed context shows the rows of its organization', async () => {
  expect(await asAudience('customer', fresh(), count)).toEqual([{ count: 1 }])
})

test.each(['visitor', 'person', 'customer', 'staff', 'worker'] as const)(
  'without a context, %s sees nothing',
  async (audience) => {
    for (const context of [null, ''])
      for (const table of ['licence_files', 'sessions', 'contacts', 'organizations', 'letters']) {
        const rows = await asAudience(audience, context, `select count(*)::int as count from ${table}`).catch(
          (error: Error) => error.message,
        )
        expect([[{ count: 0 }], `permission denied for table ${table}`]).toContainEqual(rows)
      }
  },
)

test('without a context nothing can be written', async () => {
  const insert = `insert into outbox (id, kind, payload, created_at) values (gen_random_uuid(), 'x', '{}', now())`
  await expect(asAudience('customer', null, 'update licences set version = 9 returning id')).resolves.toEqual([])
  await expect(asAudience('customer', null, `insert into moves select * from moves returning id`)).resolves.toEqual([])
  await expect(asAudience('customer', null, insert)).rejects.toThrow(/row-level security/)
  await expect(
    asAudience('staff', null, `insert into contracts values (gen_random_uuid(), '1', 'p', current_date)`),
  ).rejects.toThrow(/row-level security/)
})

test('a context of another’s making is an error, whatever it says', async () => {
  const other = sealKey(Buffer.alloc(32, 7))
  const changed = fresh().replace('"administrator"', '"ship-to"')
  expect(changed).not.toBe(fresh())
  const unsigned = '0'.repeat(64) + fresh().slice(64)
  for (const forged of [sealed(own, other, Date.now()), changed, unsigned, 'x', fresh().slice(0, 80), `${fresh()} `])
    await expect(asAudience('customer', forged, count)).rejects.toThrow(/not sealed/)
})

test('a context older than five minutes is an error', async () => {
  await expect(asAudience('customer', sealed(own, key, Date.now() - 301_000), count)).rejects.toThrow(/stale/)
  expect(await asAudience('customer', sealed(own, key, Date.now() - 290_000), count)).toEqual([{ count: 1 }])
})

test('injected SQL that overwrites the context gets an error, not another organization', async () => {
  const theirs = fresh({ ...own, organization: '00000000-0000-4000-8000-000000000000' }).slice(64)
  const inject = `select set_config('chancery.context', '${'0'.repeat(64)}${theirs}', true)`
  await expect(asAudience('customer', fresh(), inject, count)).rejects.toThrow(/not sealed/)
})

test('a context of one audience serves no other role', async () => {
  expect(await asAudience('staff', fresh(), count)).toEqual([{ count: 0 }])
  expect(await asAudience('worker', fresh(), count)).toEqual([{ count: 0 }])
  expect(await asAudience('customer', fresh({ ...own, audience: 'staff' }), count)).toEqual([{ count: 0 }])
})

test('a restricted contact’s context shows no licences', async () => {
  expect(await asAudience('customer', fresh({ ...own, restricted: true }), count)).toEqual([{ count: 0 }])
  expect(await asAudience('customer', fresh({ ...own, types: ['sales'] }), count)).toEqual([{ count: 0 }])
})

test('the context ends with its transaction, so that a pooled connection carries nothing over', async () => {
  await asAudience('customer', fresh(), count)
  const { rows } = await client.query(
    "select nullif(current_setting('chancery.context', true), '') as left, current_user::text as login",
  )
  expect(rows).toEqual([{ left: null, login: 'chancery_app' }])
})

test('the portal’s login can neither become the owner nor read or change what the seal rests on', async () => {
  for (const statement of [
    'set role chancery_owner',
    'select * from private.seal',
    'select * from public.licences',
    "create function app.context() returns jsonb language sql as $$ select '{}'::jsonb $$",
    'alter table public.licences disable row level security',
    'drop policy licensing on public.licences',
    'grant chancery_staff to chancery_app',
    'create table public.mine (id integer)',
  ])
    await expect(client.query(statement), statement).rejects.toThrow(
      /permission denied|must be owner|must have admin option|must be member/,
    )
})
