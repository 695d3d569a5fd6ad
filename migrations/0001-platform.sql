-- Roles, the sealed row context, and what every feature shares: audit trail, letters, outbox, idempotency keys.
-- The audiences are roles of the whole server and may exist already.
do $$
declare audience text;
begin
  foreach audience in array array['visitor', 'person', 'customer', 'staff', 'worker'] loop
    if not exists (select from pg_roles where rolname = 'chancery_' || audience) then
      begin
        execute format('create role %I nologin nosuperuser nobypassrls noinherit', 'chancery_' || audience);
      exception when duplicate_object or unique_violation then null;
      end;
    end if;
  end loop;
end $$;

revoke all on schema public from public;
grant usage on schema public to chancery_visitor, chancery_person, chancery_customer, chancery_staff, chancery_worker;

-- The key that row contexts are sealed with. Nobody but the owner reads it.
create schema private;
create table private.seal (
  one boolean primary key default true check (one),
  fingerprint text not null,
  inner_block bytea not null check (length(inner_block) = 64),
  outer_block bytea not null check (length(outer_block) = 64)
);

create schema app;
grant usage on schema app to chancery_visitor, chancery_person, chancery_customer, chancery_staff, chancery_worker;

-- The verified context of this transaction, or null where none is set. A forged or stale one is an error.
create function app.context() returns jsonb
  language plpgsql stable security definer set search_path = '' as $$
declare
  raw text := nullif(pg_catalog.current_setting('chancery.context', true), '');
  body text;
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
  if pg_catalog.to_timestamp((body::jsonb ->> 'until')::bigint) < pg_catalog.clock_timestamp() then
    raise exception 'the row context is stale' using errcode = 'insufficient_privilege';
  end if;
  return body::jsonb;
end $$;

create function app.is_audience(wanted text) returns boolean language sql stable as
  $$ select coalesce(app.context() ->> 'audience' = wanted, false) $$;
create function app.user_id() returns uuid language sql stable as
  $$ select (app.context() ->> 'user')::uuid $$;
create function app.contact_id() returns uuid language sql stable as
  $$ select (app.context() ->> 'contact')::uuid $$;
create function app.today() returns date language sql stable as
  $$ select (app.context() ->> 'today')::date $$;

-- The organization that the reader acts for, whatever their rights.
create function app.own_organization() returns uuid language sql stable as $$
  select (c ->> 'organization')::uuid from app.context() c where c ->> 'audience' = 'customer' $$;

-- The same, where the reader may use the licensing tools (ACC-5, ACC-6).
create function app.licensing_organization() returns uuid language sql stable as $$
  select (c ->> 'organization')::uuid from app.context() c
  where c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false'
    and c -> 'types' ?| array['administrator', 'ship-to', 'bill-to'] $$;

-- The same, where the reader sees all people of the organization: administrators, restricted ones too.
create function app.people_organization() returns uuid language sql stable as $$
  select (c ->> 'organization')::uuid from app.context() c
  where c ->> 'audience' = 'customer' and c -> 'types' ? 'administrator' $$;

-- The same, where the reader runs the organization: unrestricted administrators.
create function app.administered_organization() returns uuid language sql stable as $$
  select (c ->> 'organization')::uuid from app.context() c
  where c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false' and c -> 'types' ? 'administrator' $$;

-- Turns row-level security on for a table, for its owner as well, who alone may then do everything (back-fills, backup).
create procedure private.protect(target regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy owner_all on %s to %I using (true) with check (true)', target, current_user);
end $$;

-- What a call with an idempotency key came to. `organization_id` and `user_id` are all zeros where there is none.
create table idempotency_keys (
  organization_id uuid not null,
  user_id uuid not null,
  operation text not null,
  key text not null check (length(key) between 1 and 255),
  request_hash text not null,
  output jsonb,
  created_at timestamptz not null,
  primary key (organization_id, user_id, operation, key)
);
create index idempotency_keys_by_age on idempotency_keys (created_at);
call private.protect('idempotency_keys');
create policy own_keys on idempotency_keys to chancery_staff
  using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
-- What was kept for one company is not shown to the same person acting for another, or for none.
create policy own_keys_here on idempotency_keys to chancery_customer
  using (organization_id = (select app.own_organization()) and user_id = (select app.user_id()))
  with check (organization_id = (select app.own_organization()) and user_id = (select app.user_id()));
create policy own_keys_alone on idempotency_keys to chancery_person
  using (organization_id = '00000000-0000-0000-0000-000000000000' and user_id = (select app.user_id()))
  with check (organization_id = '00000000-0000-0000-0000-000000000000' and user_id = (select app.user_id()));
create policy no_ones_keys on idempotency_keys to chancery_visitor
  using ((select app.is_audience('visitor')) and user_id = coalesce((select app.user_id()), '00000000-0000-0000-0000-000000000000'))
  with check ((select app.is_audience('visitor')) and user_id = coalesce((select app.user_id()), '00000000-0000-0000-0000-000000000000'));
create policy worker_tidies on idempotency_keys to chancery_worker using ((select app.is_audience('worker')));
grant select, insert on idempotency_keys to chancery_visitor, chancery_person, chancery_customer, chancery_staff;
grant update (output) on idempotency_keys to chancery_visitor, chancery_person, chancery_customer, chancery_staff;
grant select, delete on idempotency_keys to chancery_worker;

-- Work for later, written in the transaction that caused it; the pump moves it to the job runner.
create table outbox (
  id uuid primary key,
  kind text not null,
  payload jsonb not null,
  singleton_key text,
  start_after timestamptz,
  created_at timestamptz not null
);
create index outbox_in_order on outbox (created_at, id);
call private.protect('outbox');
create policy everyone_causes on outbox for insert
  to chancery_visitor, chancery_person, chancery_customer, chancery_staff, chancery_worker
  with check ((select app.context()) is not null);
create policy worker_pumps on outbox to chancery_worker using ((select app.is_audience('worker')));
grant insert on outbox to chancery_visitor, chancery_person, chancery_customer, chancery_staff;
grant select, insert, update, delete on outbox to chancery_worker;
