import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { ratesMost } from '../contract/price-rules.ts'
import { plainRules } from '../testing/prices.ts'

/** A price schedule for EMEA in force, with as many prices as a version may have. */
export async function insertPrices(owner: pg.Pool): Promise<void> {
  await owner.query(
    `insert into price_schedules (id, code, name, region, currency, created_at)
    values (md5('schedule')::uuid, 'EMEA', 'Europe', 'EMEA', 'EUR', now())`,
  )
  await owner.query(
    `insert into price_schedule_versions (schedule_id, number, status, valid_from, rules, created_at, published_at, published_by)
    values (md5('schedule')::uuid, 1, 'published', '2024-01-01', $1::jsonb, now(), now(), 'Rita Vendor')`,
    [JSON.stringify(plainRules)],
  )
  await owner.query(
    `insert into products (id, code, name, host_id_types, created_at)
    select gen_random_uuid(), 'PRODUCT-' || n, 'Product ' || n, '{hostname}', now() from generate_series(1, $1::int) n`,
    [ratesMost],
  )
  await owner.query(
    `insert into price_rates (schedule_id, schedule_version, programme_code, product_code, yearly_minor)
    select md5('schedule')::uuid, 1, 'SWM', 'PRODUCT-' || n, 1000 + n from generate_series(1, $1::int) n`,
    [ratesMost],
  )
}

/**
 * Rows by the number in `$2`, of the organization in `$1`: its quotes, the lines of the first, whose id is in `$3`, and an
 * order of each.
 */
const rowsOfCustomer: readonly string[] = [
  `insert into quotes (organization_id, id, number, status, maker, made_by, label, priced_on, term_months, currency, schedule_id,
      schedule_version, valid_until, line_count, renewal_minor, reinstatement_minor, credit_minor, total_minor, document, created_at)
    select $1::uuid, case when n = 1 then $3::uuid else md5('quote ' || n)::uuid end, 'Q-' || 10000000 + n, case when n = 1 then 'declined' else 'ordered' end, 'customer',
      'Ana García', 'Label ' || n, '2025-01-01', 12, 'EUR', md5('schedule')::uuid, 1, '2025-02-01', 1, 100, 0, 0, 100, '{}',
      timestamptz '2025-01-01' + n * interval '1 minute' from generate_series(1, $2::int) n`,
  `insert into quote_lines (organization_id, quote_id, position, membership_id, licence_id, licence_code, programme_code,
      programme_name, product_code, product_name, edition_name, quantity, state, former_ends_on, starts_on, ends_on, intended_day,
      yearly_minor, paid_yearly_minor, total_minor, explanation)
    select $1::uuid, $3::uuid, row_number() over (order by m.id), m.id, m.licence_id, 'CODE', 'SWM', 'Software Maintenance',
      'PRODUCT-7', 'Product 7', 'Standard', 1, 'current', m.ends_on, m.ends_on + 1, m.ends_on + 365, 1, 100, 100, 100,
      json_build_object('daysLapsed', 0, 'elements', '[]'::json, 'coverage',
        json_build_object('method', 'actual-actual', 'from', m.ends_on + 1, 'to', m.ends_on + 365, 'days', 365, 'parts', '[]'::json))
    from memberships m where m.organization_id = $1::uuid order by m.id limit $2::int`,
  `insert into orders (organization_id, id, number, quote_id, status, purchase_order_number, currency, total_minor, placed_at, placed_by,
      ended_at)
    select $1::uuid, md5('order ' || n)::uuid, 'S-' || 10000000 + n, case when n = 1 then $3::uuid else md5('quote ' || n)::uuid end,
      case when n = 1 then 'cancelled' else 'placed' end, 'PO ' || n, 'EUR', 100, timestamptz '2025-01-01' + n * interval '1 minute',
      'Ana García', case when n = 1 then now() end from generate_series(1, $2::int) n`,
  `insert into quotes (organization_id, id, number, status, maker, made_by, sent_at, sent_by, priced_on, term_months, currency, schedule_id,
      schedule_version, valid_until, line_count, renewal_minor, reinstatement_minor, credit_minor, total_minor, document, created_at)
    select $1::uuid, md5('by hand ' || n || $3)::uuid, 'Q-' || 20000000 + n,
      case when n % 3 = 0 then 'sent' when n % 3 = 1 then 'draft' else 'approval-needed' end, 'staff', 'Rita Vendor',
      case when n % 3 = 0 then now() end, case when n % 3 = 0 then 'Rita Vendor' end, '2024-01-01', 12, 'EUR',
      md5('schedule')::uuid, 1, '2099-01-01', 1, 100, 0, 0, 100, '{}', timestamptz '2024-01-01' + n * interval '1 minute'
    from generate_series(1, 3 * $2::int) n`,
  `insert into quote_questions (organization_id, id, quote_id, contact_id, asked_at, asked_by, question)
    select $1::uuid, md5('question ' || n)::uuid, $3::uuid, c.id, timestamptz '2025-01-01' + n * interval '1 minute', 'Ana García', 'Why?'
    from generate_series(1, $2::int) n, (select id from contacts where organization_id = $1::uuid limit 1) c`,
  // Quotes that are shared: one of whose links the first is known, with lines enough for many pages, and the first of all.
  `insert into quote_links (organization_id, id, quote_id, token_hash, maker, made_by, made_at, ends_on)
    select $1::uuid, md5('link ' || n || q.id)::uuid, q.id, sha256((q.name || n)::bytea), 'staff', 'Rita Vendor',
      timestamptz '2025-01-01' + n * interval '1 minute', '2099-01-01'
    from generate_series(1, $2::int) n, (values (md5('by hand 3' || $3)::uuid, 'link '), ($3::uuid, 'other link ')) q(id, name)`,
  `insert into quote_lines
    select organization_id, md5('by hand 3' || $3)::uuid, position, membership_id, licence_id, licence_code, programme_code, programme_name,
      product_code, product_name, edition_name, quantity, state, former_ends_on, starts_on, ends_on, intended_day, yearly_minor,
      paid_yearly_minor, total_minor, explanation from quote_lines where organization_id = $1::uuid and quote_id = $3::uuid and position <= least($2::int, 2000)`,
  `insert into renewal_reminders (organization_id, day, contact_id, recipient_name, line_count, first_ends_on, last_ends_on)
    select $1::uuid, date '2026-01-01' - n / 10, md5('reminder of ' || n || $3)::uuid, 'Ana García', 1, '2026-02-01', '2026-02-01'
    from generate_series(1, $2::int) n`,
]

/** Puts in prices, quotes and orders for a customer that has licences; tells the id of the quote with many lines. */
export async function insertRenewals(owner: pg.Pool, organizationId: string, many: number): Promise<string> {
  await insertPrices(owner)
  const quoteId = randomUUID()
  for (const text of rowsOfCustomer) await owner.query(text, [organizationId, many, quoteId])
  return quoteId
}
