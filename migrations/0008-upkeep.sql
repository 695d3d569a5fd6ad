-- Staff see how often a job was tried and since when it waits, and may let it be tried again.
alter table given_up_jobs add column attempts integer check (attempts > 0);
alter table given_up_jobs add column asked_at timestamptz;
create policy staff_retry on given_up_jobs for delete to chancery_staff using ((select app.is_audience('staff')));
grant delete on given_up_jobs to chancery_staff;
