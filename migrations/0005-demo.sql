-- Who can be tried out in the demo, with the password that everybody may read. Empty wherever the portal is no demo.
create table demo_personas (
  position integer primary key,
  login_id text not null unique,
  password text not null,
  name text not null,
  organization text,
  purpose_en text not null,
  purpose_es text not null
);
call private.protect('demo_personas');
create policy anybody_reads on demo_personas for select to chancery_visitor using ((select app.is_audience('visitor')));
create policy worker_writes on demo_personas to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
grant select on demo_personas to chancery_visitor;
grant select, insert, delete on demo_personas to chancery_worker;
