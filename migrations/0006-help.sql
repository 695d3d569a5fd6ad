-- What readers say of help articles. The articles themselves are files of the program.
create table help_ratings (
  id uuid primary key,
  article integer not null check (article between 1 and 999999),
  language text not null check (language in ('en', 'es')),
  useful boolean not null,
  comment text check (length(comment) between 1 and 1000),
  -- The rating that this row adds its comment to; such a row is not counted again. No foreign key: readers may not look
  -- whether there is such a rating, and a comment is worth keeping without it.
  explains uuid,
  rated_at timestamptz not null
);
create index help_ratings_of_article on help_ratings (article, rated_at desc, id desc);

-- Readers have no name here and see nothing of what others said.
call private.protect('help_ratings');
create policy readers_rate on help_ratings for insert to chancery_visitor with check ((select app.is_audience('visitor')));
create policy staff_reads on help_ratings for select to chancery_staff using ((select app.is_audience('staff')));
grant insert on help_ratings to chancery_visitor;
grant select on help_ratings to chancery_staff;
