import { randomUUID } from 'node:crypto'
import type pg from 'pg'

const quoteColumns = `organization_id, id, number, status, maker, partner_id, made_by, sent_at, sent_by, priced_on, term_months, currency,
  schedule_id, schedule_version, valid_until, line_count, renewal_minor, reinstatement_minor, credit_minor, total_minor, document, created_at`

/**
 * Puts in what a partner quotes for a customer of its own, what it earns by it, the lines of the first of them, and what it
 * asks another customer for; tells the id of the first quote. `$4` is whom it asks.
 */
export async function insertResale(owner: pg.Pool, partnerId: string, askedId: string, many: number): Promise<string> {
  const quoteId = randomUUID()
  const quotesOf = (organization: string, id: string, number: number, status: string) => `
    insert into quotes (${quoteColumns})
    select ${organization}, ${id}, 'Q-' || ${number} + n, ${status}, 'partner', $1::uuid, 'Eva Sales', now(), 'Eva Sales', '2025-01-01', 12,
      'EUR', md5('schedule')::uuid, 1, '2099-01-01', 1, 100, 0, 0, 100, '{}', timestamptz '2025-01-01' + n * interval '1 minute'
    from generate_series(1, $2::int) n`
  const first = `case when n = 1 then '${quoteId}'::uuid else md5('partner quote ' || n)::uuid end`
  const ofCustomer = `md5('customer 1')::uuid`
  await owner.query(quotesOf(ofCustomer, first, 60_000_000, `case when n = 1 then 'sent' else 'cancelled' end`), [
    partnerId,
    many,
  ])
  // REN-7: whose specialist looks after no other of the partner's customers, and has colleagues who look after none.
  await owner.query(
    `with signing as (
      insert into users (id, login_id, login_key, created_at)
      select md5('specialist ' || n)::uuid, 'specialist.' || n, 'specialist.' || n, now() from generate_series(1, 9) n returning id, login_id)
    insert into staff_members (id, user_id, first_name, last_name, email, roles, created_at)
    select id, id, 'Renata', 'Desk', login_id || '@vendor.example', '{renewals-specialist}', now() from signing`,
  )
  await owner.query(
    `update organizations set renewals_specialist_id = md5('specialist 1')::uuid where id = ${ofCustomer}`,
  )
  // PAR-11: credits of all its customers, held, and former ones of one.
  await owner.query(
    `insert into deal_credits (organization_id, id, programme_code, partner_id, customer_name, customer_words, source, reason, given_by, starts_at,
      ends_at, ended_because, ended_by)
    select case when n % 2 = 0 then md5('customer ' || n)::uuid else $3::uuid end, gen_random_uuid(), 'SWM', $1::uuid, 'Anders ' || n,
      array['anders', n::text], 'staff', 'Why', 'Eva', timestamptz '2025-01-01' + n * interval '1 minute',
      case when n % 2 = 1 then now() end, case when n % 2 = 1 then 'booked' end, case when n % 2 = 1 then 'Eva' end
    from generate_series(1, $2::int) n`,
    [partnerId, many, askedId],
  )
  await owner.query(
    `insert into quote_margins (organization_id, quote_id, partner_id, contact_id, partner_total_minor, margin_minor, document)
    select organization_id, id, partner_id, (select contact_id from partner_people where partner_id = $1 limit 1), 80, 20, '{}' from quotes where partner_id = $1`,
    [partnerId],
  )
  await owner.query(
    `insert into quote_lines (organization_id, quote_id, position, membership_id, licence_id, licence_code, programme_code,
      programme_name, product_code, product_name, edition_name, quantity, state, former_ends_on, starts_on, ends_on, intended_day,
      yearly_minor, paid_yearly_minor, total_minor, explanation)
    select m.organization_id, $1::uuid, row_number() over (order by m.id), m.id, m.licence_id, 'CODE', 'SWM', 'Software Maintenance',
      'PRODUCT-7', 'Product 7', 'Standard', 1, 'current', m.ends_on, m.ends_on + 1, m.ends_on + 365, 1, 100, 100, 100,
      json_build_object('daysLapsed', 0, 'elements', '[]'::json, 'coverage', json_build_object('method', 'actual-actual', 'from',
        m.ends_on + 1, 'to', m.ends_on + 365, 'days', 365, 'parts', '[]'::json, 'rounding', 'none', 'years', '1'))
    from memberships m where m.organization_id = ${ofCustomer}`,
    [quoteId],
  )
  const asked = `md5('asked for ' || n)::uuid`
  await owner.query(quotesOf(`'${askedId}'::uuid`, asked, 70_000_000, `'cancelled'`), [partnerId, many])
  await owner.query(
    `insert into licence_requests (organization_id, id, partner_id, quote_id, covers, missing_count, asked_by, asked_by_name, asked_at)
    select $3::uuid, gen_random_uuid(), $1::uuid, ${asked}, '[]', 1, (select contact_id from partner_people where partner_id = $1 limit 1),
      'Eva Sales', timestamptz '2025-01-01' + n * interval '1 minute' from generate_series(1, $2::int) n`,
    [partnerId, many, askedId],
  )
  return quoteId
}
