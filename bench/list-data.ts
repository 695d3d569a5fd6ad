import type pg from 'pg'
import { type BenchCustomer, insertCustomer, insertLicences } from './licence-data.ts'
import {
  type BenchPartner,
  insertCustomers,
  insertGrants,
  insertListedPartners,
  insertPartner,
  withoutKeepers,
} from './partner-data.ts'
import { insertRenewals } from './renewal-data.ts'
import { insertResale } from './resale-data.ts'
import { insertStaffMember } from './staff-data.ts'

/** One company, one partner and one of the vendor's people, each with more of everything than a list may read. */
export type ListWorld = {
  customer: BenchCustomer
  partner: BenchPartner
  staffToken: string
  licenceId: string
  draftId: string
  quoteId: string
  partnerQuoteId: string
}

/** Rows by the number in `$2`, of the organization in `$1`: what the other features have no builder of their own for. */
const rowsOfCustomer: readonly string[] = [
  `insert into contacts (organization_id, id, first_name, last_name, email, types, status, created_at)
    select $1::uuid, md5('contact ' || n)::uuid, 'Name' || n % 97, 'Family' || n % 1009, 'n' || n || '@many.example',
      case when n % 7 = 0 then '{bill-to}' else '{ship-to}' end::text[], case when n % 3 = 0 then 'inactive' else 'active' end,
      timestamptz '2024-01-01' + n * interval '1 minute' from generate_series(1, $2::int) n`,
  `insert into contact_words (organization_id, contact_id, word)
    select $1::uuid, md5('contact ' || n)::uuid, w from generate_series(1, $2::int) n,
      unnest(array['name' || n % 97, 'family' || n % 1009, 'n' || n || '@many.example']) w`,
  `insert into access_requests (organization_id, id, contact_id, status, asked_at, decided_at, decided_by)
    select $1::uuid, gen_random_uuid(), md5('contact ' || n)::uuid, 'refused', timestamptz '2025-01-01' + n * interval '1 minute',
      timestamptz '2025-02-01' + n * interval '1 minute', 'Ana García' from generate_series(1, $2::int) n`,
  `insert into allocations (organization_id, id, licence_id, host_id_type, host_id, host_id_key, label, quantity, bound_at, created_at)
    select $1::uuid, gen_random_uuid(), l.id, 'hostname', 'host-' || n, 'host-' || n, 'Label ' || n, 1, now(),
      timestamptz '2025-01-01' + n * interval '1 minute'
    from (select id from licences where organization_id = $1::uuid order by id limit 1) l, generate_series(1, $2::int) n`,
  `insert into audit_events (id, organization_id, at, action, actor_kind, actor_user_id, actor_name, address, request_id, subject_kind,
      subject_label, licence_id)
    select gen_random_uuid(), $1::uuid, timestamptz '2025-01-01' + n * interval '1 minute',
      (array['licence.allocated', 'licence.returned', 'contact.added'])[1 + n % 3], 'contact', md5('user ' || n % 40)::uuid,
      'Ana García', '', '', 'licence', 'L-' || n, l.id
    from (select id from licences where organization_id = $1::uuid order by id limit 1) l, generate_series(1, $2::int) n`,
  `insert into letters (id, organization_id, kind, language, recipient_name, recipient_email, subject, body_text, body_html, created_at)
    select gen_random_uuid(), $1::uuid, 'new-device', 'en', 'Ana', 'n' || n || '@many.example', 'Subject', '', '',
      timestamptz '2025-01-01' + n * interval '1 minute' from generate_series(1, $2::int) n`,
  `insert into exports (organization_id, id, user_id, kind, filter, header, language, file_name, status, requested_at, progressed_at,
      finished_at, expires_at)
    select $1::uuid, gen_random_uuid(), c.user_id, 'licences', '{}', 'words', 'en', 'f.csv', 'done',
      timestamptz '2025-01-01' + n * interval '1 minute', now(), now(), now() + interval '1 day'
    from contacts c, generate_series(1, $2::int) n where c.organization_id = $1::uuid and c.user_id is not null`,
  `insert into sessions (id, user_id, token_hash, created_at, last_seen_at, expires_at, idle_minutes, address, user_agent, ended_at)
    select gen_random_uuid(), c.user_id, decode(md5('session ' || n), 'hex'), now(), now() - n * interval '1 minute',
      now() + interval '1 day', 60, '', '', now()
    from contacts c, generate_series(1, $2::int) n where c.organization_id = $1::uuid and c.user_id is not null`,
  `insert into recovery_requests (organization_id, id, contact_id, contact_name, contact_email, evidence, status, asked_at, waits_until,
      decided_at, decided_by)
    select $1::uuid, gen_random_uuid(), md5('contact ' || n)::uuid, 'Ana', 'ana@many.example', 'A letter', 'refused',
      timestamptz '2025-01-01' + n * interval '1 minute', '2025-02-01', timestamptz '2025-03-01' + n * interval '1 minute', 'Rita'
    from generate_series(1, $2::int) n`,
  `insert into missing_partners (organization_id, id, contact_id, name, country, created_at)
    select $1::uuid, gen_random_uuid(), md5('contact ' || n)::uuid, 'Partner ' || n, 'ES', timestamptz '2025-01-01' + n * interval '1 minute'
    from generate_series(1, $2::int) n`,
  `insert into given_up_jobs (id, kind, payload, given_up_at)
    select gen_random_uuid(), 'send-letter', '{}', timestamptz '2025-01-01' + n * interval '1 minute'
    from generate_series(1, $2::int) n where $1::uuid is not null`,
  `insert into advisor_grants (organization_id, id, partner_id, location_id, contact_id, coverage, scopes, starts_at, ends_on, time_zone,
      ends_at, term_days, granted_by, granted_by_name, granted_at, reviewed_at, ended_at, ended_by, changed_by_name, changed_at)
    select $1::uuid, gen_random_uuid(), p.partner_id, p.location_id, p.contact_id, 'all', '{view}', now() - interval '9 days',
      current_date - 8, 'UTC', now() - interval '8 days', 1, c.id, 'Ana', timestamptz '2024-01-01' + n * interval '1 minute', now(),
      now() - interval '8 days', 'customer', 'Ana', now()
    from generate_series(1, $2::int) n, (select * from partner_people limit 1) p,
      (select id from contacts where organization_id = $1::uuid and user_id is not null) c`,
  `insert into territories (country, state_key, state, specialist_id, assigned_at, assigned_by)
    select 'DE', 'state ' || n, 'State ' || n, s.id, now(), 'Ana'
    from (select id from staff_members order by id limit 1) s, generate_series(1, $2::int) n where $1::uuid is not null`,
  `insert into advisor_drafts (organization_id, id, contact_id, created_at, changed_at, grant_id)
    select $1::uuid, gen_random_uuid(), c.id, now(), now(), g.id
    from contacts c, advisor_grants g where c.organization_id = $1::uuid and c.user_id is not null and g.organization_id = $1::uuid
      and $2::int > 0`,
]

/** Builds the world. Triggers that keep what partners see are off where nobody of the partner's looks. */
export async function insertListWorld(owner: pg.Pool, many: number): Promise<ListWorld> {
  const customer = await insertCustomer(owner, '30000003')
  const partner = await insertPartner(owner, '30000004')
  const staffToken = await insertStaffMember(owner)
  await owner.query(`update contacts set types = '{administrator,ship-to}' where organization_id = any ($1)`, [
    [customer.id, partner.id],
  ])
  await owner.query(`update partner_people set roles = '{organization-administrator,sales}' where partner_id = $1`, [
    partner.id,
  ])
  await withoutKeepers(owner, async () => {
    await insertLicences(owner, customer.id, 2 * many)
    await insertCustomers(owner, many, 2)
    await insertListedPartners(owner, many)
    for (const text of rowsOfCustomer) await owner.query(text, [customer.id, many])
  })
  const quoteId = await insertRenewals(owner, customer.id, many)
  await insertPeopleOf(owner, partner.id, many)
  await insertGrants(owner, partner, 1, many / 2)
  const partnerQuoteId = await insertResale(owner, partner.id, customer.id, many)
  const { rows } = await owner.query<{ licence: string; draft: string }>(
    `with made as (
      insert into advisor_drafts (organization_id, id, contact_id, coverage, created_at, changed_at)
      select $1, gen_random_uuid(), id, 'assigned', now(), now() from contacts where organization_id = $1 and user_id is not null
      returning id)
    select made.id as draft, (select id from licences where organization_id = $1 order by id limit 1) as licence from made`,
    [customer.id],
  )
  await owner.query('vacuum analyze')
  return {
    customer,
    partner,
    staffToken,
    licenceId: rows[0]?.licence ?? '',
    draftId: rows[0]?.draft ?? '',
    quoteId,
    partnerQuoteId,
  }
}

/** Puts in people of a partner: most do nothing there that customers see. */
async function insertPeopleOf(owner: pg.Pool, partnerId: string, count: number): Promise<void> {
  await owner.query(
    `insert into contacts (organization_id, id, first_name, last_name, email, types, created_at)
    select $1::uuid, md5('colleague ' || n)::uuid, 'Name' || n % 97, 'Family' || n % 1009, 'c' || n || '@partner.example',
      '{sales}', now() from generate_series(1, $2::int) n`,
    [partnerId, count],
  )
  await owner.query(
    `insert into contact_words (organization_id, contact_id, word)
    select $1::uuid, md5('colleague ' || n)::uuid, w from generate_series(1, $2::int) n, unnest(array['name' || n % 97, 'family' || n % 1009]) w`,
    [partnerId, count],
  )
}
