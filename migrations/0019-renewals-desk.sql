-- The renewals desk (REN-7, REN-10, REN-12): quotes that the vendor's people make, who agreed to their discounts, and what
-- customers ask about them.

alter table quotes
  add column sent_at timestamptz,
  -- Whose name stands on the letter: one of the vendor's or of a partner's.
  add column sent_by text,
  add check ((sent_at is null) = (sent_by is null)),
  -- What others made becomes something that a customer can answer by being sent.
  add check (maker = 'customer' or sent_at is not null or status in ('draft', 'approval-needed', 'superseded', 'cancelled'));
create index quotes_newest_of_all on quotes (created_at desc, organization_id desc, id desc);
create index quotes_of_desk on quotes (status, created_at desc, organization_id desc, id desc) where maker = 'staff';
-- Of several revisions one is being prepared at a time.
create unique index quotes_one_unsent_revision on quotes (organization_id, number)
  where maker <> 'customer' and sent_at is null and status in ('draft', 'approval-needed');

-- What the vendor's people alone know of a quote of theirs: why it costs less, and who agreed.
create table quote_desk (
  organization_id uuid not null,
  quote_id uuid not null,
  prepared_by_id uuid not null references staff_members,
  discount_percent text check (discount_percent ~ '^[0-9]{1,3}([.][0-9]{1,4})?$'),
  discount_minor bigint check (discount_minor > 0),
  discount_reason text check (length(discount_reason) between 1 and 500),
  waiver_reason text check (length(waiver_reason) between 1 and 500),
  -- Who must agree, by the approval matrix of the price schedule; null: nobody.
  approver text check (length(approver) between 1 and 80),
  asked_at timestamptz,
  decided_at timestamptz,
  decided_by text,
  decided_by_id uuid references staff_members,
  decision text check (decision in ('approved', 'refused')),
  decision_note text check (length(decision_note) between 1 and 500),
  primary key (organization_id, quote_id),
  foreign key (organization_id, quote_id) references quotes on delete cascade,
  check (num_nonnulls(discount_percent, discount_minor) <= 1),
  check ((num_nonnulls(discount_percent, discount_minor) = 1) = (discount_reason is not null)),
  check ((approver is null) = (asked_at is null)),
  check (num_nulls(decided_at, decided_by, decided_by_id, decision) in (0, 4)),
  check (decision is null or approver is not null),
  -- Four eyes.
  check (decided_by_id <> prepared_by_id)
);

-- REN-12: questions about a quote, and wishes to change it.
create table quote_questions (
  organization_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  contact_id uuid not null,
  asked_at timestamptz not null,
  asked_by text not null,
  question text not null check (length(question) between 1 and 2000),
  answered_at timestamptz,
  answered_by text,
  answer text check (length(answer) between 1 and 2000),
  version integer not null default 1,
  primary key (organization_id, id),
  foreign key (organization_id, quote_id) references quotes on delete cascade,
  foreign key (organization_id, contact_id) references contacts,
  check (num_nulls(answered_at, answered_by, answer) in (0, 3))
);
create index quote_questions_of_quote on quote_questions (organization_id, quote_id, asked_at, id);
create index quote_questions_waiting on quote_questions (organization_id, quote_id, asked_at) where answered_at is null;

do $$
declare name text;
begin
  foreach name in array array['quote_desk', 'quote_questions'] loop
    call private.protect(name::regclass);
    execute format('create policy staff_all on %I to chancery_staff using ((select app.is_audience(''staff''))) with check ((select app.is_audience(''staff'')))', name);
    execute format('create policy worker_reads on %I for select to chancery_worker using ((select app.is_audience(''worker'')))', name);
    execute format('grant select on %I to chancery_staff, chancery_worker', name);
  end loop;
end $$;
grant insert on quote_desk to chancery_staff;
grant update (decided_at, decided_by, decided_by_id, decision, decision_note) on quote_desk to chancery_staff;
grant update (answered_at, answered_by, answer, version) on quote_questions to chancery_staff;
grant update (sent_at, sent_by) on quotes to chancery_staff;

-- A customer sees what it made itself and what it was sent, and makes nothing in another's name.
drop policy renewing on quotes;
create policy reading on quotes for select to chancery_customer
  using (organization_id = (select app.renewing_organization()) and (maker = 'customer' or sent_at is not null));
create policy making on quotes for insert to chancery_customer
  with check (organization_id = (select app.renewing_organization()) and maker = 'customer' and sent_at is null);
create policy answering on quotes for update to chancery_customer
  using (organization_id = (select app.renewing_organization()) and (maker = 'customer' or sent_at is not null))
  with check (organization_id = (select app.renewing_organization()) and (maker = 'customer' or sent_at is not null));
-- Asked of each line by its key: `exists` would be answered by reading all quotes of the company at once.
drop policy renewing on quote_lines;
create policy reading on quote_lines for select to chancery_customer
  using (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_lines.organization_id and q.id = quote_lines.quote_id));
create policy making on quote_lines for insert to chancery_customer
  with check (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_lines.organization_id and q.id = quote_lines.quote_id
      and q.maker = 'customer'));

create policy renewing on quote_questions to chancery_customer
  using (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_questions.organization_id and q.id = quote_questions.quote_id))
  with check (organization_id = (select app.renewing_organization()) and (
    select true from quotes q where q.organization_id = quote_questions.organization_id and q.id = quote_questions.quote_id));
grant select, insert (organization_id, id, quote_id, contact_id, asked_at, asked_by, question) on quote_questions to chancery_customer;
