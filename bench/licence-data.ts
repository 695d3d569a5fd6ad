import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { tokenHash } from '../server/identity/authenticate.ts'

/** A customer with somebody who may use the licensing tools, for a measure. */
export type BenchCustomer = { id: string; number: string; sessionToken: string }

/** Puts in a customer with one contact and an open session. */
export async function insertCustomer(owner: pg.Pool, number: string): Promise<BenchCustomer> {
  const [id, userId] = [randomUUID(), randomUUID()]
  const sessionToken = randomBytes(32).toString('base64url')
  await owner.query(
    `insert into organizations (id, number, legal_name, country, region, created_at) values ($1, $2, $3, 'ES', 'EMEA', now())`,
    [id, number, `Customer ${number}`],
  )
  await owner.query(`insert into users (id, login_id, login_key, created_at) values ($1, $2, $2, now())`, [
    userId,
    `bench.${number}`,
  ])
  await owner.query(
    `insert into contacts (organization_id, id, user_id, first_name, last_name, email, types, created_at)
    values ($1, $2, $3, 'Ana', 'García', $4, '{ship-to}', now())`,
    [id, randomUUID(), userId, `ana@${number}.example`],
  )
  await owner.query(
    `insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent)
    values ($1, $2, $3, now(), now(), now() + interval '1 day', 1440, '', '')`,
    [randomUUID(), userId, tokenHash(sessionToken)],
  )
  return { id, number, sessionToken }
}

/**
 * Puts in licences of one organization, as many as wanted, with dates, quantities and products spread as a large customer
 * has them. Codes are well-formed but carry no right check symbol: nothing here reads them in.
 */
export async function insertLicences(owner: pg.Pool, organizationId: string, count: number): Promise<void> {
  await owner.query(
    `insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
      allocated_quantity, starts_on, ends_on, maintenance_ends_on, status, partial_allocation, grace_hours, overdraft_percent,
      host_id_types, sku_code, order_number, order_line, fulfilled_at, search_text)
    select $1::uuid, gen_random_uuid(), code, 'PRODUCT-' || product, 'Product ' || product, 'STD', 'Standard', 'concurrent',
      quantity, n % (quantity + 1), date '2024-01-01' + (n * 7919 % 900)::int, case when n % 4 = 0 then date '2026-12-01' + (n * 31 % 700)::int end,
      case when n % 9 > 0 then date '2026-01-01' + (n * 104729 % 1200)::int end,
      case when n % 50 = 0 then 'rescinded' else 'active' end, true, 72, 10, '{hostname}', 'SKU', 'SO-' || $1::uuid || '-' || n, 1,
      timestamptz '2024-01-01' + (n % 80000000) * interval '1 second', lower(code) || ' product ' || product || ' standard so-' || n
    from (
      select n, 1 + n % 20 as product, 1 + (n * 6151 % 1000)::int as quantity,
        translate(regexp_replace(substr(md5($1::uuid || '-' || n), 1, 15), '(.{5})(.{5})(.{5})', '\\1-\\2-\\3'), '01abcdef', '23ABCDEF') as code
      from generate_series(1, $2::bigint) n) numbered`,
    [organizationId, count],
  )
  await owner.query('analyze licences')
}

/**
 * The same for millions: the indexes are made after the rows are in, by sorting. It takes a quarter less time at 200,000;
 * one entry at a time takes ever longer once the indexes no longer fit into memory.
 */
export async function insertManyLicences(owner: pg.Pool, organizationId: string, count: number): Promise<void> {
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
    where i.indrelid = 'licences'::regclass and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`)
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  await insertLicences(owner, organizationId, count)
  for (const { definition } of indexes)
    await owner.query(`begin; set local maintenance_work_mem = '512MB'; ${definition}; commit`)
  await owner.query('analyze licences')
}

/** Puts in one licence with room for many allocations; tells its id. */
export async function insertRoomyLicence(owner: pg.Pool, organizationId: string): Promise<string> {
  const id = randomUUID()
  await owner.query(
    `insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity, starts_on,
      maintenance_ends_on, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, order_number, order_line,
      fulfilled_at, search_text)
    values ($1, $2::uuid, translate(regexp_replace(upper(substr(md5($2::uuid::text), 1, 15)), '(.{5})(.{5})(.{5})', '\\1-\\2-\\3'), '01', '23'), 'WS',
      'Workspace', 'ADV', 'Advanced', 'concurrent', 10000000, '2026-01-01', '2027-12-31', true, 72, 10, '{hostname}', 'WS', $2::uuid::text, 1, now(), '')`,
    [organizationId, id],
  )
  return id
}
