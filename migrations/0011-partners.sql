-- Partners, and which of a customer's licences they may see (PAR-1, PAR-3, PAR-5, PAR-6, PAR-8 to PAR-10, PAR-12).

-- A partner at work for its customers is an audience of its own, apart from the same people's own account.
do $$
begin
  if not exists (select from pg_roles where rolname = 'chancery_partner') then
    begin
      create role chancery_partner nologin nosuperuser nobypassrls noinherit;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
end $$;
grant usage on schema public, app to chancery_partner;

create function app.instant() returns timestamptz language sql stable as
  $$ select (app.context() ->> 'now')::timestamptz $$;

-- The partner whose customers the reader may see (PAR-3): unrestricted, of an active partner, with a role for it. A location
-- administrator without a location has none. In PL/pgSQL, as a search asks often and an SQL function is planned each time.
create function app.partner_organization() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'partner' and c ->> 'restricted' = 'false' and c #>> '{partner,status}' = 'active'
      and (c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive', 'sales', 'technical']
        or (c #> '{partner,roles}' ? 'location-administrator' and c #>> '{partner,location}' is not null))
    then (c ->> 'organization')::uuid end;
end $$;

-- The one location whose customers the reader may see, or null where they see those of all.
create function app.partner_location() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'partner'
      and not c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive', 'sales', 'technical']
    then (c #>> '{partner,location}')::uuid end;
end $$;

-- PAR-2: levels are data.
create table partner_levels (
  code text primary key check (code ~ '^[a-z][a-z0-9-]{0,30}$'),
  name text not null,
  rank integer not null unique
);
insert into partner_levels (code, name, rank) values ('registered', 'Registered', 1), ('silver', 'Silver', 2), ('gold', 'Gold', 3), ('platinum', 'Platinum', 4);

-- PAR-1. `name` is the organization's, kept here because customers read of a partner what it lists and nothing else.
create table partners (
  partner_id uuid primary key references organizations,
  number text not null unique,
  name text not null,
  kind text not null default 'reseller' check (kind in ('reseller', 'distributor')),
  status text not null check (status in ('prospect', 'pending', 'active', 'expired', 'suspended')),
  level_code text references partner_levels,
  starts_on date,
  ends_on date check (ends_on >= starts_on),
  -- Whether customers find it.
  listed boolean not null default true,
  products text[] not null default '{}',
  languages text[] not null default '{}',
  distributor_id uuid references partners (partner_id),
  version integer not null default 1,
  created_at timestamptz not null
);
create index partners_by_name on partners (name collate "C", partner_id);
create index partners_by_distributor on partners (distributor_id) where distributor_id is not null;
create index partners_ending on partners (ends_on) where status = 'active';

create table partner_locations (
  partner_id uuid not null references partners,
  id uuid not null,
  -- Headquarters have none, a country's office has the headquarters, a branch either.
  parent_id uuid,
  kind text not null check (kind in ('headquarters', 'country', 'branch')),
  name text not null check (length(name) between 1 and 100),
  country text not null check (country ~ '^[A-Z]{2}$'),
  state text,
  city text not null,
  phone text,
  web_address text,
  listed boolean not null default true,
  -- Given up: kept for the grants of former days that name it.
  removed_at timestamptz,
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (partner_id, id),
  foreign key (partner_id, parent_id) references partner_locations (partner_id, id),
  check (removed_at is null or not listed and kind <> 'headquarters')
);
create unique index partner_locations_one_headquarters on partner_locations (partner_id) where kind = 'headquarters';

-- PAR-3: what somebody does at a partner, besides being a contact of that organization. Who does nothing there any more keeps
-- an empty row, as grants name them.
create table partner_people (
  partner_id uuid not null references partners,
  contact_id uuid not null,
  roles text[] not null
    check (roles <@ array['organization-administrator', 'business-executive', 'location-administrator', 'sales', 'technical']),
  location_id uuid,
  -- Whether customers may choose them as the one to be told (PAR-6).
  listed boolean not null default true,
  version integer not null default 1,
  primary key (partner_id, contact_id),
  foreign key (partner_id, contact_id) references contacts (organization_id, id),
  foreign key (partner_id, location_id) references partner_locations (partner_id, id),
  check (location_id is not null or not 'location-administrator' = any (roles))
);

-- By what customers find a partner near them: words of its names, in each country it has a listed location in. Kept by
-- triggers. Keys begin with the country, as a customer always says it.
create table partner_listings (
  country text not null,
  word text collate "C" not null,
  name text collate "C" not null,
  partner_id uuid not null,
  location_id uuid not null,
  state text,
  primary key (country, word, name, partner_id, location_id),
  foreign key (partner_id, location_id) references partner_locations (partner_id, id) on delete cascade
);
create index partner_listings_of_location on partner_listings (partner_id, location_id, word);
-- Each location once, under the empty word, for the list without a name.
create index partner_listings_by_state on partner_listings (country, state, name, partner_id, location_id) where word = '';

-- A customer's permission. Its end date is whole in the time zone of whoever set it; the instant is computed then (PAR-9).
create table advisor_grants (
  organization_id uuid not null references organizations,
  id uuid not null,
  partner_id uuid not null references partners,
  location_id uuid not null,
  -- The partner's person who is told and gets in touch.
  contact_id uuid not null,
  coverage text not null check (coverage in ('all', 'assigned')),
  scopes text[] not null check ('view' = any (scopes) and scopes <@ array['view', 'quote', 'order', 'cases', 'allocate']),
  starts_at timestamptz not null,
  ends_on date not null,
  time_zone text not null,
  ends_at timestamptz not null check (ends_at > starts_at),
  -- Days from when the end was set to the end: by so many it is extended, if it extends by itself.
  term_days integer not null check (term_days > 0),
  extends boolean not null default false,
  granted_by uuid not null,
  granted_by_name text not null,
  granted_at timestamptz not null,
  -- What was bought since then and is not shared under "view assigned" is what the customer is asked about.
  reviewed_at timestamptz not null,
  -- When the partner took note of its new customer.
  noticed_at timestamptz,
  -- The nearest reminder that went out for this end date: 30, 7 or 1 days before.
  reminded_days integer,
  ended_at timestamptz,
  ended_by text check (ended_by in ('customer', 'partner', 'staff', 'time')),
  changed_by_name text not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, granted_by) references contacts (organization_id, id),
  foreign key (partner_id, location_id) references partner_locations (partner_id, id),
  foreign key (partner_id, contact_id) references partner_people (partner_id, contact_id),
  check ((ended_at is null) = (ended_by is null)),
  check (organization_id <> partner_id)
);
create unique index advisor_grants_one_open on advisor_grants (organization_id, partner_id) where ended_at is null;
-- The triggers below know grants by their ids alone.
create index advisor_grants_by_id on advisor_grants (id);
create index advisor_grants_newest on advisor_grants (organization_id, granted_at desc, id desc);
create index advisor_grants_of_partner on advisor_grants (partner_id, organization_id);
create index advisor_grants_ending on advisor_grants (ends_at, id) where ended_at is null;
-- New to the partner: nobody there has taken note of it.
create index advisor_grants_unnoticed on advisor_grants (partner_id, granted_at, organization_id) where noticed_at is null and ended_at is null;
create index advisor_grants_of_contact on advisor_grants (partner_id, contact_id) where ended_at is null;

-- The licences ticked under "view assigned". A row cannot point at another customer's licence.
create table advisor_grant_licences (
  organization_id uuid not null,
  grant_id uuid not null,
  licence_id uuid not null,
  primary key (organization_id, grant_id, licence_id),
  foreign key (organization_id, grant_id) references advisor_grants on delete cascade,
  foreign key (organization_id, licence_id) references licences on delete cascade
);
create index advisor_grant_licences_of_licence on advisor_grant_licences (organization_id, licence_id);
-- What may be ticked: all of a customer's licences, also those it has hidden, by product.
create index licences_to_share on licences (organization_id, product_name collate "C", edition_name collate "C", id);

-- A wizard under way (PAR-6), kept here so that another day or another device goes on with it.
create table advisor_drafts (
  organization_id uuid not null references organizations,
  id uuid not null,
  contact_id uuid not null,
  country text check (country ~ '^[A-Z]{2}$'),
  state text,
  partner_id uuid references partners,
  -- As the partner was called when it was chosen: one that can be chosen no more cannot be read any more either.
  partner_name text,
  location_id uuid,
  partner_contact_id uuid,
  coverage text check (coverage in ('all', 'assigned')),
  scopes text[] check ('view' = any (scopes) and scopes <@ array['view', 'quote', 'order', 'cases', 'allocate']),
  ends_on date,
  extends boolean,
  -- What it led to: confirming twice leads to the same.
  grant_id uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts (organization_id, id),
  foreign key (organization_id, grant_id) references advisor_grants (organization_id, id)
);
create index advisor_drafts_of_contact on advisor_drafts (organization_id, contact_id, changed_at desc) where grant_id is null;
create index advisor_drafts_by_age on advisor_drafts (changed_at);

create table advisor_draft_licences (
  organization_id uuid not null,
  draft_id uuid not null,
  licence_id uuid not null,
  primary key (organization_id, draft_id, licence_id),
  foreign key (organization_id, draft_id) references advisor_drafts on delete cascade,
  foreign key (organization_id, licence_id) references licences on delete cascade
);
create index advisor_draft_licences_of_licence on advisor_draft_licences (organization_id, licence_id);

-- PAR-9: who of a partner looked at a customer's data on which day, and how often. The customer's trail shows it.
create table partner_views (
  organization_id uuid not null references organizations,
  partner_id uuid not null references partners,
  contact_id uuid not null,
  on_day date not null,
  audit_event_id uuid not null,
  view_count integer not null check (view_count > 0),
  primary key (organization_id, partner_id, contact_id, on_day)
);
create unique index partner_views_of_event on partner_views (organization_id, audit_event_id);

-- "My partner is not listed" (PAR-6), for the vendor's partner managers.
create table missing_partners (
  organization_id uuid not null references organizations,
  id uuid not null,
  contact_id uuid not null,
  name text not null,
  country text not null check (country ~ '^[A-Z]{2}$'),
  note text,
  created_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid references staff_members,
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts (organization_id, id)
);
create index missing_partners_open on missing_partners (created_at, id) where settled_at is null;

-- What each partner sees, worked out when a grant or a licence changes and not when somebody looks: a partner with 20,000
-- customers pays for a page what one with 20 pays (decision 032). Kept by the triggers below, never written otherwise.
create table partner_customers (
  partner_id uuid not null references partners,
  organization_id uuid not null references organizations,
  grant_id uuid not null,
  location_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  number text not null,
  name text collate "C" not null,
  country text not null,
  state text,
  -- How many licences it shares, so that a search counts nothing.
  licence_count integer not null default 0,
  primary key (partner_id, organization_id),
  foreign key (organization_id, grant_id) references advisor_grants on delete cascade
);
create index partner_customers_of_grant on partner_customers (organization_id, grant_id);
create index partner_customers_by_number on partner_customers (partner_id, number);
create index partner_customers_by_end on partner_customers (partner_id, ends_at, organization_id);
create index partner_customers_by_location on partner_customers (partner_id, location_id, name, organization_id);
create index partner_customers_by_name on partner_customers (partner_id, name, organization_id);
create index partner_customers_by_country on partner_customers (partner_id, country, name, organization_id);
create index partner_customers_by_state on partner_customers (partner_id, country, state, name, organization_id);

create table partner_customer_words (
  partner_id uuid not null,
  organization_id uuid not null,
  word text collate "C" not null,
  location_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  primary key (partner_id, word, organization_id),
  foreign key (partner_id, organization_id) references partner_customers on delete cascade
);
create index partner_customer_words_of_customer on partner_customer_words (partner_id, organization_id, word);

create table partner_licences (
  partner_id uuid not null,
  organization_id uuid not null,
  licence_id uuid not null,
  grant_id uuid not null,
  location_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  maintenance_order date not null,
  product_code text not null,
  contract_number text,
  primary key (partner_id, licence_id),
  foreign key (partner_id, organization_id) references partner_customers on delete cascade,
  foreign key (organization_id, licence_id) references licences on delete cascade
);
create index partner_licences_of_licence on partner_licences (organization_id, licence_id);
create index partner_licences_by_maintenance on partner_licences (partner_id, maintenance_order, organization_id, licence_id);
create index partner_licences_by_product on partner_licences (partner_id, product_code, maintenance_order, organization_id, licence_id);
-- For those who see the customers of one location alone.
create index partner_licences_by_location on partner_licences (partner_id, location_id, maintenance_order, organization_id, licence_id);
create index partner_licences_by_location_and_product on partner_licences (partner_id, location_id, product_code, maintenance_order, organization_id, licence_id);
create index partner_licences_of_customer on partner_licences (partner_id, organization_id, maintenance_order, licence_id);
create index partner_licences_of_customer_by_product on partner_licences (partner_id, organization_id, product_code, maintenance_order, licence_id);
create index partner_licences_by_contract on partner_licences (partner_id, contract_number, maintenance_order, organization_id, licence_id) where contract_number is not null;

create function private.count_shared() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    update public.partner_customers p set licence_count = p.licence_count + m.count
      from (select partner_id, organization_id, count(*) as count from made group by partner_id, organization_id) m
      where p.partner_id = m.partner_id and p.organization_id = m.organization_id;
  else
    update public.partner_customers p set licence_count = p.licence_count - g.count
      from (select partner_id, organization_id, count(*) as count from gone group by partner_id, organization_id) g
      where p.partner_id = g.partner_id and p.organization_id = g.organization_id;
  end if;
  return null;
end $$;
create trigger counted after insert on partner_licences referencing new table as made
  for each statement execute function private.count_shared();
create trigger uncounted after delete on partner_licences referencing old table as gone
  for each statement execute function private.count_shared();

-- The licences that a grant shares now: all of the customer's, or those ticked.
create function private.shared_licences(grants uuid[]) returns table (
  partner_id uuid, organization_id uuid, licence_id uuid, grant_id uuid, location_id uuid, starts_at timestamptz, ends_at timestamptz,
  maintenance_order date, product_code text, contract_number text)
  language sql stable set search_path = '' as $$
  select g.partner_id, g.organization_id, l.id, g.id, g.location_id, g.starts_at, g.ends_at, l.maintenance_order, l.product_code, l.contract_number
  from public.advisor_grants g join public.licences l on l.organization_id = g.organization_id
  where g.id = any (grants) and g.ended_at is null and g.coverage = 'all'
  union all
  select g.partner_id, g.organization_id, l.id, g.id, g.location_id, g.starts_at, g.ends_at, l.maintenance_order, l.product_code, l.contract_number
  from public.advisor_grants g
    join public.advisor_grant_licences a on a.organization_id = g.organization_id and a.grant_id = g.id
    join public.licences l on l.organization_id = a.organization_id and l.id = a.licence_id
  where g.id = any (grants) and g.ended_at is null and g.coverage = 'assigned' $$;

-- Works out anew what these grants share. Whoever changes a grant may not write these rows themselves, hence the owner's rights.
create function private.reshare(grants uuid[]) returns void language sql security definer set search_path = '' as $$
  -- Whoever buys a licence or changes a name just now refers to the organization: one waits for the other, as neither would
  -- see what the other does.
  select o.id from public.organizations o
    where o.id in (select g.organization_id from public.advisor_grants g where g.id = any (grants)) order by o.id for update;
  delete from public.partner_customers p using public.advisor_grants g
    where g.id = any (grants) and p.organization_id = g.organization_id and p.grant_id = g.id;
  insert into public.partner_customers (partner_id, organization_id, grant_id, location_id, starts_at, ends_at, number, name, country, state)
    select g.partner_id, g.organization_id, g.id, g.location_id, g.starts_at, g.ends_at, o.number, o.legal_name, o.country, o.state
    from public.advisor_grants g join public.organizations o on o.id = g.organization_id
    where g.id = any (grants) and g.ended_at is null and o.status = 'active';
  insert into public.partner_customer_words (partner_id, organization_id, word, location_id, starts_at, ends_at)
    select p.partner_id, p.organization_id, w.word, p.location_id, p.starts_at, p.ends_at
    from public.advisor_grants g
      join public.partner_customers p on p.organization_id = g.organization_id and p.grant_id = g.id
      join public.organization_words w on w.organization_id = p.organization_id
    where g.id = any (grants);
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order, product_code, contract_number)
    select s.* from private.shared_licences(grants) s
      join public.partner_customers p on p.partner_id = s.partner_id and p.organization_id = s.organization_id $$;

create function private.grants_made() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform private.reshare(array(select id from made));
  return null;
end $$;
create trigger shares after insert on advisor_grants referencing new table as made
  for each statement execute function private.grants_made();

create function private.grants_changed() returns trigger language plpgsql security definer set search_path = '' as $$
declare changed uuid[] := array(
  select n.id from after_change n join before_change o on o.organization_id = n.organization_id and o.id = n.id
  where (n.partner_id, n.location_id, n.coverage, n.starts_at, n.ends_at, n.ended_at)
    is distinct from (o.partner_id, o.location_id, o.coverage, o.starts_at, o.ends_at, o.ended_at));
begin
  if changed <> '{}' then perform private.reshare(changed); end if;
  return null;
end $$;
create trigger reshares after update on advisor_grants referencing old table as before_change new table as after_change
  for each statement execute function private.grants_changed();

create function private.licences_ticked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order, product_code, contract_number)
    select p.partner_id, p.organization_id, l.id, p.grant_id, p.location_id, p.starts_at, p.ends_at, l.maintenance_order, l.product_code, l.contract_number
    from made m
      join public.advisor_grants g on g.organization_id = m.organization_id and g.id = m.grant_id and g.ended_at is null and g.coverage = 'assigned'
      join public.partner_customers p on p.partner_id = g.partner_id and p.organization_id = g.organization_id
      join public.licences l on l.organization_id = m.organization_id and l.id = m.licence_id;
  return null;
end $$;
create trigger shares after insert on advisor_grant_licences referencing new table as made
  for each statement execute function private.licences_ticked();

create function private.licences_unticked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.partner_licences p using gone o, public.advisor_grants g
    where g.organization_id = o.organization_id and g.id = o.grant_id and g.coverage = 'assigned'
      and p.partner_id = g.partner_id and p.licence_id = o.licence_id and p.grant_id = o.grant_id;
  return null;
end $$;
create trigger unshares after delete on advisor_grant_licences referencing old table as gone
  for each statement execute function private.licences_unticked();

-- Licences bought later are shared at once under "view all", and not under "view assigned" (PAR-6).
create function private.licences_bought() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order, product_code, contract_number)
    select p.partner_id, p.organization_id, m.id, p.grant_id, p.location_id, p.starts_at, p.ends_at, m.maintenance_order, m.product_code, m.contract_number
    from made m
      join public.advisor_grants g on g.organization_id = m.organization_id and g.ended_at is null and g.coverage = 'all'
      join public.partner_customers p on p.partner_id = g.partner_id and p.organization_id = g.organization_id;
  return null;
end $$;
create trigger shares after insert on licences referencing new table as made
  for each statement execute function private.licences_bought();

create function private.licence_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.partner_licences set maintenance_order = new.maintenance_order, product_code = new.product_code, contract_number = new.contract_number
    where organization_id = new.organization_id and licence_id = new.id;
  return null;
end $$;
create trigger reshares after update on licences for each row
  when ((old.maintenance_ends_on, old.product_code, old.contract_number) is distinct from (new.maintenance_ends_on, new.product_code, new.contract_number))
  execute function private.licence_changed();

-- An organization's name, place and standing, wherever partners or customers find it by them.
create function private.relist(partner uuid) returns void language sql security definer set search_path = '' as $$
  -- Two changes at a time come one after the other.
  select partner_id from public.partners where partner_id = partner for no key update;
  delete from public.partner_listings where partner_id = partner;
  insert into public.partner_listings (country, word, name, partner_id, location_id, state)
    select l.country, w.word, p.name, p.partner_id, l.id, l.state
    from public.partners p
      join public.organizations o on o.id = p.partner_id and o.status = 'active'
      join public.partner_locations l on l.partner_id = p.partner_id and l.listed
      cross join lateral (select '' as word union select ow.word from public.organization_words ow where ow.organization_id = p.partner_id) w
    where p.partner_id = partner and p.listed and p.status = 'active' and p.kind = 'reseller' $$;

create function private.partner_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  perform private.relist(new.partner_id);
  return null;
end $$;
create trigger listed after insert or update on partners for each row execute function private.partner_changed();
create trigger listed after insert or update on partner_locations for each row execute function private.partner_changed();

create function private.organization_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.partners set name = new.legal_name where partner_id = new.id;
  if old.status is distinct from new.status then
    perform private.relist(new.id);
    perform private.reshare(array(select id from public.advisor_grants where organization_id = new.id and ended_at is null));
  else
    update public.partner_customers set name = new.legal_name, country = new.country, state = new.state where organization_id = new.id;
  end if;
  return null;
end $$;
create index partner_customers_of_organization on partner_customers (organization_id);
create trigger relisted after update on organizations for each row
  when ((old.legal_name, old.country, old.state, old.status) is distinct from (new.legal_name, new.country, new.state, new.status))
  execute function private.organization_changed();

create function private.words_added() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partner_customer_words (partner_id, organization_id, word, location_id, starts_at, ends_at)
    select p.partner_id, m.organization_id, m.word, p.location_id, p.starts_at, p.ends_at
    from made m join public.partner_customers p on p.organization_id = m.organization_id;
  insert into public.partner_listings (country, word, name, partner_id, location_id, state)
    select l.country, m.word, l.name, l.partner_id, l.location_id, l.state
    from made m join public.partner_listings l on l.partner_id = m.organization_id and l.word = '';
  return null;
end $$;
create trigger listed after insert on organization_words referencing new table as made
  for each statement execute function private.words_added();

create function private.words_removed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.partner_customer_words w using gone g
    where w.organization_id = g.organization_id and w.word = g.word
      and w.partner_id in (select p.partner_id from public.partner_customers p where p.organization_id = g.organization_id);
  delete from public.partner_listings l using gone g where l.partner_id = g.organization_id and l.word = g.word;
  return null;
end $$;
create trigger unlisted after delete on organization_words referencing old table as gone
  for each statement execute function private.words_removed();

do $$
declare name text;
begin
  foreach name in array array['partner_levels', 'partners', 'partner_locations', 'partner_people', 'partner_listings', 'advisor_grants',
    'advisor_grant_licences', 'advisor_drafts', 'advisor_draft_licences', 'partner_views', 'missing_partners', 'partner_customers',
    'partner_customer_words', 'partner_licences'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy worker_all on %I to chancery_worker using ((select app.is_audience(''worker''))) with check ((select app.is_audience(''worker'')))', name);
    execute format('grant select on %I to chancery_staff, chancery_worker', name);
  end loop;
end $$;

-- Finding out what somebody who signs in does for a partner. A partner's sales people sign in (ACC-5).
create policy signing_in on partners for select to chancery_visitor using ((select app.is_audience('visitor')));
create policy signing_in on partner_people for select to chancery_visitor using ((select app.is_audience('visitor')));
grant select (partner_id, status, kind) on partners to chancery_visitor;
grant select on partner_people to chancery_visitor;
-- Looked up as the owner: contacts' own policies ask this table, and up to PostgreSQL 15 the owner is under all audiences' policies.
create function app.own_contacts() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select c.id from public.contacts c where c.user_id = app.user_id());
end $$;
create policy own_roles on partner_people for select to chancery_person using (contact_id = any ((select app.own_contacts())::uuid[]));
grant select (partner_id, contact_id, roles) on partner_people to chancery_person;

-- The customer's side. Whoever uses the licensing tools may look for partners; a partner is otherwise known to a customer
-- that has let it in, once. The partner's own people know it, its locations and who does what.
create policy listed on partner_levels for select to chancery_customer using ((select app.own_organization()) is not null);
create policy listed on partners for select to chancery_customer
  using (listed and status = 'active' and kind = 'reseller'
    and exists (select from partner_listings l where l.partner_id = partners.partner_id));
create policy let_in on partners for select to chancery_customer
  using (exists (select from advisor_grants g where g.organization_id = (select app.licensing_organization()) and g.partner_id = partners.partner_id));
create policy own on partners for select to chancery_customer using (partner_id = (select app.own_organization()));
create policy listed on partner_locations for select to chancery_customer
  using (listed and exists (select from partner_listings l where l.partner_id = partner_locations.partner_id and l.location_id = partner_locations.id));
create policy own on partner_locations for select to chancery_customer using (partner_id = (select app.own_organization()));
-- Where an advisor's location is no longer listed, its customers still read which it is.
create policy let_in on partner_locations for select to chancery_customer
  using (exists (select from advisor_grants g where g.organization_id = (select app.licensing_organization())
    and g.partner_id = partner_locations.partner_id and (partner_locations.listed or g.location_id = partner_locations.id)));
create policy listed on partner_people for select to chancery_customer
  using (listed and roles <> '{}' and exists (select from partner_listings l where l.partner_id = partner_people.partner_id));
create policy own on partner_people for select to chancery_customer using (partner_id = (select app.own_organization()));
-- Whom a customer was told of stays known to it, wherever they go.
create policy let_in on partner_people for select to chancery_customer
  using (exists (select from advisor_grants g where g.organization_id = (select app.licensing_organization())
    and g.partner_id = partner_people.partner_id
    and (g.contact_id = partner_people.contact_id or partner_people.listed and partner_people.roles <> '{}')));
create policy listed on partner_listings for select to chancery_customer using ((select app.licensing_organization()) is not null);
create policy partners_people on contacts for select to chancery_customer
  using (status = 'active' and not restricted
    and exists (select from partner_people p where p.partner_id = contacts.organization_id and p.contact_id = contacts.id and p.listed
      and p.partner_id is distinct from (select app.own_organization())));
create policy let_in on contacts for select to chancery_customer
  using (exists (select from advisor_grants g where g.organization_id = (select app.licensing_organization())
    and g.partner_id = contacts.organization_id and g.contact_id = contacts.id));
create policy to_partners_people on letters for insert to chancery_customer
  with check ((select app.administered_organization()) is not null
    and exists (select from partner_people p where p.partner_id = letters.organization_id and p.contact_id = letters.contact_id));
grant select on partner_levels, partners, partner_locations, partner_people, partner_listings to chancery_customer;

-- Who leads the partner, whatever its standing: two roles (PAR-3). They keep up its own account while it is active, a location
-- administrator their location.
create function app.led_partner() returns uuid language sql stable as $$
  select (c ->> 'organization')::uuid from app.context() c
  where c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false'
    and c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive'] $$;
create function app.kept_partner() returns uuid language sql stable as
  $$ select app.led_partner() from app.context() c where c #>> '{partner,status}' = 'active' $$;
create function app.run_location() returns uuid language sql stable as $$
  select (c #>> '{partner,location}')::uuid from app.context() c
  where c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false' and c #> '{partner,roles}' ? 'location-administrator' $$;
create function app.kept_location() returns uuid language sql stable as
  $$ select app.run_location() from app.context() c where c #>> '{partner,status}' = 'active' $$;
create policy keeps_up on partners for update to chancery_customer
  using (partner_id = (select app.kept_partner())) with check (partner_id = (select app.kept_partner()));
create policy keeps_up on partner_locations to chancery_customer
  using (partner_id = (select app.kept_partner())) with check (partner_id = (select app.kept_partner()));
create policy keeps_up_own on partner_locations for update to chancery_customer
  using (partner_id = (select app.own_organization()) and id = (select app.kept_location()))
  with check (partner_id = (select app.own_organization()) and id = (select app.kept_location()));
create policy keeps_up on partner_people to chancery_customer
  using (partner_id = (select app.kept_partner())) with check (partner_id = (select app.kept_partner()));
create policy keeps_up_own on partner_people for update to chancery_customer
  using (partner_id = (select app.own_organization()) and location_id = (select app.kept_location())
    and not roles && array['organization-administrator', 'business-executive'])
  with check (partner_id = (select app.own_organization()) and location_id = (select app.kept_location())
    and not roles && array['organization-administrator', 'business-executive']);
grant update (listed, products, languages, distributor_id, version) on partners to chancery_customer;
grant insert on partner_locations, partner_people to chancery_customer;
grant update (parent_id, kind, name, country, state, city, phone, web_address, listed, removed_at, version) on partner_locations to chancery_customer;
grant update (roles, location_id, listed, version) on partner_people to chancery_customer;

-- Nobody changes their own roles, which policies cannot say, as they do not know a row's former state.
create function app.guard_partner_roles() returns trigger language plpgsql as $$
begin
  if app.is_audience('customer') and new.contact_id = app.contact_id() and old.roles is distinct from new.roles then
    raise exception 'roles are changed by somebody else' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger roles before update on partner_people for each row execute function app.guard_partner_roles();

-- Whom the people of a partner see of their own company besides what every contact does: those who lead it all of them, a
-- location administrator those of the location, and everybody whom to ask, who are those who lead it. They are looked up as
-- the owner, once for a statement: policies that ask tables whose policies ask tables take longer to plan than to run.
create function app.partner_colleagues() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select p.contact_id from public.partner_people p where p.partner_id = app.own_organization()
    and (p.roles && array['organization-administrator', 'business-executive'] or p.location_id = app.run_location()));
end $$;
create function app.run_people() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin
  return array(select p.contact_id from public.partner_people p
    where p.partner_id = app.own_organization() and p.location_id = app.run_location());
end $$;
create function app.kept_people() returns uuid[] language sql stable as
  $$ select case when app.kept_location() is null then '{}' else app.run_people() end $$;
create policy partners_own_people on contacts for select to chancery_customer
  using (organization_id = (select app.led_partner())
    or organization_id = (select app.own_organization()) and id = any ((select app.partner_colleagues())::uuid[]));
create policy partners_own_people on contact_words for select to chancery_customer
  using (organization_id = (select app.led_partner())
    or organization_id = (select app.own_organization()) and contact_id = any ((select app.partner_colleagues())::uuid[]));
-- A role lets somebody sign in who could not before: whoever gives it invites them, and sees whether they came.
create policy partners_own_people on invitations for select to chancery_customer
  using (organization_id = (select app.led_partner())
    or organization_id = (select app.own_organization()) and contact_id = any ((select app.run_people())::uuid[]));
create policy invites_to_partner on invitations to chancery_customer
  using (organization_id = (select app.kept_partner())
    or organization_id = (select app.own_organization()) and contact_id = any ((select app.kept_people())::uuid[]))
  with check (organization_id = (select app.kept_partner())
    or organization_id = (select app.own_organization()) and contact_id = any ((select app.kept_people())::uuid[]));
-- Whoever takes roles or a location away must know that customers were told of them: by the grants that are open.
create policy names_own_people on advisor_grants for select to chancery_customer
  using (ended_at is null and (partner_id = (select app.kept_partner())
    or partner_id = (select app.own_organization())
      and (location_id = (select app.kept_location()) or contact_id = any ((select app.kept_people())::uuid[]))));
-- The vendor's partner managers and the distributors to choose from are known to partners.
create policy partner_managers on staff_members for select to chancery_customer
  using ('partner-manager' = any (roles) and status = 'active'
    and exists (select from partners p where p.partner_id = (select app.own_organization())));
create policy distributors on partners for select to chancery_customer
  using (kind = 'distributor' and (select app.context() #>> '{partner,status}') is not null);

do $$
declare name text;
begin
  foreach name in array array['advisor_grants', 'advisor_grant_licences'] loop
    execute format('create policy own on %I for select to chancery_customer using (organization_id = (select app.licensing_organization()))', name);
    execute format('create policy administers on %I to chancery_customer using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()))', name);
  end loop;
end $$;
create policy own on advisor_drafts to chancery_customer
  using (organization_id = (select app.administered_organization()) and contact_id = (select app.contact_id()))
  with check (organization_id = (select app.administered_organization()) and contact_id = (select app.contact_id()));
create policy own on advisor_draft_licences to chancery_customer
  using (organization_id = (select app.administered_organization())
    and exists (select from advisor_drafts d where d.organization_id = advisor_draft_licences.organization_id and d.id = advisor_draft_licences.draft_id))
  with check (organization_id = (select app.administered_organization())
    and exists (select from advisor_drafts d where d.organization_id = advisor_draft_licences.organization_id and d.id = advisor_draft_licences.draft_id));
create policy trail on partner_views for select to chancery_customer using (organization_id = (select app.administered_organization()));
create policy tells on missing_partners to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
grant select, insert on advisor_grants, advisor_grant_licences, advisor_drafts, advisor_draft_licences, missing_partners to chancery_customer;
grant select on partner_views to chancery_customer;
grant delete on advisor_grant_licences, advisor_drafts, advisor_draft_licences to chancery_customer;
grant update (location_id, contact_id, coverage, scopes, ends_on, time_zone, ends_at, term_days, extends, reviewed_at, reminded_days, ended_at, ended_by,
  changed_by_name, changed_at, version) on advisor_grants to chancery_customer;
grant update (country, state, partner_id, partner_name, location_id, partner_contact_id, coverage, scopes, ends_on, extends, grant_id, changed_at, version)
  on advisor_drafts to chancery_customer;

-- The partner's side: what is shared with it now, and nothing of any other customer nor of one that has closed. The planner takes an expression under
-- `coalesce` for true of every other row; it would take these for rarely true, and then sorts 20,000 rows to show 25.
do $$
declare name text;
begin
  foreach name in array array['partner_customers', 'partner_customer_words', 'partner_licences'] loop
    execute format('create policy shared on %I for select to chancery_partner
      using (partner_id = (select app.partner_organization()) and coalesce(tstzrange(starts_at, ends_at) @> (select app.instant())
        and location_id = coalesce((select app.partner_location()), location_id), false))', name);
    execute format('grant select on %I to chancery_partner', name);
  end loop;
end $$;
create policy shared on advisor_grants to chancery_partner
  using (partner_id = (select app.partner_organization()) and ended_at is null and coalesce(tstzrange(starts_at, ends_at) @> (select app.instant())
    and location_id = coalesce((select app.partner_location()), location_id), false)
    and exists (select from partner_customers p where p.organization_id = advisor_grants.organization_id));
create policy shared on licences for select to chancery_partner
  using (exists (select from partner_licences p where p.organization_id = licences.organization_id and p.licence_id = licences.id));
create policy shared on organizations for select to chancery_partner
  using (exists (select from partner_customers p where p.organization_id = organizations.id));
-- Whom to ask at the customer: its points of contact for renewals, and who let the partner in.
create policy shared on contacts for select to chancery_partner
  using (status = 'active' and exists (select from advisor_grants g where g.organization_id = contacts.organization_id
    and ('sales' = any (contacts.types) or g.granted_by = contacts.id)));
create policy own_as_partner on partners for select to chancery_partner using (partner_id = (select app.partner_organization()));
create policy own_as_partner on partner_locations for select to chancery_partner using (partner_id = (select app.partner_organization()));
create policy own_traces on partner_views to chancery_partner
  using (partner_id = (select app.partner_organization()) and contact_id = (select app.contact_id())
    and exists (select from partner_customers p where p.organization_id = partner_views.organization_id))
  with check (partner_id = (select app.partner_organization()) and contact_id = (select app.contact_id())
    and exists (select from partner_customers p where p.organization_id = partner_views.organization_id));
create policy traces_as_partner on audit_events for insert to chancery_partner
  with check (actor_user_id = (select app.user_id())
    and (organization_id = (select app.partner_organization()) or exists (select from partner_customers p where p.organization_id = audit_events.organization_id)));
create policy everyone_causes_as_partner on outbox for insert to chancery_partner with check ((select app.context()) is not null);
create policy own_keys_as_partner on idempotency_keys to chancery_partner
  using (organization_id = (select app.partner_organization()) and user_id = (select app.user_id()))
  with check (organization_id = (select app.partner_organization()) and user_id = (select app.user_id()));
grant select on partner_locations to chancery_partner;
grant select (partner_id, number, name, kind, status, level_code, starts_on, ends_on) on partners to chancery_partner;
grant select (organization_id, id, partner_id, location_id, contact_id, coverage, scopes, starts_at, ends_on, time_zone, ends_at, extends,
  granted_by, granted_by_name, granted_at, noticed_at, ended_at, changed_at, version) on advisor_grants to chancery_partner;
grant update (noticed_at) on advisor_grants to chancery_partner;
grant select (organization_id, id, code, product_code, product_name, edition_code, edition_name, model, grade, quantity, allocated_quantity,
  starts_on, ends_on, maintenance_ends_on, maintenance_order, status, contract_number, fulfilled_at) on licences to chancery_partner;
grant select (id, number, legal_name, other_names, country, state, region, language, status) on organizations to chancery_partner;
grant select (organization_id, id, first_name, last_name, email, job_title, phone, types, status) on contacts to chancery_partner;
grant select (organization_id, partner_id, contact_id, on_day, audit_event_id, view_count), insert, update (view_count) on partner_views to chancery_partner;
grant insert on audit_events, outbox to chancery_partner;
grant select, insert, update (output) on idempotency_keys to chancery_partner;

grant insert, update on partners, partner_locations, partner_people to chancery_staff;
grant update (settled_at, settled_by) on missing_partners to chancery_staff;
grant update on advisor_grants to chancery_staff;
grant update (contact_id, ends_on, ends_at, reminded_days, ended_at, ended_by, changed_by_name, changed_at, version) on advisor_grants to chancery_worker;
grant delete on advisor_drafts, advisor_draft_licences to chancery_worker;
grant update (status, version) on partners to chancery_worker;
