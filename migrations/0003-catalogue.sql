-- What the vendor sells (LIC-1). Licences copy the terms they were sold under, so a change here never reaches them.

create table products (
  id uuid primary key,
  code text not null unique check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  name text not null,
  status text not null default 'sold' check (status in ('sold', 'retired')),
  partial_allocation boolean not null default true,
  -- How often a licence may be reallocated in 365 days; null: as often as needed.
  moves_per_year integer check (moves_per_year between 0 and 1000),
  grace_hours integer not null default 0 check (grace_hours between 0 and 8760),
  overdraft_percent integer not null default 0 check (overdraft_percent between 0 and 100),
  seat_linger_minutes integer not null default 0 check (seat_linger_minutes between 0 and 10080),
  host_id_types text[] not null check (host_id_types <> '{}' and host_id_types <@ array['hostname', 'mac', 'serial', 'uuid']),
  -- Shape of a serial number: `A` a letter, `9` a digit, `X` either, anything else itself.
  serial_shape text,
  version integer not null default 1,
  created_at timestamptz not null
);

create table features (
  product_id uuid not null references products,
  code text not null check (code ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  -- Chosen when allocating, rather than always on.
  choosable boolean not null default false,
  primary key (product_id, code)
);

create table editions (
  product_id uuid not null references products,
  code text not null check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  name text not null,
  rank integer not null default 0,
  feature_codes text[] not null default '{}',
  primary key (product_id, code)
);

create table product_versions (
  product_id uuid not null references products,
  number text not null,
  -- The eligibility date: usable with a licence whose maintenance ends on or after it.
  released_on date not null,
  primary key (product_id, number)
);

create table skus (
  code text primary key check (code ~ '^[A-Z0-9][A-Z0-9-]{0,39}$'),
  product_id uuid not null,
  edition_code text not null,
  model text not null check (model in ('concurrent', 'user-device', 'per-cpu', 'per-appliance', 'site')),
  -- Months of the term; null: perpetual.
  term_months integer check (term_months between 1 and 120),
  -- Months of maintenance that come with it; 0: none.
  maintenance_months integer not null default 0 check (maintenance_months between 0 and 60),
  grade text not null default 'retail' check (grade in ('retail', 'not-for-resale', 'trial')),
  status text not null default 'sold' check (status in ('sold', 'retired')),
  foreign key (product_id, edition_code) references editions
);
create index skus_of_product on skus (product_id, code);

-- Each state a product ever had, as it was read by people: nothing is overwritten without a trace.
create table product_revisions (
  product_id uuid not null references products,
  version integer not null,
  changed_at timestamptz not null,
  changed_by uuid,
  content jsonb not null,
  primary key (product_id, version)
);

do $$
declare name text;
begin
  foreach name in array array['products', 'features', 'editions', 'product_versions', 'skus', 'product_revisions'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy readable on %I for select to chancery_customer, chancery_worker using (true)', name);
    execute format('grant select on %I to chancery_customer, chancery_worker, chancery_staff', name);
    execute format('grant insert, update on %I to chancery_staff', name);
  end loop;
end $$;
revoke all on product_revisions from chancery_customer, chancery_worker;
grant delete on features, editions, product_versions to chancery_staff;
