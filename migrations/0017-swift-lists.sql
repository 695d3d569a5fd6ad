-- What row-level security and long lists cost, made less.

-- Policies ask for the context many times in a statement. It is checked each time as before, but read once; and what is asked of
-- it is PL/pgSQL throughout, as an SQL function is read and planned anew with each statement that a policy puts it into.
create or replace function app.context() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  raw text := nullif(pg_catalog.current_setting('chancery.context', true), '');
  body text;
  context jsonb;
  key private.seal;
begin
  if raw is null then return null; end if;
  body := pg_catalog.substr(raw, 65);
  select * into strict key from private.seal;
  if pg_catalog.encode(
       pg_catalog.sha256(key.outer_block || pg_catalog.sha256(key.inner_block || pg_catalog.convert_to(body, 'UTF8'))), 'hex'
     ) <> pg_catalog.substr(raw, 1, 64) then
    raise exception 'the row context is not sealed' using errcode = 'insufficient_privilege';
  end if;
  context := body::jsonb;
  if pg_catalog.to_timestamp((context ->> 'until')::bigint) < pg_catalog.clock_timestamp() then
    raise exception 'the row context is stale' using errcode = 'insufficient_privilege';
  end if;
  return context;
end $$;

create or replace function app.is_audience(wanted text) returns boolean language plpgsql stable as
  $$ begin return coalesce(app.context() ->> 'audience' = wanted, false); end $$;
create or replace function app.user_id() returns uuid language plpgsql stable as
  $$ begin return (app.context() ->> 'user')::uuid; end $$;
create or replace function app.contact_id() returns uuid language plpgsql stable as
  $$ begin return (app.context() ->> 'contact')::uuid; end $$;
create or replace function app.today() returns date language plpgsql stable as
  $$ begin return (app.context() ->> 'today')::date; end $$;
create or replace function app.instant() returns timestamptz language plpgsql stable as
  $$ begin return (app.context() ->> 'now')::timestamptz; end $$;

create or replace function app.own_organization() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'customer' then (c ->> 'organization')::uuid end;
end $$;
create or replace function app.licensing_organization() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false'
    and c -> 'types' ?| array['administrator', 'ship-to', 'bill-to'] then (c ->> 'organization')::uuid end;
end $$;
create or replace function app.people_organization() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'customer' and c -> 'types' ? 'administrator' then (c ->> 'organization')::uuid end;
end $$;
create or replace function app.administered_organization() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false' and c -> 'types' ? 'administrator'
    then (c ->> 'organization')::uuid end;
end $$;
create or replace function app.led_partner() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false'
    and c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive'] then (c ->> 'organization')::uuid end;
end $$;
create or replace function app.kept_partner() returns uuid language plpgsql stable as
  $$ begin return case when app.context() #>> '{partner,status}' = 'active' then app.led_partner() end; end $$;
create or replace function app.run_location() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false' and c #> '{partner,roles}' ? 'location-administrator'
    then (c #>> '{partner,location}')::uuid end;
end $$;
create or replace function app.kept_location() returns uuid language plpgsql stable as
  $$ begin return case when app.context() #>> '{partner,status}' = 'active' then app.run_location() end; end $$;
create or replace function app.kept_people() returns uuid[] language plpgsql stable as
  $$ begin return case when app.kept_location() is null then '{}'::uuid[] else app.run_people() end; end $$;

-- LIC-3: a customer's licences of one product in whatever order, and those that are rare among its licences.
create index licences_of_product_by_end on licences (organization_id, product_code, end_order, id) where hidden_at is null;
create index licences_of_product_by_newest on licences (organization_id, product_code, fulfilled_at desc, id desc) where hidden_at is null;
create index licences_of_product_by_quantity on licences (organization_id, product_code, quantity, id) where hidden_at is null;
create index licences_on_hold on licences (organization_id, maintenance_order, id) where status = 'on-hold' and hidden_at is null;

-- Somebody is looked for by their e-mail address among all contacts. Row-level security lets an index be used by comparisons of
-- columns alone, not of what a function makes of them.
alter table contacts add column email_key text generated always as (lower(email)) stored;
create index contacts_by_email_key on contacts (email_key);
drop index contacts_by_email;
-- Staff walk the people of all companies by name where a word finds very many.
create index contacts_of_all_by_name on contacts (last_name collate "C", first_name collate "C", id);
-- The sessions that may still let somebody in, among all that one person ever had.
create index sessions_open on sessions (user_id, last_seen_at desc) where ended_at is null;
-- PAR-6, PAR-8: what may be ticked, of one product.
create index licences_to_share_of_product
  on licences (organization_id, product_code, product_name collate "C", edition_name collate "C", id);
-- PAR-8: the advisors in force, among all that a customer ever had.
create index advisor_grants_open on advisor_grants (organization_id, granted_at desc, id desc) where ended_at is null;
-- ACC-17: asked as `exists`, the planner would rather read all customers that share something than look each of a page up.
alter policy shared on advisor_grants
  using (partner_id = (select app.partner_organization()) and ended_at is null and coalesce(tstzrange(starts_at, ends_at) @> (select app.instant())
    and location_id = coalesce((select app.partner_location()), location_id), false)
    and (select true from partner_customers p where p.organization_id = advisor_grants.organization_id limit 1));
