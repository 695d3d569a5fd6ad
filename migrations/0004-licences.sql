-- Licences, what is allocated of them, and the files that say so.

create table licences (
  organization_id uuid not null references organizations,
  id uuid not null,
  code text not null unique check (code ~ '^[2-9A-HJ-NP-TV-Z]{5}(-[2-9A-HJ-NP-TV-Z]{5}){2}$'),
  product_code text not null,
  product_name text not null,
  edition_code text not null,
  edition_name text not null,
  model text not null check (model in ('concurrent', 'user-device', 'per-cpu', 'per-appliance', 'site')),
  grade text not null default 'retail' check (grade in ('retail', 'not-for-resale', 'trial')),
  quantity integer not null check (quantity between 1 and 10000000),
  -- LIC-6: the last word against overselling. Written only together with an allocation.
  allocated_quantity integer not null default 0 check (allocated_quantity between 0 and quantity),
  starts_on date not null,
  ends_on date check (ends_on >= starts_on),
  maintenance_ends_on date,
  status text not null default 'active' check (status in ('active', 'rescinded', 'on-hold')),
  rescinded_at timestamptz,
  rescinded_reason text,
  -- Terms as sold.
  feature_codes text[] not null default '{}',
  choosable_feature_codes text[] not null default '{}',
  partial_allocation boolean not null,
  moves_per_year integer,
  grace_hours integer not null,
  overdraft_percent integer not null,
  host_id_types text[] not null,
  serial_shape text,
  -- Where it came from.
  sku_code text not null,
  order_number text not null,
  order_line integer not null check (order_line > 0),
  purchase_order_number text,
  contract_number text,
  selling_partner_name text,
  fulfilled_at timestamptz not null,
  -- What it replaced; the other direction is read by the index.
  replaces_id uuid,
  hidden_at timestamptz,
  search_text text not null,
  version integer not null default 1,
  -- What has no end sorts last, and page boundaries can be compared.
  maintenance_order date generated always as (coalesce(maintenance_ends_on, '9999-12-31'::date)) stored,
  end_order date generated always as (coalesce(ends_on, '9999-12-31'::date)) stored,
  primary key (organization_id, id),
  foreign key (organization_id, replaces_id) references licences (organization_id, id)
);
-- LIC-2: the same order line makes one licence. Order numbers are the vendor's own, hence one key over all organizations.
create unique index licences_once_per_order_line on licences (order_number, order_line);
create index licences_by_maintenance on licences (organization_id, maintenance_order, id) where hidden_at is null;
create index licences_by_product_and_maintenance on licences (organization_id, product_code, maintenance_order, id) where hidden_at is null;
create index licences_by_end on licences (organization_id, end_order, id) where hidden_at is null;
create index licences_by_newest on licences (organization_id, fulfilled_at desc, id desc) where hidden_at is null;
create index licences_by_code on licences (organization_id, code collate "C") where hidden_at is null;
create index licences_by_product on licences (organization_id, product_name collate "C", edition_name collate "C", id) where hidden_at is null;
create index licences_by_quantity on licences (organization_id, quantity, id) where hidden_at is null;
create index licences_hidden on licences (organization_id, maintenance_order, id) where hidden_at is not null;
create index licences_rescinded on licences (organization_id, maintenance_order, id) where status = 'rescinded' and hidden_at is null;
create index licences_replacing on licences (organization_id, replaces_id) where replaces_id is not null;
create index licences_newest_of_all on licences (fulfilled_at desc, id desc);

create table allocations (
  organization_id uuid not null,
  id uuid not null,
  licence_id uuid not null,
  host_id_type text not null check (host_id_type in ('hostname', 'mac', 'serial', 'uuid')),
  host_id text not null,
  -- Without case: to warn of a value that differs only in that from one in use (LIC-5).
  host_id_key text collate "C" not null,
  label text,
  quantity integer not null check (quantity > 0),
  feature_codes text[] not null default '{}',
  status text not null default 'active' check (status in ('active', 'returned', 'reallocated', 'rescinded')),
  -- A move within a day of this is a correction and not counted (LIC-11); handed on by corrections.
  bound_at timestamptz not null,
  created_at timestamptz not null,
  ended_at timestamptz,
  previous_id uuid,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, licence_id) references licences,
  foreign key (organization_id, previous_id) references allocations (organization_id, id),
  check ((status = 'active') = (ended_at is null))
);
create unique index allocations_one_per_host on allocations (organization_id, licence_id, host_id_type, host_id) where status = 'active';
create index allocations_of_licence on allocations (organization_id, licence_id, created_at desc, id);
create index allocations_by_host on allocations (organization_id, host_id_key);
create index allocations_hosts on allocations (organization_id, created_at desc, id);

-- What a customer's moves cost of the licence's budget; a row each, counted or not.
create table moves (
  organization_id uuid not null,
  id uuid not null,
  licence_id uuid not null,
  from_allocation_id uuid not null,
  to_allocation_id uuid not null,
  kind text not null check (kind in ('reallocation', 'allocation-after-return', 'correction', 'staff-exception')),
  counted boolean not null,
  reason text,
  moved_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, licence_id) references licences,
  foreign key (organization_id, from_allocation_id) references allocations (organization_id, id),
  foreign key (organization_id, to_allocation_id) references allocations (organization_id, id)
);
create index moves_of_licence on moves (organization_id, licence_id, moved_at desc);

-- What was given back, whole or in part, and how much of it has been allocated again (LIC-11: within 30 days that counts).
create table returns (
  organization_id uuid not null,
  id uuid not null,
  licence_id uuid not null,
  allocation_id uuid not null,
  quantity integer not null check (quantity > 0),
  reused_quantity integer not null default 0 check (reused_quantity between 0 and quantity),
  returned_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, licence_id) references licences,
  foreign key (organization_id, allocation_id) references allocations (organization_id, id)
);
create index returns_of_licence on returns (organization_id, licence_id, returned_at);

-- Position of each file in the public status lists (LIC-9), over all organizations.
create sequence status_list_positions minvalue 0;

create table licence_files (
  organization_id uuid not null,
  id uuid not null,
  licence_id uuid not null,
  allocation_id uuid not null,
  -- Fixed in the transaction that allocates (LIC-7).
  comments text not null,
  signing_input text not null,
  key_id text not null,
  status_list integer not null,
  status_index integer not null,
  -- Set once, by the signer.
  content text,
  signed_at timestamptz,
  status text not null default 'good' check (status in ('good', 'superseded', 'revoked')),
  status_changed_at timestamptz,
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, licence_id) references licences,
  foreign key (organization_id, allocation_id) references allocations (organization_id, id)
);
create unique index licence_files_one_good on licence_files (organization_id, allocation_id) where status = 'good';
create unique index licence_files_position on licence_files (status_list, status_index);
create index licence_files_not_good on licence_files (status_list, status_index) where status <> 'good';
create index licence_files_of_licence on licence_files (organization_id, licence_id, created_at desc);
create index licence_files_unsigned on licence_files (created_at) where content is null;

do $$
declare name text;
begin
  foreach name in array array['licences', 'allocations', 'moves', 'returns', 'licence_files'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy worker_all on %I to chancery_worker using ((select app.is_audience(''worker''))) with check ((select app.is_audience(''worker'')))', name);
    execute format('create policy licensing on %I to chancery_customer using (organization_id = (select app.licensing_organization())) with check (organization_id = (select app.licensing_organization()))', name);
    execute format('grant select on %I to chancery_customer, chancery_staff, chancery_worker', name);
  end loop;
end $$;

grant insert on allocations, moves, returns, licence_files to chancery_customer, chancery_staff;
grant update (allocated_quantity, hidden_at, version) on licences to chancery_customer;
grant update (reused_quantity) on returns to chancery_customer, chancery_staff;
grant update (status, ended_at, quantity, feature_codes, version) on allocations to chancery_customer, chancery_staff;
grant update (status, status_changed_at, content, signed_at) on licence_files to chancery_customer, chancery_staff, chancery_worker;
grant usage on sequence status_list_positions to chancery_customer, chancery_staff;
grant insert on licences to chancery_staff;
grant update on licences to chancery_staff;

-- The public list of positions that no longer stand for a good file. It names no licence and no customer.
create policy public_statuses on licence_files for select to chancery_visitor
  using ((select app.is_audience('visitor')) and status <> 'good');
grant select (status_list, status_index, status) on licence_files to chancery_visitor;
grant select on sequence status_list_positions to chancery_visitor;
