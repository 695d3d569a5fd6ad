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

-- Its own, whatever became of the grant: a record says nothing but itself. Those who price and quote read it, as what they earn.
create policy own_credits on deal_credits for select to chancery_partner
  using (partner_id = (select app.quoting_partner())
    and ((select app.quoting_location()) is null or location_id = (select app.quoting_location())));
grant select (organization_id, id, programme_code, partner_id, location_id, customer_name, customer_words, source, quote_number, reason,
  starts_at, ends_at, end_reason) on deal_credits to chancery_partner;
