-- Lists as files that take longer to make than their reader waits (UX-36, UX-37). A row is one person's request in one
-- organization; a job adds the file piece by piece, with the eyes that this person has at each piece.
create table exports (
  organization_id uuid not null references organizations,
  id uuid not null,
  user_id uuid not null references users,
  kind text not null,
  filter jsonb not null,
  header text not null check (header in ('words', 'machine')),
  language text not null check (language in ('en', 'es')),
  file_name text not null,
  status text not null default 'waiting' check (status in ('waiting', 'running', 'done', 'stopped', 'cancelled')),
  stopped_because text,
  -- About how many rows there will be; null until they have been counted.
  expected_count integer,
  row_count integer not null default 0,
  piece_count integer not null default 0,
  byte_count bigint not null default 0,
  -- Where the list's next page begins.
  next_page text,
  requested_at timestamptz not null,
  progressed_at timestamptz not null,
  finished_at timestamptz,
  expires_at timestamptz not null,
  primary key (organization_id, id),
  check ((status in ('waiting', 'running')) = (finished_at is null)),
  check ((status = 'stopped') = (stopped_because is not null))
);
create index exports_of_person on exports (organization_id, user_id, requested_at desc, id desc);
create index exports_of_user on exports (user_id);
create index exports_by_expiry on exports (expires_at);
create index exports_under_way on exports (progressed_at) where finished_at is null;

create table export_pieces (
  organization_id uuid not null,
  export_id uuid not null,
  position integer not null,
  content text not null,
  primary key (organization_id, export_id, position),
  foreign key (organization_id, export_id) references exports on delete cascade
);

call private.protect('exports');
call private.protect('export_pieces');

-- A file is seen by whoever asked for it, acting for the organization of which it is; the vendor's people see their own.
create policy own on exports to chancery_customer
  using (organization_id = (select app.own_organization()) and user_id = (select app.user_id()))
  with check (organization_id = (select app.own_organization()) and user_id = (select app.user_id()));
create policy own_as_staff on exports to chancery_staff
  using ((select app.is_audience('staff')) and user_id = (select app.user_id()))
  with check ((select app.is_audience('staff')) and user_id = (select app.user_id()));
create policy own on export_pieces to chancery_customer
  using (organization_id = (select app.own_organization()) and export_id = any (array(
    select e.id from exports e where e.organization_id = (select app.own_organization()) and e.user_id = (select app.user_id()))));
create policy own_as_staff on export_pieces to chancery_staff
  using ((select app.is_audience('staff')) and export_id = any (array(
    select e.id from exports e where e.user_id = (select app.user_id()))));
create policy worker_all on exports to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
create policy worker_all on export_pieces to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));

grant select, insert on exports to chancery_customer, chancery_staff;
-- Cancelling throws away what there is of the file; nobody but the worker writes one.
grant update (status, finished_at, expires_at) on exports to chancery_customer, chancery_staff;
grant select, delete on export_pieces to chancery_customer, chancery_staff;
grant select, delete on exports to chancery_worker;
grant update (status, stopped_because, expected_count, row_count, piece_count, byte_count, next_page, progressed_at, finished_at, expires_at)
  on exports to chancery_worker;
grant insert, delete, select (organization_id, export_id, position) on export_pieces to chancery_worker;
