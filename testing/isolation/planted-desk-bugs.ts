import { type ApplicationBug, type DatabaseBug, query } from './planted-bugs.ts'

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
