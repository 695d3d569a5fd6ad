import sql from 'sql-template-tag'
import { expect, test } from 'vitest'
import { loadDemoIfEmpty } from '../server/demo.ts'
import { loadDemo } from './demo.ts'
import { newTestPortal } from './portal.ts'
import { worldOf } from './world.ts'

const patience = 240_000

test('PLT-1: the demo vendor is believable, loads once, and begins anew where loading was interrupted', {
  timeout: patience,
}, async () => {
  const portal = await newTestPortal()
  try {
    const at = { house: portal.house, ownerUrl: portal.database.ownerUrl }
    await worldOf(portal).customer({ name: 'Left over' })
    expect(await loadDemoIfEmpty(at, loadDemo)).toBe(false)
    await portal.rows(sql`
      insert into demo_personas (position, login_id, password, name, purpose_en, purpose_es) values (0, '(loading)', '', '', '', '')`)
    expect(await loadDemoIfEmpty(at, loadDemo)).toBe(true)
    const [counts] = await portal.rows(sql`select
      (select count(*) from organizations o where not exists (select from partners p where p.partner_id = o.id)) as customers,
      (select count(*) from partners) as partners, (select count(distinct status) from partners) as partner_statuses,
      (select count(distinct level_code) from partners) as partner_levels, (select count(*) from partner_listings where word = '') as listings,
      (select count(*) > 12 from advisor_grants) as many_grants, (select count(distinct ended_by) from advisor_grants) as grant_ends,
      (select count(*) > 20 from partner_views) as looked_often, (select count(distinct country) from organizations) as countries,
      (select count(*) from missing_partners where settled_at is null) as missing_partners,
      (select count(*) from licences) as licences, (select count(distinct status) from licences) as statuses,
      (select count(distinct status) from allocations) as allocation_statuses,
      (select count(distinct status) from licence_files) as file_statuses,
      (select count(*) from licences where ends_on < '2026-11-16') > 0 as some_ended,
      (select count(distinct language) from contacts) as languages,
      (select count(distinct type) from contacts, unnest(types) type) as contact_types,
      (select string_agg(status, ' ' order by asked_at) from access_requests) as access_requests,
      (select count(*) from recovery_requests where status = 'waiting') as recoveries,
      (select count(*) from recovery_objections) as objections,
      (select array_agg(kind order by requested_at) from exports where status = 'done') as files,
      (select count(distinct currency) from price_schedules) as currencies,
      (select array_agg(status order by status) from price_schedule_versions where valid_from > '2026-11-16') as prices_ahead,
      (select array_agg(distinct programme_code order by programme_code) from memberships) as programmes,
      (select string_agg(distinct status, ' ' order by status) from quotes) as quote_statuses,
      (select string_agg(distinct from_programme_code || ' ' || to_programme_code, ', ') from quotes) as changes,
      (select count(waiver_reason) > 0 from quote_desk) as waivers,
      (select count(answered_at) || ' of ' || count(*) || ' answered' from quote_questions) as questions,
      (select sum(opened_count) || ' times by ' || count(*) || ' links, ' || count(withdrawn_at) || ' withdrawn' from quote_links) as shared,
      (select count(distinct renewals_specialist_id) = 1 and bool_or(renewals_specialist_id is null) from organizations) as specialists,
      (select count(*) from territories) as territories,
      (select count(*) > 0 from quotes where status = 'draft' and valid_until < '2026-11-16') as some_expired,
      (select string_agg(distinct source, ' ' order by source) from deal_credits) as credits,
      (select string_agg(distinct status, ' ' order by status) from orders) as order_statuses,
      (select array_agg(distinct language order by language) from letters where kind = 'renewals-due') as reminded,
      (select count(*) from memberships m join licences l on l.id = m.licence_id join programmes p on p.code = m.programme_code and p.covers_versions where m.ends_on <> l.maintenance_ends_on) as apart,
      (select count(*) from letters where sent_at is null) as unsent`)
    expect(counts).toEqual({
      customers: 40,
      partners: 15,
      partner_statuses: 5,
      partner_levels: 4,
      listings: 12,
      many_grants: true,
      grant_ends: 1,
      looked_often: true,
      countries: 12,
      missing_partners: 2,
      licences: 400,
      statuses: 3,
      allocation_statuses: 3,
      file_statuses: 3,
      some_ended: true,
      languages: 2,
      contact_types: 4,
      access_requests: 'refused open',
      recoveries: 2,
      objections: 1,
      files: ['contacts', 'licences'],
      currencies: 5,
      prices_ahead: ['draft', 'published'],
      programmes: ['HWM', 'SA', 'SWM'],
      quote_statuses: 'accepted approval-needed cancelled declined draft ordered sent superseded',
      changes: 'SA SWM',
      waivers: true,
      questions: '2 of 3 answered',
      shared: '4 times by 4 links, 2 withdrawn',
      specialists: true,
      territories: 3,
      some_expired: true,
      credits: 'named quoted staff',
      order_statuses: 'booked placed',
      reminded: ['en', 'es'],
      apart: 0,
      unsent: 0,
    })
    expect((await portal.visit().call('listPersonas')).output.items).toHaveLength(23)
    expect(await loadDemoIfEmpty(at, loadDemo)).toBe(false)
  } finally {
    await portal.close()
  }
})
