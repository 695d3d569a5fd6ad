-- What the vendor puts on every page: useful links, and notices of planned work and known faults (PLT-8, PLT-10).
create table useful_links (
  position integer primary key check (position between 1 and 8),
  label_en text not null check (length(label_en) between 1 and 60),
  label_es text not null check (length(label_es) between 1 and 60),
  url text not null check (url ~ '^https?://' and length(url) <= 300)
);

-- A notice stands on every page from its start until its end; without one, until somebody ends it.
create table service_notices (
  id uuid primary key,
  kind text not null check (kind in ('planned', 'fault')),
  text_en text not null check (length(text_en) between 1 and 500),
  text_es text not null check (length(text_es) between 1 and 500),
  starts_at timestamptz not null,
  ends_at timestamptz,
  check (ends_at >= starts_at)
);
create index service_notices_by_start on service_notices (starts_at desc, id desc);

insert into useful_links (position, label_en, label_es, url) values
  (1, 'Company store', 'Tienda', 'https://www.example.com/store'),
  (2, 'Reference desk', 'Mesa de consulta', 'https://www.example.com/reference'),
  (3, 'Product documentation', 'Documentación de productos', 'https://www.example.com/docs');

do $$
declare name text;
begin
  foreach name in array array['useful_links', 'service_notices'] loop
    call private.protect(name::regclass);
    execute format('create policy anybody_reads on %I for select to chancery_visitor using ((select app.is_audience(''visitor'')))', name);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
  end loop;
end $$;
grant select on useful_links, service_notices to chancery_visitor;
grant select, insert, update, delete on useful_links to chancery_staff;
grant select, insert, update on service_notices to chancery_staff;
