-- Reminders of renewals (REN-16): which kinds of people get them, which went to whom, and until which day all were told.

-- A company that has no row gets what is delivered: the contacts whom bills and shipments go to, and its advisors.
create table reminder_settings (
  organization_id uuid primary key references organizations,
  recipients text[] not null check (recipients <@ array['ship-to', 'bill-to', 'sales', 'advisor']),
  changed_by text not null,
  changed_at timestamptz not null,
  version integer not null check (version > 1)
);

-- One digest for a company, a recipient and a day, whatever is retried.
create table renewal_reminders (
  organization_id uuid not null references organizations,
  day date not null,
  -- A contact of the company, or of the partner that advises it.
  contact_id uuid not null,
  partner_name text,
  recipient_name text not null,
  line_count integer not null check (line_count > 0),
  first_ends_on date not null,
  last_ends_on date not null check (last_ends_on >= first_ends_on),
  primary key (organization_id, day, contact_id)
);

-- Days of which everybody has been told: the next run begins behind the last of them.
create table reminder_days (
  day date primary key,
  finished_at timestamptz not null
);

do $$
declare name text;
begin
  foreach name in array array['reminder_settings', 'renewal_reminders', 'reminder_days'] loop
    call private.protect(name::regclass);
    execute format('create policy worker_reads on %I for select to chancery_worker using ((select app.is_audience(''worker'')))', name);
    execute format('grant select on %I to chancery_worker', name);
  end loop;
  foreach name in array array['renewal_reminders', 'reminder_days'] loop
    execute format('create policy worker_tells on %I for insert to chancery_worker with check ((select app.is_audience(''worker'')))', name);
    execute format('grant insert on %I to chancery_worker', name);
  end loop;
  foreach name in array array['reminder_settings', 'renewal_reminders'] loop
    execute format('create policy renewing on %I for select to chancery_customer using (organization_id = (select app.renewing_organization()))', name);
    execute format('create policy staff_reads on %I for select to chancery_staff using ((select app.is_audience(''staff'')))', name);
    execute format('grant select on %I to chancery_customer, chancery_staff', name);
  end loop;
end $$;

-- Administrators set it.
create policy setting on reminder_settings for insert to chancery_customer
  with check (organization_id = (select app.administered_organization()));
create policy changing on reminder_settings for update to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
grant insert, update (recipients, changed_by, changed_at, version) on reminder_settings to chancery_customer;
