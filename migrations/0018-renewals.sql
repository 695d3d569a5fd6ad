-- Maintenance: programmes and their price schedules (REN-1, REN-3, REN-15), what each licence is covered by, until when
-- (REN-2), quotes (REN-10), and the orders that extend it (REN-24).

create table programmes (
  code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  name text not null,
  kind text not null check (kind in ('subscription-advantage', 'software-maintenance', 'hardware-maintenance', 'other')),
  -- Whether it moves the licence's eligibility date.
  covers_versions boolean not null,
  -- REN-4: whether all licences of a product renew together.
  all_or_nothing boolean not null default false,
  status text not null default 'offered' check (status in ('offered', 'ended')),
  version integer not null default 1,
  created_at timestamptz not null
);
insert into programmes (code, name, kind, covers_versions, created_at) values
  ('SA', 'Subscription Advantage', 'subscription-advantage', true, '2026-01-01Z'),
  ('SWM', 'Software Maintenance', 'software-maintenance', true, '2026-01-01Z'),
  ('HWM', 'Hardware Maintenance', 'hardware-maintenance', false, '2026-01-01Z');
-- In which programme the first period is that comes with the purchase; null: software maintenance.
alter table skus add column programme_code text references programmes;

-- What maintenance costs in a region, in one currency: for the countries named, or for those of the region that no other names.
create table price_schedules (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  name text not null,
  region text not null check (region in ('Americas', 'EMEA', 'APAC', 'Japan')),
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  countries text[] not null default '{}',
  created_at timestamptz not null
);
create unique index price_schedules_rest_of_region on price_schedules (region) where countries = '{}';

-- A version holds from its day until the next one does. Published it never changes: quotes were made by it.
create table price_schedule_versions (
  schedule_id uuid not null references price_schedules,
  number integer not null check (number > 0),
  status text not null default 'draft' check (status in ('draft', 'published')),
  valid_from date not null,
  -- Method, bands, uplift, caps, promotions, as the pricing rules read them.
  rules jsonb not null,
  -- REN-7: which discounts of the desk need whom. For the vendor's people alone.
  approvals jsonb not null default '[]',
  created_at timestamptz not null,
  published_at timestamptz,
  published_by text,
  version integer not null default 1,
  primary key (schedule_id, number),
  check ((status = 'published') = (published_at is not null))
);
create unique index price_schedule_versions_one_from on price_schedule_versions (schedule_id, valid_from) where status = 'published';
create unique index price_schedule_versions_one_draft on price_schedule_versions (schedule_id) where status = 'draft';

create table price_rates (
  schedule_id uuid not null,
  schedule_version integer not null,
  programme_code text not null references programmes,
  product_code text not null,
  -- Blank: every edition that has no rate of its own.
  edition_code text not null default '',
  yearly_minor bigint not null check (yearly_minor >= 0),
  terms jsonb not null default '[]',
  primary key (schedule_id, schedule_version, product_code, edition_code, programme_code),
  foreign key (schedule_id, schedule_version) references price_schedule_versions on delete cascade
);

-- Percent off by partner level: nothing that a customer reads.
create table price_discounts (
  schedule_id uuid not null,
  schedule_version integer not null,
  level_code text not null references partner_levels (code),
  percent text not null check (percent ~ '^[0-9]{1,2}([.][0-9]{1,4})?$'),
  primary key (schedule_id, schedule_version, level_code),
  foreign key (schedule_id, schedule_version) references price_schedule_versions on delete cascade
);

-- What covers a licence: at most one membership in each programme (REN-1).
create table memberships (
  organization_id uuid not null references organizations,
  id uuid not null,
  licence_id uuid not null,
  programme_code text not null references programmes,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- REN-2: the day of the month that periods aim to begin on, kept apart from the one they were clamped to.
  intended_day integer not null check (intended_day between 1 and 31),
  -- What a unit cost for a year when it was last paid; null: it came with the purchase.
  yearly_minor bigint check (yearly_minor >= 0),
  -- The same after discounts: what is given back where an end is moved forward.
  paid_yearly_minor bigint check (paid_yearly_minor >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  price_locked boolean not null default false,
  -- The order under way that will extend it: one at a time.
  order_id uuid,
  version integer not null default 1,
  primary key (organization_id, id),
  unique (organization_id, licence_id, programme_code),
  foreign key (organization_id, licence_id) references licences,
  check (num_nulls(yearly_minor, paid_yearly_minor, currency) in (0, 3))
);
create index memberships_by_end on memberships (organization_id, ends_on, id);

-- Every period ever covered: no day in two of them.
create table membership_periods (
  organization_id uuid not null,
  membership_id uuid not null,
  starts_on date not null,
  ends_on date not null check (ends_on >= starts_on),
  -- Null: it came with the purchase.
  order_id uuid,
  added_at timestamptz not null,
  primary key (organization_id, membership_id, starts_on),
  foreign key (organization_id, membership_id) references memberships on delete cascade
);
create unique index membership_periods_once on membership_periods (organization_id, order_id, membership_id) where order_id is not null;

create table quotes (
  organization_id uuid not null references organizations,
  id uuid not null,
  number text not null check (number ~ '^Q-[0-9]{8}$'),
  revision integer not null default 1 check (revision > 0),
  -- Expiry is not written: app.quote_status tells it.
  status text not null check (status in ('draft', 'approval-needed', 'sent', 'accepted', 'ordered', 'declined', 'superseded', 'cancelled')),
  maker text not null check (maker in ('customer', 'partner', 'staff')),
  partner_id uuid references partners,
  made_by text not null,
  label text check (length(label) between 1 and 120),
  -- The day that it was priced for, and what was asked: a term, or one end for all.
  priced_on date not null,
  term_months integer check (term_months between 1 and 60),
  common_end date,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  schedule_id uuid not null,
  schedule_version integer not null,
  valid_until date not null,
  line_count integer not null check (line_count > 0),
  -- Days without cover and fees for having lapsed; days given back; and all else.
  renewal_minor bigint not null,
  reinstatement_minor bigint not null check (reinstatement_minor >= 0),
  credit_minor bigint not null check (credit_minor <= 0),
  total_minor bigint not null check (total_minor >= 0 and total_minor = renewal_minor + reinstatement_minor + credit_minor),
  -- What anybody can compute it again from.
  document jsonb not null,
  purchase_order_number text check (length(purchase_order_number) between 1 and 60),
  created_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by text,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 500),
  version integer not null default 1,
  primary key (organization_id, id),
  unique (number, revision),
  check ((term_months is null) <> (common_end is null)),
  check ((maker = 'partner') = (partner_id is not null)),
  foreign key (schedule_id, schedule_version) references price_schedule_versions
);
create index quotes_by_newest on quotes (organization_id, created_at desc, id desc);

create table quote_lines (
  organization_id uuid not null,
  quote_id uuid not null,
  position integer not null check (position > 0),
  membership_id uuid not null,
  licence_id uuid not null,
  licence_code text not null,
  programme_code text not null,
  programme_name text not null,
  product_code text not null,
  product_name text not null,
  edition_name text not null,
  quantity integer not null check (quantity > 0),
  state text not null check (state in ('current', 'reinstatement', 'recovery')),
  former_ends_on date not null,
  -- The first day that this line adds (or gives back, where its new end lies before the former one).
  starts_on date not null,
  ends_on date not null,
  intended_day integer not null check (intended_day between 1 and 31),
  -- What a unit costs for a year from now on, before and after discounts: the former price of the next renewal.
  yearly_minor bigint not null check (yearly_minor >= 0),
  paid_yearly_minor bigint not null check (paid_yearly_minor >= 0),
  total_minor bigint not null,
  -- How the total came about, step by step.
  explanation jsonb not null,
  primary key (organization_id, quote_id, position),
  unique (organization_id, quote_id, membership_id),
  foreign key (organization_id, quote_id) references quotes on delete cascade,
  foreign key (organization_id, membership_id) references memberships
);
create index quote_lines_of_membership on quote_lines (organization_id, membership_id);

create table orders (
  organization_id uuid not null references organizations,
  id uuid not null,
  number text not null unique check (number ~ '^S-[0-9]{8}$'),
  quote_id uuid not null,
  status text not null default 'placed' check (status in ('placed', 'booked', 'cancelled')),
  purchase_order_number text not null check (length(purchase_order_number) between 1 and 60),
  -- What it is found by: under row-level security a function of a column keeps its index from being used.
  purchase_order_key text generated always as (lower(purchase_order_number)) stored,
  currency text not null check (currency ~ '^[A-Z]{3}$'),
  total_minor bigint not null check (total_minor >= 0),
  placed_at timestamptz not null,
  placed_by text not null,
  booked_at timestamptz,
  booked_by text,
  -- When all files had been issued anew and everybody had been told.
  told_at timestamptz,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 500),
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, quote_id) references quotes,
  check ((status = 'booked') = (booked_at is not null))
);
-- A quote becomes one order, whatever is retried.
create unique index orders_one_per_quote on orders (organization_id, quote_id);
create index orders_by_newest on orders (organization_id, placed_at desc, id desc);
create index orders_to_book on orders (placed_at, organization_id, id) where status = 'placed';
create index orders_newest_of_all on orders (placed_at desc, organization_id desc, id desc);
create index orders_to_book_of_organization on orders (organization_id, placed_at, id) where status = 'placed';
create index orders_by_purchase_order on orders (purchase_order_key, placed_at, organization_id, id);

-- Who may renew (ACC-5): administrators and whom bills go to, unrestricted.
create function app.renewing_organization() returns uuid language sql stable as $$
  select (c ->> 'organization')::uuid from app.context() c
  where c ->> 'audience' = 'customer' and c ->> 'restricted' = 'false'
    and c -> 'types' ?| array['administrator', 'bill-to'] $$;

-- REN-10: expiry lives here and nowhere else.
create function app.quote_status(status text, valid_until date, today date) returns text language sql immutable as $$
  select case when status in ('draft', 'approval-needed', 'sent') and valid_until < today then 'expired' else status end $$;

-- RFC 9562, version 8: the same for ever, so that whoever makes a licence knows its memberships.
create function private.membership_id(licence uuid, programme text) returns uuid language sql immutable set search_path = '' as $$
  select overlay(overlay(pg_catalog.md5(licence::text || programme) placing '8' from 13) placing 'a' from 17)::uuid $$;

-- REN-2: the day that the first period began on, unless its end is not a whole number of months away: then the next one's own.
create function private.intended_day(starts_on date, ends_on date) returns integer language sql immutable set search_path = '' as $$
  select case when next.day = least(first.day, extract(day from date_trunc('month', ends_on + 1) + interval '1 month - 1 day')::integer)
    then first.day else next.day end
  from (select extract(day from starts_on)::integer as day) first, (select extract(day from ends_on + 1)::integer as day) next $$;

-- The first period comes with the purchase (REN-2), whichever feature makes the licence.
create function private.begin_memberships() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.memberships (organization_id, id, licence_id, programme_code, starts_on, ends_on, intended_day)
    select l.organization_id, private.membership_id(l.id, coalesce(s.programme_code, 'SWM')), l.id,
      coalesce(s.programme_code, 'SWM'), least(l.starts_on, l.maintenance_ends_on), l.maintenance_ends_on,
      private.intended_day(l.starts_on, l.maintenance_ends_on)
    from made l left join public.skus s on s.code = l.sku_code where l.maintenance_ends_on is not null;
  insert into public.membership_periods (organization_id, membership_id, starts_on, ends_on, added_at)
    select m.organization_id, m.id, m.starts_on, m.ends_on, l.fulfilled_at
    from made l join public.memberships m on m.organization_id = l.organization_id and m.licence_id = l.id;
  return null;
end $$;
insert into memberships (organization_id, id, licence_id, programme_code, starts_on, ends_on, intended_day)
  select organization_id, private.membership_id(id, 'SWM'), id, 'SWM', least(starts_on, maintenance_ends_on), maintenance_ends_on,
    private.intended_day(starts_on, maintenance_ends_on)
  from licences where maintenance_ends_on is not null;
insert into membership_periods (organization_id, membership_id, starts_on, ends_on, added_at)
  select m.organization_id, m.id, m.starts_on, m.ends_on, l.fulfilled_at
  from memberships m join licences l on l.organization_id = m.organization_id and l.id = m.licence_id;
create trigger covered after insert on licences referencing new table as made
  for each statement execute function private.begin_memberships();

do $$
declare name text;
begin
  foreach name in array array['programmes', 'price_schedules', 'price_schedule_versions', 'price_rates', 'price_discounts', 'memberships',
    'membership_periods', 'quotes', 'quote_lines', 'orders'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy worker_reads on %I for select to chancery_worker using ((select app.is_audience(''worker'')))', name);
    execute format('grant select on %I to chancery_staff, chancery_worker', name);
  end loop;
  foreach name in array array['programmes', 'price_schedules'] loop
    execute format('create policy readable on %I for select to chancery_customer using ((select app.licensing_organization()) is not null)', name);
    execute format('grant select on %I to chancery_customer', name);
    execute format('grant insert, update on %I to chancery_staff', name);
  end loop;
  foreach name in array array['quotes', 'quote_lines', 'orders'] loop
    execute format('create policy renewing on %I to chancery_customer using (organization_id = (select app.renewing_organization())) with check (organization_id = (select app.renewing_organization()))', name);
    execute format('grant select, insert on %I to chancery_customer, chancery_staff', name);
  end loop;
  foreach name in array array['memberships', 'membership_periods'] loop
    execute format('create policy licensing on %I for select to chancery_customer using (organization_id = (select app.licensing_organization()))', name);
    execute format('grant select on %I to chancery_customer', name);
  end loop;
end $$;

-- Published prices are read by whoever may see licences; drafts, approvals and partners' discounts by the vendor's people alone.
create policy published on price_schedule_versions for select to chancery_customer
  using (status = 'published' and (select app.licensing_organization()) is not null);
create policy published on price_rates for select to chancery_customer
  using (exists (select from price_schedule_versions v where v.schedule_id = price_rates.schedule_id and v.number = price_rates.schedule_version));
grant select (schedule_id, number, status, valid_from, rules, published_at) on price_schedule_versions to chancery_customer;
grant select on price_rates to chancery_customer;
grant insert, update, delete on price_schedule_versions, price_rates, price_discounts to chancery_staff;

-- A customer takes a membership for an order of its own and sets it free again; only booking extends it.
create policy renewing on memberships for update to chancery_customer
  using (organization_id = (select app.renewing_organization())) with check (organization_id = (select app.renewing_organization()));
grant update (order_id, version) on memberships to chancery_customer;
grant update (ends_on, intended_day, yearly_minor, paid_yearly_minor, currency, price_locked, order_id, version) on memberships to chancery_staff;
grant insert, update (ends_on), delete on membership_periods to chancery_staff;
grant update (status, label, purchase_order_number, accepted_at, accepted_by, ended_at, end_reason, version) on quotes to chancery_customer, chancery_staff;
grant update (status, booked_at, booked_by, ended_at, end_reason, version) on orders to chancery_staff;
grant update (status, ended_at, end_reason, version) on orders to chancery_customer;

-- The files that carry the new date are issued after the booking, piece by piece.
create policy worker_tells on orders for update to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
grant update (told_at) on orders to chancery_worker;
grant insert on licence_files to chancery_worker;
-- Whoever issues a file locks its licence first, which takes a column to write.
grant update (version) on licences to chancery_worker;
grant usage on sequence status_list_positions to chancery_worker;
