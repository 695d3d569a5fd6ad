-- What restricted contacts ask their administrators for (ACC-6), and what companies that lost their administrators ask the
-- vendor for (ACC-9).

create table access_requests (
  organization_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  note text check (length(note) between 1 and 500),
  -- closed: the contact's access was changed otherwise, or has ended. lapsed: nobody decided in time.
  status text not null default 'open' check (status in ('open', 'granted', 'refused', 'withdrawn', 'closed', 'lapsed')),
  asked_at timestamptz not null,
  decided_at timestamptz,
  -- The name of whoever ended it, as it was then; none where nobody did.
  decided_by text,
  reason text check (length(reason) between 1 and 500),
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts,
  check ((status = 'open') = (decided_at is null))
);
create unique index access_requests_one_open on access_requests (organization_id, contact_id) where status = 'open';
create index access_requests_open on access_requests (organization_id, asked_at desc, id desc) where status = 'open';
create index access_requests_over on access_requests (organization_id, decided_at desc, id desc) where status <> 'open';
create index access_requests_of_contact on access_requests (organization_id, contact_id, asked_at desc);
create index access_requests_open_by_age on access_requests (asked_at) where status = 'open';

create table recovery_requests (
  organization_id uuid not null,
  id uuid not null,
  -- Who asks, and would become an unrestricted administrator; name and address as they were, for colleagues who do not see them.
  contact_id uuid not null,
  contact_name text not null,
  contact_email text not null,
  evidence text not null check (length(evidence) between 1 and 2000),
  status text not null default 'waiting' check (status in ('waiting', 'approved', 'refused', 'withdrawn')),
  asked_at timestamptz not null,
  -- The last day on which nobody decides.
  waits_until date not null,
  -- Contacts are told in the order of their ids: up to whom they have been, and when all had been.
  told_up_to uuid,
  told_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  reason text check (length(reason) between 1 and 1000),
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts,
  check ((status = 'waiting') = (decided_at is null))
);
create unique index recovery_requests_one_waiting on recovery_requests (organization_id) where status = 'waiting';
create index recovery_requests_newest on recovery_requests (organization_id, asked_at desc, id desc);
create index recovery_requests_waiting on recovery_requests (waits_until, id) where status = 'waiting';
create index recovery_requests_decided on recovery_requests (decided_at desc, id desc) where status <> 'waiting';

create table recovery_objections (
  organization_id uuid not null,
  recovery_request_id uuid not null,
  contact_id uuid not null,
  reason text not null check (length(reason) between 1 and 1000),
  objected_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (organization_id, recovery_request_id, contact_id),
  foreign key (organization_id, recovery_request_id) references recovery_requests,
  foreign key (organization_id, contact_id) references contacts
);

do $$
declare name text;
begin
  foreach name in array array['access_requests', 'recovery_requests', 'recovery_objections'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
  end loop;
end $$;

-- Administrators see what was asked of them, everybody what they asked themselves.
create policy seen on access_requests for select to chancery_customer
  using (organization_id = (select app.own_organization())
    and (organization_id = (select app.people_organization()) or contact_id = (select app.contact_id())));
create policy asks on access_requests for insert to chancery_customer
  with check (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()) and status = 'open');
create policy ends_own on access_requests for update to chancery_customer
  using (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()) and status = 'open')
  with check (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id())
    and status in ('withdrawn', 'lapsed'));
-- ACC-5: an unrestricted administrator decides, and nobody about themselves.
create policy decides on access_requests for update to chancery_customer
  using (organization_id = (select app.administered_organization()) and contact_id <> (select app.contact_id()) and status = 'open')
  with check (organization_id = (select app.administered_organization()) and contact_id <> (select app.contact_id()));
create policy worker_ends on access_requests to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
grant select, insert on access_requests to chancery_customer;
grant update (status, decided_at, decided_by, reason) on access_requests to chancery_customer;
grant select, update (status, decided_at, decided_by, reason) on access_requests to chancery_staff;
grant select, update (status, decided_at, decided_by, reason) on access_requests to chancery_worker;

-- Everybody of the company sees who wants to run it, and may object; only whoever asks, and the vendor's staff, end it.
create policy seen on recovery_requests for select to chancery_customer using (organization_id = (select app.own_organization()));
create policy asks on recovery_requests for insert to chancery_customer
  with check (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()) and status = 'waiting');
create policy ends_own on recovery_requests for update to chancery_customer
  using (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()) and status = 'waiting')
  with check (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()) and status = 'withdrawn');
create policy worker_tells on recovery_requests to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
grant select, insert on recovery_requests to chancery_customer;
grant update (status, decided_at, decided_by) on recovery_requests to chancery_customer;
grant select, update (status, decided_at, decided_by, reason) on recovery_requests to chancery_staff;
grant select, update (told_up_to, told_at) on recovery_requests to chancery_worker;

-- An objection is between its maker and the vendor's staff.
create policy own on recovery_objections to chancery_customer
  using (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()))
  with check (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()));
grant select, insert, update (reason, objected_at, withdrawn_at) on recovery_objections to chancery_customer;
grant select on recovery_objections to chancery_staff;
