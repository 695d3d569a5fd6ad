import { type ApplicationBug, type DatabaseBug, query } from './planted-bugs.ts'

/** Another text in a function, as the database holds it. */
const instead = (from: string, to: string, name = 'private.linked_quote(bytea)'): string =>
  `do $do$ declare former text := pg_get_functiondef('${name}'::regprocedure); begin
    assert position($from$${from}$from$ in former) > 0, 'nothing of ${name} was changed';
    execute replace(former, $from$${from}$from$, $to$${to}$to$);
  end $do$`

const byLink = { finds: /SharedQuote/, on: /SharedQuote(Lines)?$/ }

const own = 'organization_id = (select app.renewing_organization())'

/** Mistakes in the walls around what the renewals desk prepares (REN-7, REN-10). */
export const deskDatabaseBugs: DatabaseBug[] = [
  {
    name: 'quotes in the making for the customer',
    statement: `alter policy reading on quotes using (${own})`,
    finds: /rows of (quotes|quote_lines|quote_questions)/,
  },
  {
    name: 'lines of quotes in the making',
    statement: `alter policy reading on quote_lines using (${own})`,
    finds: /rows of quote_lines/,
  },
  {
    name: 'reasons for discounts for the customer',
    statement: `grant select on quote_desk to chancery_customer; create policy planted on quote_desk to chancery_customer using (${own})`,
    finds: /rows of quote_desk/,
  },
  {
    name: 'questions about quotes for everybody of the company',
    statement: `alter policy renewing on quote_questions using (organization_id = (select app.own_organization()))`,
    finds: /rows of quote_questions/,
  },
  {
    name: 'links to quotes in the making',
    statement: `alter policy reading on quote_links using (${own})`,
    finds: /rows of quote_links/,
  },
  {
    name: 'a specialist who is not at the desk any more, or none of the territory',
    statement: `alter policy vendors_people on staff_members using (id in (
      select unnest(array[o.sales_representative_id, o.renewals_specialist_id]) from organizations o where o.id = (select app.own_organization())))`,
    finds: /rows of staff_members/,
  },
  {
    name: 'territories for customers',
    statement: `grant select on territories to chancery_customer; create policy planted on territories to chancery_customer using (app.is_audience('customer'))`,
    finds: /rows of territories/,
  },
  {
    name: 'who was reminded, for everybody of the company',
    statement: `alter policy renewing on renewal_reminders using (organization_id = (select app.own_organization()))`,
    finds: /rows of renewal_reminders/,
  },
  {
    name: 'whoever buys says who is reminded',
    statement: `alter policy changing on reminder_settings using (organization_id = (select app.renewing_organization())) with check (organization_id = (select app.renewing_organization()))`,
    finds: /update on reminder_settings/,
    writers: 'all',
  },
  {
    name: 'links of companies that are closed',
    statement: instead("and o.status = 'active'", ''),
    ...byLink,
  },
  {
    name: 'links to what was not sent',
    statement: instead("and (q.maker = 'customer' or q.sent_at is not null)", ''),
    ...byLink,
  },
  {
    name: 'links that were taken back',
    statement: instead('and l.withdrawn_at is null', ''),
    ...byLink,
  },
  {
    name: 'links that have ended',
    statement: instead('l.ends_on >= d.today', 'true'),
    ...byLink,
  },
  {
    name: 'links that ended before their quote was over',
    statement: instead('l.ends_on = q.valid_until and', ''),
    ...byLink,
  },
  {
    name: 'lines of quotes that are over',
    statement: instead(
      "l.status in ('draft', 'sent', 'accepted', 'ordered')",
      'true',
      'app.shared_quote_lines(bytea, integer, integer)',
    ),
    ...byLink,
  },
]

/** Mistakes in the application around the same. */
export const deskApplicationBugs: ApplicationBug[] = [
  {
    name: 'customers find what the desk is preparing',
    plant: query(/\(q\.maker = 'customer' or q\.sent_at is not null\)/, 'true'),
    finds: /./,
    on: /^(listQuotes|readQuote|listQuoteLines|listQuoteQuestions)$/,
  },
]
