-- A partner's list of licences reads what is shared alone: all that it shows of a licence stands there, so that it meets no table whose
-- policy asks another (decision 034).
alter table partner_licences
  add column code text,
  add column edition_code text,
  add column edition_name text,
  add column model text,
  add column grade text,
  add column quantity integer,
  add column allocated_quantity integer,
  add column starts_on date,
  add column ends_on date,
  add column maintenance_ends_on date,
  add column status text;
-- Without its indexes, which are made anew: 400,000 licences take half the time, and leave no indexes twice their size.
do $$
declare
  definitions text[];
  name text;
  definition text;
begin
  definitions := array(select indexdef from pg_indexes
    where schemaname = 'public' and tablename = 'partner_licences' and indexname <> 'partner_licences_pkey' order by indexname);
  for name in select indexname from pg_indexes
    where schemaname = 'public' and tablename = 'partner_licences' and indexname <> 'partner_licences_pkey' loop
    execute format('drop index %I', name);
  end loop;
  update partner_licences p
    set code = l.code, edition_code = l.edition_code, edition_name = l.edition_name, model = l.model, grade = l.grade, quantity = l.quantity,
      allocated_quantity = l.allocated_quantity, starts_on = l.starts_on, ends_on = l.ends_on, maintenance_ends_on = l.maintenance_ends_on,
      status = l.status
    from licences l where l.organization_id = p.organization_id and l.id = p.licence_id;
  foreach definition in array definitions loop
    execute definition;
  end loop;
end $$;
alter table partner_licences
  alter column code set not null,
  alter column edition_code set not null,
  alter column edition_name set not null,
  alter column model set not null,
  alter column grade set not null,
  alter column quantity set not null,
  alter column allocated_quantity set not null,
  alter column starts_on set not null,
  alter column status set not null;

drop function private.shared_licences(uuid[]);
create function private.shared_licences(grants uuid[]) returns table (
  partner_id uuid, organization_id uuid, licence_id uuid, grant_id uuid, location_id uuid, starts_at timestamptz, ends_at timestamptz,
  maintenance_order date, product_code text, product_name text, contract_number text, code text, edition_code text, edition_name text,
  model text, grade text, quantity integer, allocated_quantity integer, starts_on date, ends_on date, maintenance_ends_on date, status text)
  language sql stable set search_path = '' as $$
  select g.partner_id, g.organization_id, l.id, g.id, g.location_id, g.starts_at, g.ends_at, l.maintenance_order, l.product_code, l.product_name,
    l.contract_number, l.code, l.edition_code, l.edition_name, l.model, l.grade, l.quantity, l.allocated_quantity, l.starts_on, l.ends_on,
    l.maintenance_ends_on, l.status
  from public.advisor_grants g join public.licences l on l.organization_id = g.organization_id
  where g.id = any (grants) and g.ended_at is null and g.coverage = 'all'
  union all
  select g.partner_id, g.organization_id, l.id, g.id, g.location_id, g.starts_at, g.ends_at, l.maintenance_order, l.product_code, l.product_name,
    l.contract_number, l.code, l.edition_code, l.edition_name, l.model, l.grade, l.quantity, l.allocated_quantity, l.starts_on, l.ends_on,
    l.maintenance_ends_on, l.status
  from public.advisor_grants g
    join public.advisor_grant_licences a on a.organization_id = g.organization_id and a.grant_id = g.id
    join public.licences l on l.organization_id = a.organization_id and l.id = a.licence_id
  where g.id = any (grants) and g.ended_at is null and g.coverage = 'assigned' $$;

create or replace function private.reshare(grants uuid[]) returns void language sql security definer set search_path = '' as $$
  -- Whoever buys or changes a licence or changes a name just now refers to the organization: one waits for the other, as neither would
  -- see what the other does.
  select o.id from public.organizations o
    where o.id in (select g.organization_id from public.advisor_grants g where g.id = any (grants)) order by o.id for update;
  delete from public.partner_customers p using public.advisor_grants g
    where g.id = any (grants) and p.organization_id = g.organization_id and p.grant_id = g.id;
  insert into public.partner_customers (partner_id, organization_id, grant_id, location_id, starts_at, ends_at, number, name, country, state,
      coverage, scopes, ends_on, time_zone, noticed_at)
    select g.partner_id, g.organization_id, g.id, g.location_id, g.starts_at, g.ends_at, o.number, o.legal_name, o.country, o.state,
      g.coverage, g.scopes, g.ends_on, g.time_zone, g.noticed_at
    from public.advisor_grants g join public.organizations o on o.id = g.organization_id
    where g.id = any (grants) and g.ended_at is null and o.status = 'active';
  insert into public.partner_customer_words (partner_id, organization_id, word, location_id, starts_at, ends_at)
    select p.partner_id, p.organization_id, w.word, p.location_id, p.starts_at, p.ends_at
    from public.advisor_grants g
      join public.partner_customers p on p.organization_id = g.organization_id and p.grant_id = g.id
      join public.organization_words w on w.organization_id = p.organization_id
    where g.id = any (grants);
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order,
      product_code, product_name, contract_number, code, edition_code, edition_name, model, grade, quantity, allocated_quantity, starts_on,
      ends_on, maintenance_ends_on, status)
    select s.* from private.shared_licences(grants) s
      join public.partner_customers p on p.partner_id = s.partner_id and p.organization_id = s.organization_id $$;

create or replace function private.licences_ticked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  -- Whoever changes a licence just now holds the organization: one waits for the other.
  perform from public.organizations o where o.id in (select m.organization_id from made m) order by o.id for no key update;
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order,
      product_code, product_name, contract_number, code, edition_code, edition_name, model, grade, quantity, allocated_quantity, starts_on,
      ends_on, maintenance_ends_on, status)
    select p.partner_id, p.organization_id, l.id, p.grant_id, p.location_id, p.starts_at, p.ends_at, l.maintenance_order, l.product_code,
      l.product_name, l.contract_number, l.code, l.edition_code, l.edition_name, l.model, l.grade, l.quantity, l.allocated_quantity,
      l.starts_on, l.ends_on, l.maintenance_ends_on, l.status
    from made m
      join public.advisor_grants g on g.organization_id = m.organization_id and g.id = m.grant_id and g.ended_at is null and g.coverage = 'assigned'
      join public.partner_customers p on p.partner_id = g.partner_id and p.organization_id = g.organization_id
      join public.licences l on l.organization_id = m.organization_id and l.id = m.licence_id;
  return null;
end $$;

create or replace function private.licences_bought() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order,
      product_code, product_name, contract_number, code, edition_code, edition_name, model, grade, quantity, allocated_quantity, starts_on,
      ends_on, maintenance_ends_on, status)
    select p.partner_id, p.organization_id, m.id, p.grant_id, p.location_id, p.starts_at, p.ends_at, m.maintenance_order, m.product_code,
      m.product_name, m.contract_number, m.code, m.edition_code, m.edition_name, m.model, m.grade, m.quantity, m.allocated_quantity,
      m.starts_on, m.ends_on, m.maintenance_ends_on, m.status
    from made m
      join public.advisor_grants g on g.organization_id = m.organization_id and g.ended_at is null and g.coverage = 'all'
      join public.partner_customers p on p.partner_id = g.partner_id and p.organization_id = g.organization_id;
  return null;
end $$;

-- Seats are taken and given back all day: whoever shares the licence at that moment reads it before or after, and writes after or before.
create or replace function private.licence_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from public.organizations where id = new.organization_id for share;
  update public.partner_licences
    set maintenance_order = new.maintenance_order, product_code = new.product_code, product_name = new.product_name,
      contract_number = new.contract_number, code = new.code, edition_code = new.edition_code, edition_name = new.edition_name,
      model = new.model, grade = new.grade, quantity = new.quantity, allocated_quantity = new.allocated_quantity,
      starts_on = new.starts_on, ends_on = new.ends_on, maintenance_ends_on = new.maintenance_ends_on, status = new.status
    where organization_id = new.organization_id and licence_id = new.id;
  return null;
end $$;
drop trigger reshares on licences;
create trigger reshares after update on licences for each row
  when ((old.product_code, old.product_name, old.contract_number, old.code, old.edition_code, old.edition_name, old.model, old.grade,
      old.quantity, old.allocated_quantity, old.starts_on, old.ends_on, old.maintenance_ends_on, old.status)
    is distinct from (new.product_code, new.product_name, new.contract_number, new.code, new.edition_code, new.edition_name, new.model, new.grade,
      new.quantity, new.allocated_quantity, new.starts_on, new.ends_on, new.maintenance_ends_on, new.status))
  execute function private.licence_changed();

-- What can be renewed of a licence is kept in the same way.
create or replace function private.cover_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from public.organizations o where o.id in (select c.organization_id from changed c) order by o.id for share;
  update public.partner_licences p set renewal_order = private.renewal_order(p.organization_id, p.licence_id)
    from changed c where p.organization_id = c.organization_id and p.licence_id = c.licence_id;
  return null;
end $$;
create or replace function private.licence_in_force() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform from public.organizations where id = new.organization_id for share;
  update public.partner_licences set renewal_order = private.renewal_order(organization_id, licence_id)
    where organization_id = new.organization_id and licence_id = new.id;
  return null;
end $$;

-- PAR-3: what a reader sees the customers of: the partner, or the one of its places that they run. Two readings of the context for a table
-- instead of four. A place is one partner's alone, and whoever runs it is that partner's, so that the place says enough.
create function app.partner_or_location() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'partner' and r.restricted = 'false' and r.partner_status = 'active' then
    case when r.partner_roles::text[] && array['organization-administrator', 'business-executive', 'sales', 'technical'] then r.organization_id::uuid
      when 'location-administrator' = any (r.partner_roles::text[]) then r.partner_location_id::uuid end end;
end $$;
alter table partner_locations add unique (id);

do $$
declare name text;
begin
  foreach name in array array['partner_customers', 'partner_customer_words', 'partner_licences'] loop
    execute format('alter policy shared on %I using (coalesce(
      case (select app.partner_or_location()) when partner_id then true when location_id then true end
      and tstzrange(starts_at, ends_at) @> (select app.instant()), false))', name);
  end loop;
end $$;
drop function app.whole_partner();
