import { randomBytes, randomUUID } from 'node:crypto'
import type pg from 'pg'
import { tokenHash } from '../server/identity/authenticate.ts'

/** A partner with somebody of the role sales, for a measure. */
export type BenchPartner = { id: string; number: string; sessionToken: string }

/** What keeps the rows that partners read. Off while very much is put in at once, which then makes those rows itself. */
const keepers: readonly [table: string, trigger: string][] = [
  ['partners', 'listed'],
  ['partner_locations', 'listed'],
  ['organization_words', 'listed'],
  ['licences', 'shares'],
]

/** Does the work while the triggers that keep derived rows are off. */
export async function withoutKeepers<T>(owner: pg.Pool, work: () => Promise<T>): Promise<T> {
  for (const [table, trigger] of keepers) await owner.query(`alter table ${table} disable trigger ${trigger}`)
  try {
    return await work()
  } finally {
    for (const [table, trigger] of keepers) await owner.query(`alter table ${table} enable trigger ${trigger}`)
  }
}

/** Puts in an active partner with headquarters and one person of the role sales, who has an open session. */
export async function insertPartner(owner: pg.Pool, number: string): Promise<BenchPartner> {
  const [id, userId, contactId, locationId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const sessionToken = randomBytes(32).toString('base64url')
  const name = `Partner ${number}`
  await owner.query(
    `insert into organizations (id, number, legal_name, country, region, created_at) values ($1, $2, $3, 'ES', 'EMEA', now())`,
    [id, number, name],
  )
  await owner.query(`insert into users (id, login_id, login_key, created_at) values ($1, $2, $2, now())`, [
    userId,
    `bench.${number}`,
  ])
  await owner.query(
    `insert into contacts (organization_id, id, user_id, first_name, last_name, email, types, created_at)
    values ($1, $2, $3, 'Eva', 'Sales', $4, '{ship-to}', now())`,
    [id, contactId, userId, `eva@${number}.example`],
  )
  await owner.query(
    `insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent)
    values ($1, $2, $3, now(), now(), now() + interval '1 day', 1440, '', '')`,
    [randomUUID(), userId, tokenHash(sessionToken)],
  )
  await owner.query(
    `insert into partners (partner_id, number, name, status, created_at) values ($1, $2, $3, 'active', now())`,
    [id, number, name],
  )
  await owner.query(
    `insert into partner_locations (partner_id, id, kind, name, country, city, created_at)
    values ($1, $2, 'headquarters', 'Headquarters', 'ES', 'Madrid', now())`,
    [id, locationId],
  )
  await owner.query(
    `insert into partner_people (partner_id, contact_id, roles, location_id) values ($1, $2, '{sales}', $3)`,
    [id, contactId, locationId],
  )
  return { id, number, sessionToken }
}

/**
 * Puts in customers, each with a person who can grant and so many licences, whose dates and products are spread as those of
 * many companies are. Their ids begin at a number of their own, so that a partner can be let in by a range of them.
 */
export async function insertCustomers(owner: pg.Pool, count: number, licencesEach: number): Promise<void> {
  await owner.query(
    `insert into organizations (id, number, legal_name, country, region, state, created_at)
    select md5('customer ' || n)::uuid, (40000000 + n)::text, initcap(translate(substr(md5('name ' || n), 1, 7), '0123456789', 'aeiourstln')) || ' ' ||
      (array['Systems', 'Foods', 'Bank', 'Clinics', 'Energy', 'Logistics'])[1 + n % 6], (array['ES', 'DE', 'US', 'MX'])[1 + n % 4], 'EMEA',
      case when n % 4 = 2 then 'State ' || n % 50 end, now() from generate_series(1, $1::int) n`,
    [count],
  )
  await owner.query(
    `insert into organization_words (organization_id, word)
    select o.id, w from organizations o, lateral unnest(string_to_array(lower(o.legal_name), ' ')) w
    where o.number >= '40000000' on conflict do nothing`,
  )
  await owner.query(
    `insert into contacts (organization_id, id, first_name, last_name, email, types, created_at)
    select id, id, 'Ana', 'García', 'ana@' || number || '.example', '{administrator}', now() from organizations where number >= '40000000'`,
  )
  await owner.query(
    `insert into licences (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, quantity,
      starts_on, maintenance_ends_on, partial_allocation, grace_hours, overdraft_percent, host_id_types, sku_code, contract_number,
      order_number, order_line, fulfilled_at, search_text)
    select o.id, md5(o.id || '-' || n)::uuid, translate(regexp_replace(upper(substr(md5('code' || o.id || n), 1, 15)), '(.{5})(.{5})(.{5})', '\\1-\\2-\\3'), '01', '23'),
      'PRODUCT-' || (n * 7 + o.number::int) % 20, 'Product', 'STD', 'Standard', 'concurrent', 1 + n, date '2024-01-01',
      case when n % 9 > 0 then date '2025-06-01' + (n * 104729 + o.number::int * 31) % 1200 end, true, 72, 10, '{hostname}', 'SKU',
      'C-' || o.number || '-' || n % 2, 'SO-' || o.number || '-' || n, 1, timestamptz '2024-01-01', lower(o.legal_name)
    from organizations o, generate_series(1, $1::int) n where o.number >= '40000000'`,
    [licencesEach],
  )
}

/** Lets a partner see all licences of so many customers, from one in their order. */
export async function insertGrants(owner: pg.Pool, partner: BenchPartner, from: number, count: number): Promise<void> {
  await owner.query(
    `insert into advisor_grants (organization_id, id, partner_id, location_id, contact_id, coverage, scopes, starts_at, ends_on,
      time_zone, ends_at, term_days, granted_by, granted_by_name, granted_at, reviewed_at, changed_by_name, changed_at)
    select o.id, gen_random_uuid(), p.partner_id, p.location_id, p.contact_id, 'all', '{view,quote}', now() - interval '1 day',
      current_date + 300, 'UTC', now() + interval '300 days', 300, o.id, 'Ana García', now(), now(), 'Ana García', now()
    from generate_series($2::int, $2::int + $3::int - 1) n
      join organizations o on o.id = md5('customer ' || n)::uuid, partner_people p where p.partner_id = $1`,
    [partner.id, from, count],
  )
}

/**
 * Puts in partners that customers find, all in one country, with the rows by which they are found: names of two made-up words
 * and a legal form.
 */
export async function insertListedPartners(owner: pg.Pool, count: number): Promise<void> {
  const numbered = `
    select n, md5('partner ' || n)::uuid as id, translate(substr(md5('p' || n), 1, 8), '0123456789', 'aeiourstln') as first,
      translate(substr(md5('q' || n), 1, 6), '0123456789', 'aeiourstln') as second
    from generate_series(1, $1::int) n`
  await owner.query(
    `insert into organizations (id, number, legal_name, country, region, created_at)
    select id, (60000000 + n)::text, initcap(first || ' ' || second) || ' GmbH', 'DE', 'EMEA', now() from (${numbered}) made`,
    [count],
  )
  await owner.query(
    `insert into partners (partner_id, number, name, status, created_at)
    select id, (60000000 + n)::text, initcap(first || ' ' || second) || ' GmbH', 'active', now() from (${numbered}) made`,
    [count],
  )
  await owner.query(
    `insert into partner_locations (partner_id, id, kind, name, country, city, created_at)
    select id, id, 'headquarters', 'Headquarters', 'DE', 'Berlin', now() from (${numbered}) made`,
    [count],
  )
  await owner.query(
    `insert into partner_listings (country, word, name, partner_id, location_id, number, location_name, city)
    select 'DE', w, initcap(first || ' ' || second) || ' GmbH', id, id, case when w = '' then (60000000 + n)::text end,
      case when w = '' then 'Headquarters' end, case when w = '' then 'Berlin' end
    from (${numbered}) made, unnest(array['', first, second, 'gmbh']) w`,
    [count],
  )
}
