import { type ApplicationBug, type DatabaseBug, query } from './planted-bugs.ts'

const own = 'organization_id = (select app.administered_organization())'
const mine = "partner_id = (select app.quoting_partner()) and maker = 'partner'"
const granted = (more: string): string => `exists (select from advisor_grants g
  where g.organization_id = quotes.organization_id and g.partner_id = quotes.partner_id ${more})`

/** Mistakes in the walls around what partners quote, and what they earn (REN-4, REN-6). */
export const resaleDatabaseBugs: DatabaseBug[] = [
  {
    name: 'quotes of other partners',
    statement: `alter policy own_quotes on quotes using ((select app.quoting_partner()) is not null and exists (
      select from advisor_grants g where g.organization_id = quotes.organization_id and 'quote' = any (g.scopes)))`,
    finds: /rows of (quotes|quote_lines|quote_margins|quote_margin_lines|licence_requests|orders)/,
    eyes: 'partner',
  },
  {
    name: 'quotes after the permission to quote has ended',
    statement: `alter policy own_quotes on quotes using (${mine} and ${granted('')})`,
    finds: /rows of (quotes|quote_lines|quote_margins|quote_margin_lines|licence_requests|orders)/,
    eyes: 'partner',
  },
  {
    name: 'quotes whatever became of the grant',
    statement: `alter policy own_quotes on quotes using (${mine})`,
    finds: /rows of (quotes|quote_lines|quote_margins|quote_margin_lines|licence_requests|orders)/,
    eyes: 'partner',
  },
  {
    name: 'lines of drafts that are not shared any more',
    statement: `alter policy own_quotes on quote_lines using ((select true from quotes q
      where q.organization_id = quote_lines.organization_id and q.id = quote_lines.quote_id))`,
    finds: /rows of quote_lines/,
    eyes: 'partner',
  },
  {
    name: 'discounts of other levels',
    statement: `alter policy own_level on price_discounts using ((select app.quoting_partner()) is not null)`,
    finds: /rows of price_discounts/,
    eyes: 'partner',
  },
  {
    name: 'maintenance of licences that are not shared',
    statement: `alter policy quoting on memberships using (exists (select from advisor_grants g
      where g.organization_id = memberships.organization_id and 'quote' = any (g.scopes)))`,
    finds: /rows of memberships/,
    eyes: 'partner',
  },
  {
    name: 'maintenance for those who may only look',
    statement: `alter policy quoting on memberships using (exists (select from partner_licences p
      where p.organization_id = memberships.organization_id and p.licence_id = memberships.licence_id))`,
    finds: /rows of memberships/,
    eyes: 'partner',
  },
  {
    name: 'margins for the customer',
    statement: `grant select on quote_margins to chancery_customer; create policy planted on quote_margins to chancery_customer using (${own})`,
    finds: /rows of quote_margins/,
  },
  {
    name: 'commissions of other partners',
    statement: 'alter policy own_credits on deal_credits using ((select app.quoting_partner()) is not null)',
    finds: /rows of deal_credits/,
    eyes: 'partner',
  },
  {
    name: 'commissions of other locations',
    statement: 'alter policy own_credits on deal_credits using (partner_id = (select app.quoting_partner()))',
    finds: /rows of deal_credits/,
    eyes: 'partner',
  },
  {
    name: 'commissions for those who may not read them',
    statement: `alter policy own_credits on deal_credits using (partner_id = (app.context() ->> 'organization')::uuid)`,
    finds: /rows of deal_credits/,
    eyes: 'partner',
  },
  {
    name: 'commissions for the customer',
    statement: `grant select on deal_credits to chancery_customer; create policy planted on deal_credits to chancery_customer using (${own})`,
    finds: /rows of deal_credits/,
  },
  {
    name: 'what is asked of the administrators for everybody',
    statement: `alter policy decides on licence_requests using (organization_id = (select app.own_organization()))`,
    finds: /rows of licence_requests/,
  },
]

/** Mistakes in the application around the same. */
export const resaleApplicationBugs: ApplicationBug[] = [
  {
    name: 'quotes of whichever partner',
    // Both of the quote and of what is earned by it: each alone keeps it hidden.
    plant: query(/(?<=and )(q\.)?partner_id = \$\d+/g, '($& or true)'),
    finds: /allowed|shows/,
    on: /^(readCustomerQuote|listCustomerQuoteLines)$/,
  },
]
