-- REN-10: a quote is shared by a link with somebody who has no sign-in, such as a purchasing department.

create table quote_links (
  organization_id uuid not null references organizations,
  id uuid not null,
  quote_id uuid not null,
  -- The secret itself is told once, to whoever makes the link.
  token_hash bytea not null unique check (length(token_hash) = 32),
  maker text not null check (maker in ('customer', 'staff')),
  made_by text not null,
  made_at timestamptz not null,
  -- The last day, which is never later than the quote's.
  ends_on date not null,
  opened_count integer not null default 0 check (opened_count >= 0),
  first_opened_at timestamptz,
  last_opened_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (organization_id, id),
  foreign key (organization_id, quote_id) references quotes on delete cascade,
  check (num_nulls(first_opened_at, last_opened_at) in (0, 2)),
  check ((opened_count = 0) = (first_opened_at is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index quote_links_of_quote on quote_links (organization_id, quote_id, made_at desc, id desc);

call private.protect('quote_links'::regclass);
create policy staff_all on quote_links to chancery_staff
  using ((select app.is_audience('staff'))) with check ((select app.is_audience('staff')));
-- Whoever buys sees the links of the quotes that they see, whoever made them, and takes them back.
create policy reading on quote_links for select to chancery_customer
  using (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_links.organization_id and q.id = quote_links.quote_id));
create policy making on quote_links for insert to chancery_customer
  with check (maker = 'customer' and organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_links.organization_id and q.id = quote_links.quote_id));
create policy withdrawing on quote_links for update to chancery_customer
  using (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_links.organization_id and q.id = quote_links.quote_id))
  with check (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_links.organization_id and q.id = quote_links.quote_id));
-- Nobody reads what a link is recognised by, and nobody but the functions below writes how often it was opened.
grant select (organization_id, id, quote_id, maker, made_by, made_at, ends_on, opened_count, first_opened_at, last_opened_at, withdrawn_at, withdrawn_by)
  on quote_links to chancery_customer, chancery_staff;
grant insert (organization_id, id, quote_id, token_hash, maker, made_by, made_at, ends_on), update (withdrawn_at, withdrawn_by)
  on quote_links to chancery_customer, chancery_staff;

-- REN-6: whose paper a partner's quote is on, as it was when it was made or sent; and the licensor of what it renews.
alter table quotes add column letterhead jsonb, add check (letterhead is null or maker = 'partner');
grant update (letterhead) on quotes to chancery_partner;
create function app.letterhead(organization uuid) returns jsonb language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.may_quote(organization) then
    return null;
  end if;
  return (select jsonb_build_object('name', o.legal_name, 'place', concat_ws(', ', l.city, l.country), 'phone', l.phone, 'web', l.web_address,
      'contact', jsonb_build_object('name', c.first_name || ' ' || c.last_name, 'email', c.email, 'phone', c.phone),
      'licensor', (select v.legal_name from public.vendor_details v))
    from public.organizations o
      join public.contacts c on c.organization_id = o.id and c.id = app.contact_id()
      join public.partner_customers p on p.partner_id = o.id and p.organization_id = organization
      left join public.partner_locations l on l.partner_id = p.partner_id and l.id = p.location_id
    where o.id = app.quoting_partner() limit 1);
end $$;

-- The quote that a link leads to: as long as it lasts, and where it lasted as long as the quote, for 30 days more what became of
-- that. A visitor has no right to any quote; these functions are the one way, for one quote, by the hash of its secret.
create function private.linked_quote(secret bytea) returns table (organization_id uuid, quote_id uuid, link_id uuid, ends_on date, status text)
  language sql stable set search_path = '' as $$
  select l.organization_id, l.quote_id, l.id, l.ends_on, s.status
  from public.quote_links l
    join public.quotes q on q.organization_id = l.organization_id and q.id = l.quote_id and (q.maker = 'customer' or q.sent_at is not null)
    join public.organizations o on o.id = l.organization_id and o.status = 'active'
    cross join lateral (select (app.context() ->> 'today')::date as today) d
    cross join lateral (select app.quote_status(q.status, q.valid_until, d.today) as status) s
  where app.is_audience('visitor') and l.token_hash = secret and l.withdrawn_at is null
    and (l.ends_on >= d.today or (l.ends_on = q.valid_until and d.today <= q.valid_until + 30
      and s.status in ('expired', 'superseded', 'declined', 'cancelled'))) $$;

-- Such a quote as on paper is told by app.shared_quote, which names who looks after the customer, and stands with that.

-- Its lines, as long as they can be read.
create function app.shared_quote_lines(secret bytea, behind integer, most integer) returns table ("position" integer, licence_code text,
    programme_code text, programme_name text, product_code text, product_name text, edition_name text, quantity integer, state text,
    former_ends_on date, starts_on date, ends_on date, total_minor bigint, explanation jsonb)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select q."position", q.licence_code, q.programme_code, q.programme_name, q.product_code, q.product_name, q.edition_name,
      q.quantity, q.state, q.former_ends_on, q.starts_on, q.ends_on, q.total_minor, q.explanation
    from private.linked_quote(secret) l
      join public.quote_lines q on q.organization_id = l.organization_id and q.quote_id = l.quote_id
    where l.status in ('draft', 'sent', 'accepted', 'ordered') and q."position" > behind
    order by q."position" limit most;
end $$;

-- Counts that somebody opened it; of the first time alone it is told what stands in the trail.
create function app.open_quote_link(secret bytea) returns table (organization_id uuid, quote_id uuid, number text)
  language plpgsql security definer set search_path = '' as $$
begin
  return query with opened as (
      update public.quote_links l set opened_count = l.opened_count + 1, first_opened_at = coalesce(l.first_opened_at, app.instant()),
        last_opened_at = greatest(l.last_opened_at, app.instant())
      from private.linked_quote(secret) found where l.organization_id = found.organization_id and l.id = found.link_id
      returning l.organization_id, l.quote_id, l.opened_count)
    select o.organization_id, o.quote_id, q.number
    from opened o join public.quotes q on q.organization_id = o.organization_id and q.id = o.quote_id where o.opened_count = 1;
end $$;

-- Whether a link of this quote was opened for the first time, now: what a visitor writes into a company's trail is this alone.
create function app.link_first_opened(organization uuid, quote uuid) returns boolean
  language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.quote_links l
    where l.organization_id = organization and l.quote_id = quote and l.opened_count = 1 and l.first_opened_at = app.instant());
end $$;
create policy opening_links on audit_events for insert to chancery_visitor
  with check ((select app.is_audience('visitor')) and action = 'quote.link-opened' and actor_kind = 'visitor' and actor_user_id is null
    and subject_kind = 'quote' and licence_id is null and app.link_first_opened(organization_id, subject_id));

-- REN-6: what others were paid is no partner's to learn. What a unit cost for a year is told where the partner's own quote was the
-- last to set that price: quotes that gave days back set none.
revoke select (paid_yearly_minor) on memberships from chancery_partner;
create function app.own_paid(organization uuid, covers uuid[]) returns table (membership_id uuid, paid_yearly_minor bigint)
  language plpgsql stable security definer set search_path = '' as $$
begin
  if not app.may_quote(organization) then
    return;
  end if;
  return query select m.id, m.paid_yearly_minor from public.memberships m
      cross join lateral (select q.partner_id from public.quote_lines l
          join public.orders o on o.organization_id = l.organization_id and o.quote_id = l.quote_id and o.status = 'booked'
          join public.quotes q on q.organization_id = l.organization_id and q.id = l.quote_id
        where l.organization_id = m.organization_id and l.membership_id = m.id
          and not l.explanation -> 'elements' @> '[{"because": {"rule": "credit"}}]'
        order by o.booked_at desc, o.id limit 1) last
    where m.organization_id = organization and m.id = any (covers) and m.paid_yearly_minor is not null
      and last.partner_id = app.quoting_partner()
      and exists (select from public.partner_licences s where s.partner_id = last.partner_id and s.organization_id = m.organization_id
        and s.licence_id = m.licence_id and s.starts_at <= app.instant() and s.ends_at > app.instant());
end $$;

-- What a partner never sent and gives days back may hold what others were paid: it makes it anew. What was sent stays good.
create temporary table telling on commit drop as
  select q.organization_id, q.id from quotes q where q.maker = 'partner' and q.sent_at is null and exists (
    select from quote_lines l where l.organization_id = q.organization_id and l.quote_id = q.id
      and l.explanation -> 'elements' @> '[{"because": {"rule": "credit"}}]');
delete from licence_requests r using telling t where r.organization_id = t.organization_id and r.quote_id = t.id;
delete from quotes q using telling t where q.organization_id = t.organization_id and q.id = t.id;

-- REN-4: all licences in force of a product, of which hidden ones are no less.
create index licences_in_force_by_product on licences (organization_id, product_code) where status = 'active';

-- REN-4: the editions of a product that have a price today where the organization buys, as pricing finds it; blank: all others.
create function app.priced_editions(organization uuid, programme text, product text) returns text[]
  language sql stable set search_path = '' as $$
  select array(select r.edition_code from (
      select s.id, v.number from public.organizations o
        join public.price_schedules s on s.region = o.region and (s.countries = '{}' or o.country = any (s.countries))
        join public.price_schedule_versions v on v.schedule_id = s.id and v.status = 'published'
          and v.valid_from <= (app.context() ->> 'today')::date
      where o.id = organization order by s.countries <> '{}' desc, s.code, v.valid_from desc limit 1) held
    join public.price_rates r on r.schedule_id = held.id and r.schedule_version = held.number
    join public.programmes p on p.code = r.programme_code and p.status = 'offered'
  where r.programme_code = programme and r.product_code = product) $$;

-- What cannot be renewed, nobody could add, nor need a partner see it: neither what has no price nor what is past its own end.
create or replace function app.unseen_cover(organization uuid, programme text, product text, quote uuid) returns integer
  language plpgsql stable security definer set search_path = '' as $$
declare
  partner uuid := app.quoting_partner();
  priced text[];
begin
  if not app.may_quote(organization) then
    return null;
  end if;
  priced := app.priced_editions(organization, programme, product);
  return (select count(*) from public.memberships m
      join public.programmes p on p.code = m.programme_code and p.all_or_nothing
      join public.licences l on l.organization_id = m.organization_id and l.id = m.licence_id and l.status = 'active'
        and l.end_order >= ((app.instant() - interval '12 hours') at time zone 'UTC')::date and array[l.edition_code, ''] && priced
    where m.organization_id = organization and m.programme_code = programme and l.product_code = product and m.order_id is null
      and m.ends_on >= (app.context() ->> 'today')::date
      -- Read once and looked up by hash: for a customer with thousands of licences each look-up of its own would be slow.
      and m.licence_id not in (select s.licence_id from public.partner_licences s
        where s.partner_id = partner and s.organization_id = organization and s.starts_at <= app.instant() and s.ends_at > app.instant())
      and m.id not in (select x.membership_id from public.quote_lines x
        join public.quotes q on q.organization_id = x.organization_id and q.id = x.quote_id and q.partner_id = partner
        where x.organization_id = organization and x.quote_id = quote));
end $$;
