-- Who the vendor is, for papers and for customers' purchasing departments (REN-11, REN-15): one row, or none as long as nobody
-- has recorded it.
create table vendor_details (
  id integer primary key default 1 check (id = 1),
  legal_name text not null check (length(legal_name) between 1 and 200),
  address text not null check (length(address) between 1 and 500),
  registration text not null check (length(registration) between 1 and 120),
  vat_id text check (length(vat_id) between 1 and 40),
  bank_name text not null check (length(bank_name) between 1 and 120),
  account text not null check (length(account) between 1 and 60),
  bic text check (bic ~ '^[A-Z0-9]{8}([A-Z0-9]{3})?$'),
  invoice_contact text not null check (length(invoice_contact) between 1 and 120),
  invoice_email text not null check (length(invoice_email) between 3 and 254),
  invoice_phone text check (length(invoice_phone) between 1 and 40),
  changed_at timestamptz not null,
  version integer not null default 1
);

call private.protect('vendor_details'::regclass);
create policy staff_all on vendor_details to chancery_staff
  using ((select app.is_audience('staff'))) with check ((select app.is_audience('staff')));
-- Whoever belongs to a company may read whom it pays.
create policy customer_reads on vendor_details for select to chancery_customer using ((select app.is_audience('customer')));
grant select, insert, update on vendor_details to chancery_staff;
grant select on vendor_details to chancery_customer;
