-- A partner renews for its customers (PAR-13, REN-6): what it reads of their maintenance, its own quotes, what it earns by
-- them, and the licences that must renew together though it cannot see them (REN-4).

-- The partner that may quote for its customers (PAR-3): unrestricted, of an active partner, with a role for prices and margin.
create function app.quoting_partner() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'partner' and c ->> 'restricted' = 'false' and c #>> '{partner,status}' = 'active'
      and (c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive', 'sales']
        or (c #> '{partner,roles}' ? 'location-administrator' and c #>> '{partner,location}' is not null))
    then (c ->> 'organization')::uuid end;
end $$;

-- The one location for whose customers the reader may quote, or null where for those of all: another role may see more.
create function app.quoting_location() returns uuid language plpgsql stable as $$
declare c jsonb := app.context();
begin
  return case when c ->> 'audience' = 'partner'
      and not c #> '{partner,roles}' ?| array['organization-administrator', 'business-executive', 'sales']
    then (c #>> '{partner,location}')::uuid end;
end $$;

-- Whether the reader may quote for a customer: who let the partner in, to quote, now, where the reader works. Looked up as the
-- owner, one customer at a time: policies that ask tables whose policies ask tables would read all that is shared.
create function app.may_quote(organization uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.advisor_grants g
    join public.partner_customers c on c.partner_id = g.partner_id and c.organization_id = g.organization_id and c.grant_id = g.id
    where g.organization_id = organization and g.partner_id = app.quoting_partner() and g.ended_at is null and 'quote' = any (g.scopes)
      and g.starts_at <= app.instant() and g.ends_at > app.instant()
      and g.location_id = coalesce(app.quoting_location(), g.location_id));
end $$;

-- The end that is nearest among what can be renewed of a shared licence: nothing of it is in an order under way.
alter table partner_licences add column renewal_order date not null default '9999-12-31';
create index partner_licences_by_renewal on partner_licences (partner_id, renewal_order, organization_id, licence_id);
create index partner_licences_by_product_renewal on partner_licences (partner_id, product_code, renewal_order, organization_id, licence_id);
create index partner_licences_by_location_renewal on partner_licences (partner_id, location_id, renewal_order, organization_id, licence_id);
create index partner_licences_of_customer_renewal on partner_licences (partner_id, organization_id, renewal_order, licence_id);

create function private.renewal_order(organization uuid, licence uuid) returns date language sql stable set search_path = '' as $$
  select coalesce(min(m.ends_on), '9999-12-31') from public.memberships m
    join public.licences l on l.organization_id = m.organization_id and l.id = m.licence_id and l.status = 'active'
  where m.organization_id = organization and m.licence_id = licence and m.order_id is null $$;
update partner_licences set renewal_order = private.renewal_order(organization_id, licence_id);

create function private.shared_in_order() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  new.renewal_order := private.renewal_order(new.organization_id, new.licence_id);
  return new;
end $$;
create trigger ordered before insert on partner_licences for each row execute function private.shared_in_order();

create function private.cover_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.partner_licences p set renewal_order = private.renewal_order(p.organization_id, p.licence_id)
    from changed c where p.organization_id = c.organization_id and p.licence_id = c.licence_id;
  return null;
end $$;
create trigger reordered after insert on memberships referencing new table as changed
  for each statement execute function private.cover_changed();
create trigger reordered_again after update on memberships referencing new table as changed
  for each statement execute function private.cover_changed();

create function private.licence_in_force() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.partner_licences set renewal_order = private.renewal_order(organization_id, licence_id)
    where organization_id = new.organization_id and licence_id = new.id;
  return null;
end $$;
create trigger reordered after update on licences for each row when (old.status is distinct from new.status)
  execute function private.licence_in_force();

-- REN-6: what a partner pays for its quote, and what it earns by it. The quote itself says what the customer pays.
create table quote_margins (
  organization_id uuid not null,
  quote_id uuid not null,
  partner_id uuid not null references partners,
  -- Who made the quote: told of what becomes of it.
  contact_id uuid not null,
  -- Null: of no level, or of one without a discount.
  level_code text,
  discount_percent text,
  partner_total_minor bigint not null check (partner_total_minor >= 0),
  margin_minor bigint not null,
  -- What the partner's price can be computed again from.
  document jsonb not null,
  primary key (organization_id, quote_id),
  foreign key (organization_id, quote_id) references quotes on delete cascade,
  foreign key (partner_id, contact_id) references partner_people (partner_id, contact_id)
);
create table quote_margin_lines (
  organization_id uuid not null,
  quote_id uuid not null,
  position integer not null,
  partner_minor bigint not null,
  elements jsonb not null,
  primary key (organization_id, quote_id, position),
  foreign key (organization_id, quote_id, position) references quote_lines on delete cascade
);
create index quotes_of_partner on quotes (partner_id, created_at desc, id desc) where partner_id is not null;
create index quotes_of_partner_and_customer on quotes (partner_id, organization_id, created_at desc, id desc) where partner_id is not null;

-- REN-4: a partner asks the customer for what must renew together with its quote. Which licences these are, the customer alone sees.
create table licence_requests (
  organization_id uuid not null,
  id uuid not null,
  partner_id uuid not null references partners,
  quote_id uuid not null,
  -- Programmes and products whose licences are asked for, as the quote named them.
  covers jsonb not null,
  -- How many they were when it was asked.
  missing_count integer not null check (missing_count > 0),
  asked_by uuid not null,
  asked_by_name text not null,
  asked_at timestamptz not null,
  -- ended: the quote was given up, completed or sent. That it or the access is over is not written: see app.request_status.
  status text not null default 'open' check (status in ('open', 'agreed', 'refused', 'ended')),
  decided_at timestamptz,
  decided_by text,
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, quote_id) references quotes,
  foreign key (partner_id, asked_by) references partner_people (partner_id, contact_id),
  check ((status = 'open') = (decided_at is null))
);
create unique index licence_requests_one_open on licence_requests (organization_id, quote_id) where status = 'open';
create index licence_requests_of_quote on licence_requests (organization_id, quote_id, asked_at desc);
create index licence_requests_newest on licence_requests (organization_id, asked_at desc, id desc);

do $$
declare name text;
begin
  foreach name in array array['quote_margins', 'quote_margin_lines', 'licence_requests'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy worker_reads on %I for select to chancery_worker using ((select app.is_audience(''worker'')))', name);
    execute format('grant select on %I to chancery_staff, chancery_worker', name);
  end loop;
  foreach name in array array['programmes', 'price_schedules'] loop
    execute format('create policy quoting on %I for select to chancery_partner using ((select app.quoting_partner()) is not null)', name);
    execute format('grant select on %I to chancery_partner', name);
  end loop;
end $$;
create policy quoting on price_schedule_versions for select to chancery_partner
  using (status = 'published' and (select app.quoting_partner()) is not null);
create policy quoting on price_rates for select to chancery_partner
  using (exists (select from price_schedule_versions v where v.schedule_id = price_rates.schedule_id and v.number = price_rates.schedule_version));
grant select (schedule_id, number, status, valid_from, rules, published_at) on price_schedule_versions to chancery_partner;
grant select on price_rates to chancery_partner;

-- What others pay less is nothing that a partner reads: of its own level alone.
create policy own_level on price_discounts for select to chancery_partner
  using (exists (select from partners p where p.partner_id = (select app.quoting_partner()) and p.level_code = price_discounts.level_code)
    and exists (select from price_schedule_versions v where v.schedule_id = price_discounts.schedule_id and v.number = price_discounts.schedule_version));
grant select on price_discounts to chancery_partner;

create policy quoting on memberships for select to chancery_partner
  using (exists (select from partner_licences p where p.organization_id = memberships.organization_id and p.licence_id = memberships.licence_id)
    and app.may_quote(organization_id));
grant select (organization_id, id, licence_id, programme_code, starts_on, ends_on, intended_day, yearly_minor, paid_yearly_minor, currency,
  price_locked, order_id) on memberships to chancery_partner;

-- Its own quotes, as long as the customer lets it quote; never another partner's, nor the customer's or the vendor's.
create policy own_quotes on quotes to chancery_partner
  using (partner_id = (select app.quoting_partner()) and maker = 'partner' and app.may_quote(organization_id))
  with check (partner_id = (select app.quoting_partner()) and maker = 'partner' and app.may_quote(organization_id));
-- Each looks its quote up by key: `exists` would be planned as a list of all quotes.
-- What was never sent shows what the customer shares still; what it was sent stays whole for whoever made it.
create policy own_quotes on quote_lines for select to chancery_partner
  using ((select q.sent_at is not null or coalesce((select true from partner_licences p
      where p.organization_id = quote_lines.organization_id and p.licence_id = quote_lines.licence_id limit 1), false)
    from quotes q where q.organization_id = quote_lines.organization_id and q.id = quote_lines.quote_id));
create policy own_drafts on quote_lines for insert to chancery_partner
  with check ((select true from quotes q where q.organization_id = quote_lines.organization_id and q.id = quote_lines.quote_id and q.status = 'draft')
    and (select true from memberships m where m.organization_id = quote_lines.organization_id and m.id = quote_lines.membership_id
      and m.licence_id = quote_lines.licence_id));
create policy own_quotes on quote_margins to chancery_partner
  using ((select true from quotes q where q.organization_id = quote_margins.organization_id and q.id = quote_margins.quote_id
    and q.partner_id = quote_margins.partner_id))
  with check ((select true from quotes q where q.organization_id = quote_margins.organization_id and q.id = quote_margins.quote_id
    and q.partner_id = quote_margins.partner_id));
create policy own_quotes on quote_margin_lines to chancery_partner
  using ((select true from quotes q where q.organization_id = quote_margin_lines.organization_id and q.id = quote_margin_lines.quote_id))
  with check ((select true from quotes q where q.organization_id = quote_margin_lines.organization_id and q.id = quote_margin_lines.quote_id));
create policy own_quotes on orders for select to chancery_partner
  using ((select true from quotes q where q.organization_id = orders.organization_id and q.id = orders.quote_id));
grant select, insert on quotes to chancery_partner;
grant select, insert on quote_lines to chancery_partner;
grant update (status, label, priced_on, schedule_id, schedule_version, currency, valid_until, line_count, renewal_minor, reinstatement_minor,
  credit_minor, total_minor, document, sent_at, sent_by, ended_at, end_reason, version) on quotes to chancery_partner;
grant select, insert on quote_margins, quote_margin_lines to chancery_partner;
grant update (level_code, discount_percent, partner_total_minor, margin_minor, document) on quote_margins to chancery_partner;
grant select (organization_id, id, number, quote_id, status) on orders to chancery_partner;

-- REN-7: the customers' renewals specialists, by name with mail and phone; found from what the partner is shown, for one at a time.
create function app.looks_after_customers(staff_member uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.partner_customers c join public.organizations o on o.id = c.organization_id
    where o.renewals_specialist_id = staff_member and c.partner_id = app.quoting_partner()
      and c.starts_at <= app.instant() and c.ends_at > app.instant() and c.location_id = coalesce(app.partner_location(), c.location_id));
end $$;
create policy specialists on staff_members for select to chancery_partner using (app.looks_after_customers(id));
grant select (renewals_specialist_id) on organizations to chancery_partner;
grant select (id, first_name, last_name, email, phone, status) on staff_members to chancery_partner;

-- A partner asks and gives up what it asked; whoever runs the customer decides.
create policy own_quotes on licence_requests to chancery_partner
  using ((select true from quotes q where q.organization_id = licence_requests.organization_id and q.id = licence_requests.quote_id
    and q.partner_id = licence_requests.partner_id))
  with check (status in ('open', 'ended') and (select true from quotes q where q.organization_id = licence_requests.organization_id
    and q.id = licence_requests.quote_id and q.partner_id = licence_requests.partner_id));
create policy decides on licence_requests to chancery_customer
  using (organization_id = (select app.administered_organization())) with check (organization_id = (select app.administered_organization()));
grant select, insert, update (status, decided_at, decided_by, version) on licence_requests to chancery_partner;
grant select, update (status, decided_at, decided_by, version) on licence_requests to chancery_customer;

-- How a request stands: what is asked for a quote that is no draft any more, or by a partner that may not quote any more, is over.
-- Looked up as the owner: the customer sees no drafts.
create function app.request_status(status text, organization uuid, quote uuid, partner uuid) returns text
  language plpgsql stable security definer set search_path = '' as $$
begin
  return case when status <> 'open' then status
    when exists (select from public.quotes q
        where q.organization_id = organization and q.id = quote
          and app.quote_status(q.status, q.valid_until, (app.context() ->> 'today')::date) = 'draft')
      and exists (select from public.advisor_grants g
        where g.organization_id = organization and g.partner_id = partner and g.ended_at is null and 'quote' = any (g.scopes)
          and g.starts_at <= app.instant() and g.ends_at > app.instant())
    then 'open' else 'ended' end;
end $$;

-- The lines of a draft make room for others, those that its partner sees no longer among them: so as the owner.
create function app.clear_own_draft(organization uuid, quote uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from public.quote_lines l using public.quotes q
    where l.organization_id = organization and l.quote_id = quote and q.organization_id = organization and q.id = quote
      and q.maker = 'partner' and q.partner_id = app.quoting_partner() and q.status = 'draft' and app.may_quote(organization);
end $$;

-- REN-4: how many licences in force must renew together that are neither shared with the partner nor in its own quote, if there
-- is one: the one number that crosses the line of sight. Looked up as the owner; whoever may not quote for the customer is told
-- none.
create function app.unseen_cover(organization uuid, programme text, product text, quote uuid) returns integer
  language plpgsql stable security definer set search_path = '' as $$
declare
  partner uuid := app.quoting_partner();
begin
  if not app.may_quote(organization) then
    return null;
  end if;
  return (select count(*) from public.memberships m
      join public.programmes p on p.code = m.programme_code and p.all_or_nothing
      join public.licences l on l.organization_id = m.organization_id and l.id = m.licence_id and l.status = 'active'
    where m.organization_id = organization and m.programme_code = programme and l.product_code = product and m.order_id is null
      and m.ends_on >= (app.context() ->> 'today')::date
      -- Read once and looked up by hash: for a customer with thousands of licences each look-up of its own would be slow.
      and m.licence_id not in (select s.licence_id from public.partner_licences s
        where s.partner_id = partner and s.organization_id = organization and s.starts_at <= app.instant() and s.ends_at > app.instant())
      and m.id not in (select x.membership_id from public.quote_lines x
        join public.quotes q on q.organization_id = x.organization_id and q.id = x.quote_id and q.partner_id = partner
        where x.organization_id = organization and x.quote_id = quote));
end $$;
