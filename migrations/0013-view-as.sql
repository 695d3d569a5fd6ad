-- The vendor's staff look at the portal as one contact, to read and for half an hour at most (ACC-16). The row belongs to the
-- session that asked for it: no other session, not even of the same person, looks through it.
create table view_as (
  organization_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  session_id uuid not null references sessions on delete cascade,
  user_id uuid not null references users,
  reason text not null check (length(reason) between 1 and 500),
  started_at timestamptz not null,
  until timestamptz not null check (until > started_at and until <= started_at + interval '30 minutes'),
  ended_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts
);
-- One at a time, however many tabs ask at once; and what finding out who calls looks up with every request.
create unique index view_as_of_session on view_as (session_id) where ended_at is null;

call private.protect('view_as');
create policy visitor_all on view_as for select to chancery_visitor using ((select app.is_audience('visitor')));
create policy own_views on view_as to chancery_staff
  using ((select app.is_audience('staff')) and user_id = (select app.user_id()))
  with check ((select app.is_audience('staff')) and user_id = (select app.user_id()));
create policy worker_all on view_as to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
grant select on view_as to chancery_visitor;
grant select, insert, update (ended_at) on view_as to chancery_staff;
-- The worker notes the end of those that nobody left.
grant select, update (ended_at) on view_as to chancery_worker;
