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
    name: 'a visitor reads quotes without a link',
    statement: `grant select on quotes to chancery_visitor; create policy planted on quotes for select to chancery_visitor using (app.is_audience('visitor'))`,
    finds: /rows of quotes/,
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
