-- REN-14: a renewal may move a licence from one programme to another, from the day after the former cover ended.

-- What was asked of a quote besides its term or end, where it moves any line.
alter table quotes
  add column from_programme_code text references programmes,
  add column to_programme_code text references programmes,
  add check (num_nulls(from_programme_code, to_programme_code) in (0, 2)),
  add check (from_programme_code <> to_programme_code),
  -- A partner does not decide it for its customers.
  add check (from_programme_code is null or maker <> 'partner');

-- The programme that a line leaves; its own is then the one that is bought.
alter table quote_lines
  add column former_programme_code text,
  add column former_programme_name text,
  add check (num_nulls(former_programme_code, former_programme_name) in (0, 2)),
  add check (former_programme_code <> programme_code),
  -- Days are given back in a programme, and not moved to another.
  add check (former_programme_code is null or ends_on > former_ends_on);

-- A membership is in the programme that renews next; each of its periods says which one covers its own days.
alter table membership_periods add column programme_code text references programmes;
update membership_periods p set programme_code = m.programme_code
  from memberships m where m.organization_id = p.organization_id and m.id = p.membership_id;
alter table membership_periods alter column programme_code set not null;

-- Since when it is in its programme; null: since it began. Days of a programme that it has left are not given back at another's price.
alter table memberships add column programme_from date;
grant select (programme_from) on memberships to chancery_partner;

-- Booking moves it; that a licence has one membership in each programme is kept by the key of 0018.
grant update (programme_code, programme_from) on memberships to chancery_staff;

create or replace function private.begin_memberships() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  insert into public.memberships (organization_id, id, licence_id, programme_code, starts_on, ends_on, intended_day)
    select l.organization_id, private.membership_id(l.id, coalesce(s.programme_code, 'SWM')), l.id,
      coalesce(s.programme_code, 'SWM'), least(l.starts_on, l.maintenance_ends_on), l.maintenance_ends_on,
      private.intended_day(l.starts_on, l.maintenance_ends_on)
    from made l left join public.skus s on s.code = l.sku_code where l.maintenance_ends_on is not null;
  insert into public.membership_periods (organization_id, membership_id, programme_code, starts_on, ends_on, added_at)
    select m.organization_id, m.id, m.programme_code, m.starts_on, m.ends_on, l.fulfilled_at
    from made l join public.memberships m on m.organization_id = l.organization_id and m.licence_id = l.id;
  return null;
end $$;

-- What a link shows of a line names both programmes.
drop function app.shared_quote_lines(bytea, integer, integer);
create function app.shared_quote_lines(secret bytea, behind integer, most integer) returns table ("position" integer, licence_code text,
    programme_code text, programme_name text, former_programme_code text, former_programme_name text, product_code text, product_name text,
    edition_name text, quantity integer, state text, former_ends_on date, starts_on date, ends_on date, total_minor bigint, explanation jsonb)
  language plpgsql stable security definer set search_path = '' as $$
begin
  return query select q."position", q.licence_code, q.programme_code, q.programme_name, q.former_programme_code, q.former_programme_name,
      q.product_code, q.product_name, q.edition_name, q.quantity, q.state, q.former_ends_on, q.starts_on, q.ends_on, q.total_minor,
      q.explanation
    from private.linked_quote(secret) l
      join public.quote_lines q on q.organization_id = l.organization_id and q.quote_id = l.quote_id
    where l.status in ('draft', 'sent', 'accepted', 'ordered') and q."position" > behind
    order by q."position" limit most;
end $$;
