-- What row-level security adds to a statement, made less.

-- What policies know of the reader, as the portal seals it: text in the order of these columns. Policies ask several times in a
-- statement; a row is read in a quarter of the time that JSON takes, and what nobody asks for is not made a date or an id of.
create type app.row_context as (
  audience text,
  user_id text,
  contact_id text,
  organization_id text,
  types text,
  restricted text,
  partner_status text,
  partner_roles text,
  partner_location_id text,
  instant text,
  today text,
  valid_until text
);

-- The verified context of this transaction, or null where none is set. A forged or stale one is an error.
create function app.reader() returns app.row_context
  language plpgsql stable security definer set search_path = '' as $$
declare
  -- As bytes, of which a part is taken without counting characters.
  raw bytea := pg_catalog.convert_to(nullif(pg_catalog.current_setting('chancery.context', true), ''), 'UTF8');
  body bytea;
  reader app.row_context;
  key private.seal;
begin
  if raw is null then return null; end if;
  body := pg_catalog.substr(raw, 65);
  select * into strict key from private.seal;
  if pg_catalog.convert_to(pg_catalog.encode(
       pg_catalog.sha256(key.outer_block || pg_catalog.sha256(key.inner_block || body)), 'hex'
     ), 'UTF8') <> pg_catalog.substr(raw, 1, 64) then
    raise exception 'the row context is not sealed' using errcode = 'insufficient_privilege';
  end if;
  reader := pg_catalog.convert_from(body, 'UTF8')::app.row_context;
  if (pg_catalog.to_timestamp(reader.valid_until::bigint) >= pg_catalog.clock_timestamp()) is not true then
    raise exception 'the row context is stale' using errcode = 'insufficient_privilege';
  end if;
  return reader;
end $$;

-- The same for policies that are asked seldom.
create or replace function app.context() returns jsonb language plpgsql stable security invoker set search_path = '' as $$
declare r app.row_context := app.reader();
begin
  if r.audience is null then return null; end if;
  return pg_catalog.jsonb_build_object(
    'audience', r.audience, 'user', r.user_id, 'contact', r.contact_id, 'organization', r.organization_id,
    'types', r.types::text[], 'restricted', r.restricted::boolean, 'now', r.instant, 'today', r.today,
    'partner', case when r.partner_status is not null then pg_catalog.jsonb_build_object(
      'status', r.partner_status, 'roles', r.partner_roles::text[], 'location', r.partner_location_id) end);
end $$;

create or replace function app.is_audience(wanted text) returns boolean language plpgsql stable as
  $$ begin return coalesce((app.reader()).audience = wanted, false); end $$;
create or replace function app.user_id() returns uuid language plpgsql stable as
  $$ begin return (app.reader()).user_id::uuid; end $$;
create or replace function app.contact_id() returns uuid language plpgsql stable as
  $$ begin return (app.reader()).contact_id::uuid; end $$;
create or replace function app.today() returns date language plpgsql stable as
  $$ begin return (app.reader()).today::date; end $$;
create or replace function app.instant() returns timestamptz language plpgsql stable as
  $$ begin return (app.reader()).instant::timestamptz; end $$;

create or replace function app.own_organization() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' then r.organization_id::uuid end;
end $$;
create or replace function app.licensing_organization() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' and r.restricted = 'false' and r.types::text[] && array['administrator', 'ship-to', 'bill-to']
    then r.organization_id::uuid end;
end $$;
create or replace function app.people_organization() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' and 'administrator' = any (r.types::text[]) then r.organization_id::uuid end;
end $$;
create or replace function app.administered_organization() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' and r.restricted = 'false' and 'administrator' = any (r.types::text[]) then r.organization_id::uuid end;
end $$;
create or replace function app.renewing_organization() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' and r.restricted = 'false' and r.types::text[] && array['administrator', 'bill-to']
    then r.organization_id::uuid end;
end $$;

create or replace function app.partner_organization() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'partner' and r.restricted = 'false' and r.partner_status = 'active'
      and (r.partner_roles::text[] && array['organization-administrator', 'business-executive', 'sales', 'technical']
        or 'location-administrator' = any (r.partner_roles::text[]) and r.partner_location_id is not null)
    then r.organization_id::uuid end;
end $$;
create or replace function app.partner_location() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'partner'
      and not r.partner_roles::text[] && array['organization-administrator', 'business-executive', 'sales', 'technical']
    then r.partner_location_id::uuid end;
end $$;
create or replace function app.quoting_partner() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'partner' and r.restricted = 'false' and r.partner_status = 'active'
      and (r.partner_roles::text[] && array['organization-administrator', 'business-executive', 'sales']
        or 'location-administrator' = any (r.partner_roles::text[]) and r.partner_location_id is not null)
    then r.organization_id::uuid end;
end $$;
create or replace function app.quoting_location() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'partner'
      and not r.partner_roles::text[] && array['organization-administrator', 'business-executive', 'sales']
    then r.partner_location_id::uuid end;
end $$;

create or replace function app.led_partner() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' and r.restricted = 'false'
    and r.partner_roles::text[] && array['organization-administrator', 'business-executive'] then r.organization_id::uuid end;
end $$;
create or replace function app.kept_partner() returns uuid language plpgsql stable as
  $$ begin return case when (app.reader()).partner_status = 'active' then app.led_partner() end; end $$;
create or replace function app.run_location() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'customer' and r.restricted = 'false' and 'location-administrator' = any (r.partner_roles::text[])
    then r.partner_location_id::uuid end;
end $$;
create or replace function app.kept_location() returns uuid language plpgsql stable as
  $$ begin return case when (app.reader()).partner_status = 'active' then app.run_location() end; end $$;

-- PAR-3: the partner of a reader who sees the customers of all its places. Rows ask for it first, and only where it is another for the
-- partner and the place of who sees those of one, which hardly any reader pays for.
create function app.whole_partner() returns uuid language plpgsql stable as $$
declare r app.row_context := app.reader();
begin
  return case when r.audience = 'partner' and r.restricted = 'false' and r.partner_status = 'active'
      and r.partner_roles::text[] && array['organization-administrator', 'business-executive', 'sales', 'technical']
    then r.organization_id::uuid end;
end $$;

-- What a row must meet to be shared stands under one `coalesce`, which the planner takes for true of every other row (see 0011). Which
-- index is read is left to what statements ask for themselves.
do $$
declare name text;
begin
  foreach name in array array['partner_customers', 'partner_customer_words', 'partner_licences'] loop
    execute format('alter policy shared on %I using (coalesce(
      (partner_id = (select app.whole_partner())
        or (partner_id, location_id) = (select app.partner_organization(), app.partner_location()))
      and tstzrange(starts_at, ends_at) @> (select app.instant()), false))', name);
  end loop;
end $$;
-- A customer's row names the grant by which it is one, and says where and when; there is none of a grant that has ended. Asked as
-- `exists`, each of these would be planned twice.
alter policy shared on advisor_grants using (ended_at is null
  and (select true from partner_customers p where p.organization_id = advisor_grants.organization_id and p.grant_id = advisor_grants.id limit 1));
alter policy shared on licences
  using ((select true from partner_licences p where p.organization_id = licences.organization_id and p.licence_id = licences.id limit 1));
alter policy shared on organizations
  using ((select true from partner_customers p where p.organization_id = organizations.id limit 1));

-- PAR-6: what a page of partners shows of each place stands beside the words by which it is found, under the empty word. Read from
-- the partner and the place, each row would be looked for in the listings twice more by their policies.
alter table partner_listings
  add column number text,
  add column location_name text,
  add column city text,
  add column phone text,
  add column web_address text,
  add column level_code text;
update partner_listings w
  set number = p.number, location_name = l.name, city = l.city, phone = l.phone, web_address = l.web_address, level_code = p.level_code
  from partners p, partner_locations l
  where w.word = '' and p.partner_id = w.partner_id and l.partner_id = w.partner_id and l.id = w.location_id;
alter table partner_listings add check ((word = '') = (number is not null and location_name is not null and city is not null));

create or replace function private.relist(partner uuid) returns void language sql security definer set search_path = '' as $$
  -- Two changes at a time come one after the other.
  select partner_id from public.partners where partner_id = partner for no key update;
  delete from public.partner_listings where partner_id = partner;
  with places as (
    select l.country, p.name, p.partner_id, l.id as location_id, l.state, p.number, l.name as location_name, l.city, l.phone, l.web_address,
      p.level_code
    from public.partners p
      join public.organizations o on o.id = p.partner_id and o.status = 'active'
      join public.partner_locations l on l.partner_id = p.partner_id and l.listed
    where p.partner_id = partner and p.listed and p.status = 'active' and p.kind = 'reseller'
  ), shown as (
    insert into public.partner_listings (country, word, name, partner_id, location_id, state, number, location_name, city, phone, web_address, level_code)
      select country, '', name, partner_id, location_id, state, number, location_name, city, phone, web_address, level_code from places
  )
  insert into public.partner_listings (country, word, name, partner_id, location_id, state)
    select p.country, w.word, p.name, p.partner_id, p.location_id, p.state
    from places p join public.organization_words w on w.organization_id = p.partner_id and w.word <> '' $$;
