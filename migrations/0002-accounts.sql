-- Sign-ins (users), organizations and their contacts, the vendor's staff, sessions and links, the audit trail, letters.

create table users (
  id uuid primary key,
  login_id text not null check (length(login_id) between 3 and 64),
  -- Compared without case; the one key of sign-ins that is unique over all organizations (ACC-11).
  login_key text not null unique,
  password_hash text,
  password_changed_at timestamptz,
  totp_secret text,
  totp_confirmed_at timestamptz,
  totp_last_step bigint,
  language text not null default 'en' check (language in ('en', 'es')),
  time_zone text not null default 'UTC',
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  created_at timestamptz not null
);

create table organizations (
  id uuid primary key,
  number text not null unique check (number ~ '^[1-9][0-9]{7}$'),
  legal_name text not null,
  other_names text[] not null default '{}',
  country text not null check (country ~ '^[A-Z]{2}$'),
  state text,
  region text not null check (region in ('Americas', 'EMEA', 'APAC', 'Japan')),
  language text not null default 'en' check (language in ('en', 'es')),
  status text not null default 'active' check (status in ('active', 'closed')),
  phone text,
  fax text,
  web_addresses text[] not null default '{}',
  email_domains text[] not null default '{}',
  sales_representative_id uuid,
  renewals_specialist_id uuid,
  version integer not null default 1,
  created_at timestamptz not null
);
create index organizations_by_name on organizations (legal_name collate "C", id);

-- Words of names, without case and accents, so that a search by the beginnings of words uses an index under row-level
-- security (only comparisons may, patterns may not).
create table organization_words (
  organization_id uuid not null references organizations on delete cascade,
  word text collate "C" not null,
  primary key (organization_id, word)
);
create index organization_words_by_word on organization_words (word, organization_id);

create table addresses (
  organization_id uuid not null references organizations,
  id uuid not null,
  kind text not null check (kind in ('mailing', 'billing', 'shipping')),
  lines text[] not null,
  city text not null,
  postal_code text,
  state text,
  country text not null check (country ~ '^[A-Z]{2}$'),
  primary key (organization_id, id)
);

create table contracts (
  organization_id uuid not null references organizations,
  number text not null,
  programme text not null,
  starts_on date not null,
  ends_on date,
  primary key (organization_id, number)
);

create table contacts (
  organization_id uuid not null references organizations,
  id uuid not null,
  user_id uuid references users,
  first_name text not null,
  last_name text not null,
  email text not null,
  job_title text,
  department text,
  phone text,
  mobile_phone text,
  fax text,
  language text not null default 'en' check (language in ('en', 'es')),
  time_zone text not null default 'UTC',
  types text[] not null check (types <> '{}' and types <@ array['administrator', 'ship-to', 'bill-to', 'sales']),
  restricted boolean not null default false,
  security_contact boolean not null default false,
  status text not null default 'active' check (status in ('active', 'inactive')),
  version integer not null default 1,
  created_at timestamptz not null,
  primary key (organization_id, id)
);
create unique index contacts_email on contacts (organization_id, lower(email));
create unique index contacts_one_per_user on contacts (organization_id, user_id) where user_id is not null;
create index contacts_by_user on contacts (user_id) where user_id is not null;
create index contacts_by_email on contacts (lower(email));
create index contacts_by_newest on contacts (organization_id, created_at desc, id desc);
create index contacts_by_name on contacts (organization_id, last_name collate "C", first_name collate "C", id);

create table contact_words (
  organization_id uuid not null,
  contact_id uuid not null,
  word text collate "C" not null,
  primary key (organization_id, contact_id, word),
  foreign key (organization_id, contact_id) references contacts on delete cascade
);
create index contact_words_by_word on contact_words (word, organization_id, contact_id);

create table staff_members (
  id uuid primary key,
  user_id uuid not null unique references users,
  first_name text not null,
  last_name text not null,
  email text not null,
  phone text,
  roles text[] not null,
  status text not null default 'active' check (status in ('active', 'inactive')),
  created_at timestamptz not null
);
create unique index staff_members_email on staff_members (lower(email));
alter table organizations
  add foreign key (sales_representative_id) references staff_members,
  add foreign key (renewals_specialist_id) references staff_members;

create table sessions (
  id uuid primary key,
  user_id uuid not null references users,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  idle_minutes integer not null,
  address text not null,
  user_agent text not null,
  ended_at timestamptz
);
create index sessions_by_user on sessions (user_id, last_seen_at desc);

-- Links that let somebody in once: a forgotten password. Only hashes are kept.
create table password_links (
  id uuid primary key,
  user_id uuid not null references users,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_links_by_user on password_links (user_id, created_at desc);

create table recovery_codes (
  user_id uuid not null references users,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create table invitations (
  organization_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  token_hash bytea not null unique,
  -- Where the person wanted to go, such as a licence to allocate: a path below the organization.
  continue_to text,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts
);
create index invitations_by_contact on invitations (organization_id, contact_id, created_at desc);

-- A new e-mail address that its owner has still to prove (ACC-4). Only hashes of the links are kept.
create table email_changes (
  organization_id uuid not null,
  id uuid not null,
  contact_id uuid not null,
  email text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (organization_id, id),
  foreign key (organization_id, contact_id) references contacts
);
create index email_changes_of_contact on email_changes (organization_id, contact_id, created_at desc);

-- Failed attempts by login ID and by address; a delay, never a lock (ACC-14). Keys are hashes.
create table throttles (
  key bytea primary key,
  failures integer not null,
  last_failure_at timestamptz not null,
  blocked_until timestamptz
);
create index throttles_by_age on throttles (last_failure_at);

create table audit_events (
  id uuid primary key,
  organization_id uuid references organizations,
  at timestamptz not null,
  action text not null,
  actor_kind text not null check (actor_kind in ('visitor', 'person', 'contact', 'staff', 'worker')),
  actor_user_id uuid,
  actor_name text not null,
  address text not null,
  request_id text not null,
  subject_kind text not null,
  subject_id uuid,
  subject_label text not null,
  -- Set where the event belongs to one licence's timeline, which more people may read than the whole trail.
  licence_id uuid,
  before jsonb,
  after jsonb,
  reason text
);
create index audit_events_of_organization on audit_events (organization_id, at desc, id desc);
create index audit_events_of_licence on audit_events (organization_id, licence_id, at desc, id desc) where licence_id is not null;
create index audit_events_by_actor on audit_events (organization_id, actor_user_id, at desc, id desc);
create index audit_events_by_action on audit_events (organization_id, action, at desc, id desc);

create table letters (
  id uuid primary key,
  organization_id uuid references organizations,
  contact_id uuid,
  kind text not null,
  language text not null,
  recipient_name text not null,
  recipient_email text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index letters_newest on letters (created_at desc, id desc);
create index letters_of_organization on letters (organization_id, created_at desc, id desc);

do $$
declare name text;
begin
  foreach name in array array['users', 'organizations', 'organization_words', 'addresses', 'contracts', 'contacts', 'contact_words',
    'staff_members', 'sessions', 'password_links', 'recovery_codes', 'invitations', 'email_changes', 'throttles', 'audit_events', 'letters'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy worker_all on %I to chancery_worker using ((select app.is_audience(''worker''))) with check ((select app.is_audience(''worker'')))', name);
    -- Column grants below keep visitors to what signing in needs.
    execute format('create policy visitor_all on %I to chancery_visitor using ((select app.is_audience(''visitor''))) with check ((select app.is_audience(''visitor'')))', name);
  end loop;
end $$;

-- Finding out who somebody is, before anything is known of them.
grant select, insert on users to chancery_visitor;
grant update (password_hash, password_changed_at, totp_last_step) on users to chancery_visitor;
grant select (id, number, legal_name, language, status) on organizations to chancery_visitor;
grant select on contacts, staff_members, invitations, throttles, password_links, recovery_codes, sessions to chancery_visitor;
grant update (user_id) on contacts to chancery_visitor;
grant insert on sessions, throttles, audit_events, letters to chancery_visitor;
grant update (last_seen_at, ended_at) on sessions to chancery_visitor;
grant update (used_at) on password_links, recovery_codes, invitations to chancery_visitor;
grant update, delete on throttles to chancery_visitor;

-- One's own sign-in.
create policy own_user on users to chancery_person using (id = (select app.user_id())) with check (id = (select app.user_id()));
create policy own_sessions on sessions to chancery_person using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
create policy own_links on password_links to chancery_person using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
create policy own_codes on recovery_codes to chancery_person using (user_id = (select app.user_id())) with check (user_id = (select app.user_id()));
create policy own_contacts on contacts to chancery_person using (user_id = (select app.user_id()));
create policy own_staff_member on staff_members to chancery_person using (user_id = (select app.user_id()));
create policy own_organizations on organizations to chancery_person
  using (id = any (array(select c.organization_id from contacts c where c.user_id = (select app.user_id()))));
create policy own_traces on audit_events for insert to chancery_person with check (actor_user_id = (select app.user_id()));
create policy person_posts on letters for insert to chancery_person with check ((select app.is_audience('person')));
grant select on users, sessions, contacts, staff_members, recovery_codes to chancery_person;
grant select (id, number, legal_name, status) on organizations to chancery_person;
grant update (password_hash, password_changed_at, totp_secret, totp_confirmed_at, totp_last_step, language, time_zone, theme) on users to chancery_person;
grant update (ended_at) on sessions to chancery_person;
grant update (used_at) on password_links to chancery_person;
grant select on password_links to chancery_person;
grant insert, delete on recovery_codes to chancery_person;
grant update (used_at) on recovery_codes to chancery_person;
grant insert on audit_events, letters to chancery_person;
-- Letters go out in the language of the sign-in, which contacts therefore repeat.
grant update (language, time_zone) on contacts to chancery_person;
-- Proving one's password or code again is counted as well.
create policy counted on throttles to chancery_person using ((select app.is_audience('person'))) with check ((select app.is_audience('person')));
grant select, insert, update, delete on throttles to chancery_person;

-- The organization that somebody acts for.
create policy own on organizations for select to chancery_customer using (id = (select app.own_organization()));
create policy keeps_up on organizations for update to chancery_customer using (id = (select app.administered_organization()));
create policy own on addresses for select to chancery_customer using (organization_id = (select app.own_organization()));
create policy keeps_up on addresses to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
create policy own on contracts to chancery_customer using (organization_id = (select app.licensing_organization()));
create policy people on contacts for select to chancery_customer
  using (organization_id = (select app.own_organization())
    and (organization_id = (select app.people_organization()) or id = (select app.contact_id())
      or ('administrator' = any (types) and not restricted and status = 'active')));
create policy administers on contacts to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
create policy own_facts on contacts for update to chancery_customer
  using (organization_id = (select app.licensing_organization()) and id = (select app.contact_id()))
  with check (organization_id = (select app.licensing_organization()) and id = (select app.contact_id()));
create policy people on contact_words for select to chancery_customer
  using (organization_id = (select app.own_organization())
    and (organization_id = (select app.people_organization())
      or contact_id = any (array(select c.id from contacts c where c.organization_id = (select app.own_organization())
        and (c.id = (select app.contact_id()) or ('administrator' = any (c.types) and not c.restricted and c.status = 'active'))))));
create policy administers on contact_words to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
create policy own_facts on contact_words to chancery_customer
  using (organization_id = (select app.licensing_organization()) and contact_id = (select app.contact_id()))
  with check (organization_id = (select app.licensing_organization()) and contact_id = (select app.contact_id()));
create policy own on email_changes for select to chancery_customer
  using (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()));
create policy own_change on email_changes to chancery_customer
  using (organization_id = (select app.licensing_organization()) and contact_id = (select app.contact_id()))
  with check (organization_id = (select app.licensing_organization()) and contact_id = (select app.contact_id()));
create policy vendors_people on staff_members to chancery_customer
  using (id in (select unnest(array[o.sales_representative_id, o.renewals_specialist_id]) from organizations o
    where o.id = (select app.own_organization())));
create policy people on invitations for select to chancery_customer using (organization_id = (select app.people_organization()));
create policy administers on invitations to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
create policy trail on audit_events for select to chancery_customer
  using (organization_id = (select app.administered_organization())
    or (licence_id is not null and organization_id = (select app.licensing_organization())));
create policy traces on audit_events for insert to chancery_customer
  with check (organization_id = (select app.own_organization()) and actor_user_id = (select app.user_id()));
create policy own_letters on letters for select to chancery_customer
  using (organization_id = (select app.own_organization()) and contact_id = (select app.contact_id()));
create policy posts on letters for insert to chancery_customer with check (organization_id = (select app.own_organization()));
grant select on organizations, addresses, contracts, contacts, contact_words, staff_members, audit_events, letters to chancery_customer;
grant update (phone, fax, web_addresses, version) on organizations to chancery_customer;
grant insert, delete on addresses to chancery_customer;
grant update (kind, lines, city, postal_code, state, country) on addresses to chancery_customer;
grant insert on contacts, invitations, email_changes, audit_events, letters to chancery_customer;
grant select on invitations, email_changes to chancery_customer;
grant update (used_at) on email_changes to chancery_customer;
grant update (used_at) on invitations to chancery_customer;
grant update (first_name, last_name, email, job_title, department, phone, mobile_phone, fax, language, time_zone, types, restricted,
  security_contact, status, version) on contacts to chancery_customer;
grant insert, delete on contact_words to chancery_customer;

-- ACC-5 as the database sees it, as policies know rows but not columns: a customer's rights are changed by another
-- administrator, and nobody turns somebody else's sign-in towards another e-mail address.
create function app.guard_contact_rights() returns trigger language plpgsql as $$
begin
  if not app.is_audience('customer') then return new; end if;
  if (old.types, old.restricted, old.status) is distinct from (new.types, new.restricted, new.status)
    and (new.id = app.contact_id() or app.administered_organization() is distinct from new.organization_id) then
    raise exception 'rights are changed by another administrator' using errcode = 'insufficient_privilege';
  end if;
  if old.email is distinct from new.email and old.user_id is not null and new.id is distinct from app.contact_id() then
    raise exception 'only its owner changes this e-mail address' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger rights before update on contacts for each row execute function app.guard_contact_rights();

-- The vendor's staff see who has a sign-in, never how it is proven.
grant select (id, login_id, login_key, language, time_zone, totp_confirmed_at, created_at), insert on users to chancery_staff;
grant select, insert on organizations, organization_words, addresses, contracts, contacts, contact_words, staff_members, invitations,
  audit_events to chancery_staff;
-- A letter's text may hold a link that lets its reader in: staff see that it was sent, not what it says.
grant insert, select (id, organization_id, contact_id, kind, language, recipient_name, recipient_email, subject, created_at, sent_at)
  on letters to chancery_staff;
grant update on organizations, addresses, contracts, contacts, staff_members to chancery_staff;
grant update (used_at) on invitations to chancery_staff;
grant delete on organization_words, contact_words, addresses to chancery_staff;

grant select on organizations, contacts, staff_members, sessions, letters, audit_events to chancery_worker;
grant select (id, login_id, login_key, language, time_zone) on users to chancery_worker;
grant update (sent_at) on letters to chancery_worker;
grant insert on letters, audit_events to chancery_worker;
-- The worker mails links, so that an answer takes the same time whether or not there is anybody to mail.
grant insert on password_links, invitations to chancery_worker;
grant update (used_at) on password_links, invitations to chancery_worker;
grant delete on sessions, password_links, throttles to chancery_worker;
grant select on password_links, throttles, invitations to chancery_worker;

-- The command line lets the vendor's first person in.
grant insert on users, staff_members to chancery_worker;
