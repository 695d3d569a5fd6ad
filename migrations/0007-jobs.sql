-- Jobs whose last attempt failed: kept until one of the vendor's people has looked.
create table given_up_jobs (
  id uuid primary key,
  kind text not null,
  payload jsonb not null,
  -- What the last attempt failed of: kind and code of the fault, never personal data.
  fault jsonb,
  given_up_at timestamptz not null
);
create index given_up_jobs_newest on given_up_jobs (given_up_at desc, id desc);
call private.protect('given_up_jobs');
create policy worker_all on given_up_jobs to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
create policy staff_read on given_up_jobs for select to chancery_staff using ((select app.is_audience('staff')));
grant select, insert, delete on given_up_jobs to chancery_worker;
grant select on given_up_jobs to chancery_staff;
