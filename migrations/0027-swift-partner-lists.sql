-- What a partner's lists show of a grant and call a product stands with what is shared, so that they meet fewer tables whose policies
-- ask others (decision 034).
alter table partner_customers
  add column coverage text,
  add column scopes text[],
  add column ends_on date,
  add column time_zone text,
  add column noticed_at timestamptz;
update partner_customers p
  set coverage = g.coverage, scopes = g.scopes, ends_on = g.ends_on, time_zone = g.time_zone, noticed_at = g.noticed_at
  from advisor_grants g where g.organization_id = p.organization_id and g.id = p.grant_id;
alter table partner_customers
  alter column coverage set not null,
  alter column scopes set not null,
  alter column ends_on set not null,
  alter column time_zone set not null;

alter table partner_licences add column product_name text;
update partner_licences p set product_name = l.product_name
  from licences l where l.organization_id = p.organization_id and l.id = p.licence_id;
alter table partner_licences alter column product_name set not null;

drop function private.shared_licences(uuid[]);
create function private.shared_licences(grants uuid[]) returns table (
  partner_id uuid, organization_id uuid, licence_id uuid, grant_id uuid, location_id uuid, starts_at timestamptz, ends_at timestamptz,
  maintenance_order date, product_code text, product_name text, contract_number text)
  language sql stable set search_path = '' as $$
  select g.partner_id, g.organization_id, l.id, g.id, g.location_id, g.starts_at, g.ends_at, l.maintenance_order, l.product_code, l.product_name,
    l.contract_number
  from public.advisor_grants g join public.licences l on l.organization_id = g.organization_id
  where g.id = any (grants) and g.ended_at is null and g.coverage = 'all'
  union all
  select g.partner_id, g.organization_id, l.id, g.id, g.location_id, g.starts_at, g.ends_at, l.maintenance_order, l.product_code, l.product_name,
    l.contract_number
  from public.advisor_grants g
    join public.advisor_grant_licences a on a.organization_id = g.organization_id and a.grant_id = g.id
    join public.licences l on l.organization_id = a.organization_id and l.id = a.licence_id
  where g.id = any (grants) and g.ended_at is null and g.coverage = 'assigned' $$;

create or replace function private.reshare(grants uuid[]) returns void language sql security definer set search_path = '' as $$
  -- Whoever buys a licence or changes a name just now refers to the organization: one waits for the other, as neither would
  -- see what the other does.
  select o.id from public.organizations o
    where o.id in (select g.organization_id from public.advisor_grants g where g.id = any (grants)) order by o.id for update;
  delete from public.partner_customers p using public.advisor_grants g
    where g.id = any (grants) and p.organization_id = g.organization_id and p.grant_id = g.id;
  insert into public.partner_customers (partner_id, organization_id, grant_id, location_id, starts_at, ends_at, number, name, country, state,
      coverage, scopes, ends_on, time_zone, noticed_at)
    select g.partner_id, g.organization_id, g.id, g.location_id, g.starts_at, g.ends_at, o.number, o.legal_name, o.country, o.state,
      g.coverage, g.scopes, g.ends_on, g.time_zone, g.noticed_at
    from public.advisor_grants g join public.organizations o on o.id = g.organization_id
    where g.id = any (grants) and g.ended_at is null and o.status = 'active';
  insert into public.partner_customer_words (partner_id, organization_id, word, location_id, starts_at, ends_at)
    select p.partner_id, p.organization_id, w.word, p.location_id, p.starts_at, p.ends_at
    from public.advisor_grants g
      join public.partner_customers p on p.organization_id = g.organization_id and p.grant_id = g.id
      join public.organization_words w on w.organization_id = p.organization_id
    where g.id = any (grants);
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order,
      product_code, product_name, contract_number)
    select s.* from private.shared_licences(grants) s
      join public.partner_customers p on p.partner_id = s.partner_id and p.organization_id = s.organization_id $$;

create or replace function private.grants_changed() returns trigger language plpgsql security definer set search_path = '' as $$
declare changed uuid[] := array(
  select n.id from after_change n join before_change o on o.organization_id = n.organization_id and o.id = n.id
  where (n.partner_id, n.location_id, n.coverage, n.starts_at, n.ends_at, n.ended_at)
    is distinct from (o.partner_id, o.location_id, o.coverage, o.starts_at, o.ends_at, o.ended_at));
begin
  if changed <> '{}' then perform private.reshare(changed); end if;
  -- What changes nothing of what is shared is told of in place.
  update public.partner_customers p
    set scopes = n.scopes, ends_on = n.ends_on, time_zone = n.time_zone, noticed_at = n.noticed_at
    from after_change n
    where p.organization_id = n.organization_id and p.grant_id = n.id
      and (p.scopes, p.ends_on, p.time_zone, p.noticed_at) is distinct from (n.scopes, n.ends_on, n.time_zone, n.noticed_at);
  return null;
end $$;

create or replace function private.licences_ticked() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order,
      product_code, product_name, contract_number)
    select p.partner_id, p.organization_id, l.id, p.grant_id, p.location_id, p.starts_at, p.ends_at, l.maintenance_order, l.product_code,
      l.product_name, l.contract_number
    from made m
      join public.advisor_grants g on g.organization_id = m.organization_id and g.id = m.grant_id and g.ended_at is null and g.coverage = 'assigned'
      join public.partner_customers p on p.partner_id = g.partner_id and p.organization_id = g.organization_id
      join public.licences l on l.organization_id = m.organization_id and l.id = m.licence_id;
  return null;
end $$;

create or replace function private.licences_bought() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.partner_licences (partner_id, organization_id, licence_id, grant_id, location_id, starts_at, ends_at, maintenance_order,
      product_code, product_name, contract_number)
    select p.partner_id, p.organization_id, m.id, p.grant_id, p.location_id, p.starts_at, p.ends_at, m.maintenance_order, m.product_code,
      m.product_name, m.contract_number
    from made m
      join public.advisor_grants g on g.organization_id = m.organization_id and g.ended_at is null and g.coverage = 'all'
      join public.partner_customers p on p.partner_id = g.partner_id and p.organization_id = g.organization_id;
  return null;
end $$;

create or replace function private.licence_changed() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update public.partner_licences
    set maintenance_order = new.maintenance_order, product_code = new.product_code, product_name = new.product_name, contract_number = new.contract_number
    where organization_id = new.organization_id and licence_id = new.id;
  return null;
end $$;
drop trigger reshares on licences;
create trigger reshares after update on licences for each row
  when ((old.maintenance_ends_on, old.product_code, old.product_name, old.contract_number)
    is distinct from (new.maintenance_ends_on, new.product_code, new.product_name, new.contract_number))
  execute function private.licence_changed();

-- REN-7: who looks after a customer's renewals, asked of the context once and not in JSON: the desk's lists ask it of each quote.
create or replace function app.specialist_of(organization uuid) returns uuid
  language plpgsql stable security definer set search_path = '' as $$
declare r app.row_context := app.reader();
begin
  -- Of companies that the reader does not see nothing is told.
  if (case r.audience
      when 'customer' then organization = r.organization_id::uuid
      when 'partner' then exists (select from public.partner_customers p
        where p.partner_id = r.organization_id::uuid and p.organization_id = organization
          and p.starts_at <= r.instant::timestamptz and p.ends_at > r.instant::timestamptz)
      else r.audience in ('staff', 'worker', 'visitor') end) is not true then
    return null;
  end if;
  return (select s.id from public.organizations o
      cross join lateral (
        select o.renewals_specialist_id as id, 1 as place
        union all
        select t.specialist_id, case t.state_key when '' then 3 else 2 end from public.territories t
        where t.country = o.country and t.state_key in ('', app.state_key(o.state))
      ) c
      join public.staff_members s on s.id = c.id and app.at_desk(s.status, s.roles)
    where o.id = organization order by c.place limit 1);
end $$;

-- How to reach them. Partners are told it of the customer that they ask about: found out from the vendor's person, as a policy must, it took a
-- look at each of a partner's customers.
create function app.renewals_contact(organization uuid) returns table (name text, email text, phone text)
  language plpgsql stable security definer rows 1 set search_path = '' as $$
declare
  r app.row_context := app.reader();
  specialist uuid := app.specialist_of(organization);
begin
  if (case r.audience
      when 'partner' then exists (select from public.partner_customers c
        where c.partner_id = app.quoting_partner() and c.organization_id = organization
          and c.starts_at <= r.instant::timestamptz and c.ends_at > r.instant::timestamptz
          and c.location_id = coalesce(app.partner_location(), c.location_id))
      else r.audience in ('customer', 'staff', 'worker') end) is not true then
    return;
  end if;
  return query select s.first_name || ' ' || s.last_name, s.email, s.phone from public.staff_members s
    where s.id = specialist;
end $$;
drop policy specialists on staff_members;
revoke select (id, first_name, last_name, email, phone, status) on staff_members from chancery_partner;
drop function app.looks_after_customers(uuid);

-- A link leads to one quote. Guessing a thousand, the planner read all quotes and all their lines of the portal for a page of one.
alter function private.linked_quote(bytea) rows 1;
create or replace function app.shared_quote_lines(secret bytea, behind integer, most integer) returns table ("position" integer, licence_code text,
    programme_code text, programme_name text, former_programme_code text, former_programme_name text, product_code text, product_name text,
    edition_name text, quantity integer, state text, former_ends_on date, starts_on date, ends_on date, total_minor bigint, explanation jsonb)
  language plpgsql stable security definer set search_path = '' as $$
declare linked record;
begin
  -- First the quote, then its lines along their key, as far as the page goes.
  select l.organization_id, l.quote_id into linked from private.linked_quote(secret) l
    where l.status in ('draft', 'sent', 'accepted', 'ordered');
  return query select q."position", q.licence_code, q.programme_code, q.programme_name, q.former_programme_code, q.former_programme_name,
      q.product_code, q.product_name, q.edition_name, q.quantity, q.state, q.former_ends_on, q.starts_on, q.ends_on, q.total_minor, q.explanation
    from public.quote_lines q
    where q.organization_id = linked.organization_id and q.quote_id = linked.quote_id and q."position" > behind
    order by q."position" limit most;
end $$;
