-- A contact's own views of the licence list (LIC-3, UX-11): the list's query under a name.
create table saved_views (
  organization_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  name text not null check (length(name) between 1 and 40),
  query text not null check (length(query) <= 2000),
  created_at timestamptz not null,
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts
);
create unique index saved_views_by_name on saved_views (organization_id, contact_id, lower(name));

-- Whoever made a view has it alone, for as long as they may use the licensing tools.
call private.protect('saved_views');
create policy own on saved_views to chancery_customer
  using (organization_id = (select app.licensing_organization()) and contact_id = (select app.contact_id()))
  with check (organization_id = (select app.licensing_organization()) and contact_id = (select app.contact_id()));
grant select, insert, delete on saved_views to chancery_customer;
