-- Who gets the commission (PAR-11), apart from who may see: dated records by customer and programme. A record grants no sight.
create table deal_credits (
  organization_id uuid not null references organizations,
  id uuid not null,
  programme_code text not null references programmes,
  partner_id uuid not null references partners,
  -- Where at the partner the customer was: whoever runs a location reads its credits. Null: of no place.
  location_id uuid,
  -- The name by which the partner knows the customer; null: the customer has never let it in.
  customer_name text,
  customer_words text[] not null default '{}',
  source text not null check (source in ('named', 'quoted', 'booked', 'staff')),
  quote_id uuid,
  quote_number text,
  -- Why one of the vendor's people gave it.
  reason text check (length(reason) between 1 and 500),
  given_by text not null,
  starts_at timestamptz not null,
  ends_at timestamptz,
  -- What made an end of it.
  ended_because text check (ended_because in ('quoted', 'booked', 'staff')),
  end_reason text check (length(end_reason) between 1 and 500),
  ended_by text,
  primary key (organization_id, id),
  foreign key (partner_id, location_id) references partner_locations (partner_id, id),
  foreign key (organization_id, quote_id) references quotes,
  check (partner_id <> organization_id),
  check ((source = 'staff') = (reason is not null)),
  check (num_nulls(quote_id, quote_number) in (0, 2) and (source in ('quoted', 'booked')) = (quote_id is not null)),
  check (ends_at >= starts_at),
  check (num_nulls(ends_at, ended_because, ended_by) in (0, 3)),
  check (coalesce(ended_because = 'staff', false) = (end_reason is not null))
);
-- One partner at a time.
create unique index deal_credits_one_holder on deal_credits (organization_id, programme_code) where ends_at is null;
create index deal_credits_of_customer on deal_credits (organization_id, starts_at desc, id desc);
create index deal_credits_of_partner on deal_credits (partner_id, starts_at desc, organization_id desc, id desc);
create index deal_credits_held_by_partner on deal_credits (partner_id, starts_at desc, organization_id desc, id desc) where ends_at is null;

call private.protect('deal_credits');
create policy staff_all on deal_credits to chancery_staff
  using ((select app.is_audience('staff'))) with check ((select app.is_audience('staff')));
create policy worker_all on deal_credits to chancery_worker
  using ((select app.is_audience('worker'))) with check ((select app.is_audience('worker')));
grant select, insert, update (ends_at, ended_because, end_reason, ended_by) on deal_credits to chancery_staff, chancery_worker;

-- Whether the reader quotes for the customers of a place. A function, as a planner who guesses that a place is rare reads all.
create function app.quotes_for_place(place uuid) returns boolean language plpgsql stable as $$
begin
  return coalesce(app.quoting_location() is null or app.quoting_location() = place, false);
end $$;

-- Its own, whatever became of the grant: a record says nothing but itself. Those who price and quote read it, as what they earn.
create policy own_credits on deal_credits for select to chancery_partner
  using (partner_id = (select app.quoting_partner()) and app.quotes_for_place(location_id));
grant select (organization_id, id, programme_code, partner_id, location_id, customer_name, customer_words, source, quote_number, reason,
  starts_at, ends_at, end_reason) on deal_credits to chancery_partner;

-- Quotes and orders by the beginnings of their numbers, among those of a company or of a partner, whose orders are found among all.
create index quotes_of_company_by_number on quotes (organization_id, number collate "C", revision desc);
create index quotes_of_partner_by_number on quotes (partner_id, number collate "C", revision desc) where partner_id is not null;
create index orders_of_company_by_number on orders (organization_id, number collate "C");
create index orders_by_number on orders (number collate "C");

-- A state as it is compared: small letters, one space between words.
create function app.state_key(state text) returns text language sql immutable set search_path = '' as $$
  select lower(regexp_replace(btrim(coalesce(state, '')), '\s+', ' ', 'g')) $$;

-- REN-7: who of the renewals desk looks after the customers of a country, or of a state of one.
create table territories (
  country text not null check (country ~ '^[A-Z]{2}$'),
  state text check (length(state) between 1 and 60),
  -- As it is compared. Empty: the whole country but for the states that are named.
  state_key text not null default '' check (state_key = app.state_key(state)),
  specialist_id uuid not null references staff_members,
  assigned_at timestamptz not null,
  assigned_by text not null,
  primary key (country, state_key)
);
create index territories_of_specialist on territories (specialist_id);
call private.protect('territories');
create policy staff_all on territories to chancery_staff
  using ((select app.is_audience('staff'))) with check ((select app.is_audience('staff')));
grant select, insert, update (state, specialist_id, assigned_at, assigned_by), delete on territories to chancery_staff;

-- Who is at work at the renewals desk.
create function app.at_desk(status text, roles text[]) returns boolean language sql immutable as $$
  select status = 'active' and roles && array['renewals-specialist', 'renewals-manager'] $$;

-- The one telling of who looks after a customer's renewals: its own specialist, or the territory's, as long as they are at work at
-- the desk; null: the desk. Looked up as the owner: nobody but the vendor's people knows territories, or others' specialists.
create function app.specialist_of(organization uuid) returns uuid language sql stable security definer set search_path = '' as $$
  select s.id from public.organizations o
    cross join lateral (
      select o.renewals_specialist_id as id, 1 as place
      union all
      select t.specialist_id, case t.state_key when '' then 3 else 2 end from public.territories t
      where t.country = o.country and t.state_key in ('', app.state_key(o.state))
    ) c
    join public.staff_members s on s.id = c.id and app.at_desk(s.status, s.roles)
  where o.id = organization
    -- Of companies that the reader does not see nothing is told.
    and case app.context() ->> 'audience'
      when 'customer' then o.id = app.own_organization()
      when 'partner' then exists (select from public.partner_customers p
        where p.partner_id = (app.context() ->> 'organization')::uuid and p.organization_id = o.id
          and p.starts_at <= app.instant() and p.ends_at > app.instant())
      else app.context() ->> 'audience' in ('staff', 'worker', 'visitor') end
  order by c.place limit 1 $$;

drop policy vendors_people on staff_members;
create policy vendors_people on staff_members to chancery_customer
  using (id in (
    select unnest(array[o.sales_representative_id, app.specialist_of(o.id)]) from organizations o where o.id = (select app.own_organization())));

-- Partners read who looks after a customer from it, and not whom a company has of its own.
revoke select (renewals_specialist_id) on organizations from chancery_partner;

-- First those who could be it, then those who are: a partner may have very many customers.
create or replace function app.looks_after_customers(staff_member uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin
  return exists (select from public.partner_customers c join public.organizations o on o.id = c.organization_id
    where c.partner_id = app.quoting_partner()
      and c.starts_at <= app.instant() and c.ends_at > app.instant() and c.location_id = coalesce(app.partner_location(), c.location_id)
      and (o.renewals_specialist_id = staff_member
        or o.country in (select t.country from public.territories t where t.specialist_id = staff_member))
      and app.specialist_of(o.id) = staff_member);
end $$;

-- A quote that a link leads to, as on paper, names the same one: no margin, no reason, no name but of whom to ask. What partners
-- sent before letterheads is from the partner too, never from its person.
create function app.shared_quote(secret bytea) returns table (organization_number text, organization_name text, number text, revision integer,
    status text, maker text, seller text, letterhead jsonb, priced_on date, term_months integer, common_end date, currency text, schedule_name text,
    schedule_version integer, valid_until date, line_count integer, renewal_minor bigint, reinstatement_minor bigint, credit_minor bigint,
    total_minor bigint, specialist_name text, specialist_email text, specialist_phone text, link_ends_on date)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select o.number, o.legal_name, q.number, q.revision, l.status, q.maker,
      case when q.maker = 'partner' then coalesce(q.letterhead ->> 'name', p.legal_name) else (select v.legal_name from public.vendor_details v) end,
      q.letterhead, q.priced_on, q.term_months, q.common_end, q.currency, s.name, q.schedule_version, q.valid_until, q.line_count, q.renewal_minor,
      q.reinstatement_minor, q.credit_minor, q.total_minor, m.first_name || ' ' || m.last_name, m.email, m.phone, l.ends_on
    from private.linked_quote(secret) l
      join public.quotes q on q.organization_id = l.organization_id and q.id = l.quote_id
      join public.organizations o on o.id = q.organization_id
      join public.price_schedules s on s.id = q.schedule_id
      left join public.organizations p on p.id = q.partner_id
      left join public.staff_members m on m.id = app.specialist_of(o.id);
end $$;
