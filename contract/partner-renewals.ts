import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  bytesOut,
  country,
  dayField,
  flag,
  id,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  searchField,
  whole,
} from './fields.ts'
import {
  customerLine,
  customerPricedLine,
  customerQuote,
  customerQuoteSummary,
  customerRef,
  customerRenewal,
  named,
  pricedCustomerRenewal,
} from './partner-quotes.ts'
import { renewalChoice } from './renewal-lines.ts'
import { quoteStatuses } from './renewals.ts'

/** How many customers are quoted for at once (PAR-13). */
export const customersAtOnce = 50

/** Of which customers a list is: whose maintenance ends from today on, or of which some has lapsed within a year. */
export const renewalStandings = ['ahead', 'lapsed'] as const

const inOrganization = { number: organizationNumber }
const ofCustomer = { ...inOrganization, customerNumber: organizationNumber }
const ofQuote = { ...ofCustomer, quoteId: id }

const ofPrices = ['nothing-to-renew', 'no-price-schedule', 'too-many-lines'] as const
const ofDraft = ['quote-not-granted', 'quote-sent', 'quote-over', 'quote-ordered'] as const

/** What a partner does for its customers' renewals (PAR-13, REN-4, REN-6). */
export const partnerRenewals = {
  listCustomerRenewals: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customer-renewals',
    summary: 'Customers by the end of maintenance that comes next, with states, value and open quotes (PAR-13)',
    permission: 'customer.quote',
    input: z.strictObject({
      ...inOrganization,
      standing: z.enum(renewalStandings, 'not-one-of').default('ahead'),
      /** Only customers of which something ends on this day or before. */
      endsBy: blankable(dayField),
      country: blankable(country),
      product: z.string().max(40, 'too-long').default(''),
      ...pageInput,
      limit: whole(1, 50).default(25),
    }),
    output: z.strictObject({
      ...pageOf(customerRenewal).shape,
      products: z.array(named),
      countries: z.array(z.string()),
    }),
    refusals: [],
    eyes: 'partner',
  }),
  listCustomerLines: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers/{customerNumber}/renewals/lines',
    summary: 'What a customer shares that can be renewed, with both prices, or why it cannot (PAR-13)',
    permission: 'customer.quote',
    input: z.strictObject({ ...ofCustomer, ...pageInput }),
    output: z.strictObject({ ...pageOf(customerLine).shape, customer: customerRef }),
    refusals: ['quote-not-granted'],
    eyes: 'partner',
  }),
  priceCustomerRenewal: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/renewals/price',
    summary:
      'Prices chosen lines for the customer and for the partner, and tells what is missing; keeps nothing (REN-6)',
    permission: 'customer.quote',
    input: z.strictObject({ ...ofCustomer, ...chosenLines() }),
    output: pricedCustomerRenewal,
    refusals: ['quote-not-granted', ...ofPrices],
    eyes: 'partner',
  }),
  saveCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes',
    summary: 'Keeps a renewal for a customer as a draft that only the partner sees (REN-6)',
    permission: 'customer.quote',
    input: z.strictObject({ ...ofCustomer, ...chosenLines(), label: optionalLine(120) }),
    output: customerQuote,
    refusals: ['quote-not-granted', ...ofPrices, 'total-below-zero'],
    eyes: 'partner',
    repeat: 'once',
  }),
  quoteCustomers: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customer-quotes',
    summary:
      'Drafts a quote for each of up to 50 customers, of all that each shares and can renew, 10,000 lines in all, or tells why not (PAR-13)',
    permission: 'customer.quote',
    input: z.strictObject({
      ...inOrganization,
      customerNumber: listOf(organizationNumber, customersAtOnce),
      termMonths: renewalChoice.termMonths,
      commonEnd: renewalChoice.commonEnd,
    }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          customer: customerRef,
          quote: customerQuoteSummary.nullable(),
          /** How many licences must renew together and are not in the quote. */
          missing: z.number().int(),
          /** Why there is no quote, as a sentence. */
          whyNot: z.string().nullable(),
        }),
      ),
    }),
    refusals: [],
    eyes: 'partner',
    repeat: 'once',
  }),
  listPartnerQuotes: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customer-quotes',
    summary: 'The partner’s quotes for its customers, the newest first (PAR-13)',
    permission: 'customer.quote',
    input: z.strictObject({
      ...inOrganization,
      /** The beginning of a quote’s number, or of an order’s. */
      q: searchField,
      customer: blankable(organizationNumber),
      status: listOf(z.enum(quoteStatuses, 'not-one-of'), quoteStatuses.length).default([]),
      ...pageInput,
    }),
    output: pageOf(customerQuoteSummary),
    refusals: [],
    eyes: 'partner',
  }),
  readCustomerQuote: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}',
    summary: 'A quote of the partner’s with both prices, what is missing, and what can be done with it now (REN-6)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: customerQuote,
    refusals: ['quote-not-granted'],
    eyes: 'partner',
  }),
  listCustomerQuoteLines: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/lines',
    summary: 'The lines of a partner’s quote with the arithmetic of both prices (REN-6, REN-8)',
    permission: 'customer.quote',
    input: z.strictObject({ ...ofQuote, ...pageInput }),
    output: pageOf(customerPricedLine),
    refusals: ['quote-not-granted'],
    eyes: 'partner',
  }),
  downloadCustomerQuotePdf: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/quote.pdf',
    summary: 'A sent quote of a partner as PDF on its own paper, as the customer gets it (REN-6, REN-10)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: bytesOut,
    produces: 'application/pdf',
    refusals: ['quote-not-granted', 'quote-not-sent'],
    eyes: 'partner',
  }),
  completeCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/complete',
    summary:
      'Adds what must renew together and can be seen now, takes out what is shared no longer, at the prices of today (REN-4)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: customerQuote,
    refusals: [...ofDraft, 'nothing-missing', ...ofPrices, 'total-below-zero'],
    eyes: 'partner',
    repeat: 'once',
    precondition: 'version',
  }),
  reviseCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/revise',
    summary:
      'Drafts the next version of a quote that was sent, at today’s prices, of its lines that can be renewed and are shared still; the former stays good until it is sent (REN-6, REN-10)',
    permission: 'customer.quote',
    input: z.strictObject({
      ...ofQuote,
      /** Another term or end than before; none: the same, or twelve months where that end has passed. */
      termMonths: renewalChoice.termMonths,
      commonEnd: renewalChoice.commonEnd,
    }),
    output: customerQuote,
    refusals: [
      'quote-not-granted',
      'nothing-to-renew',
      'no-price-schedule',
      'total-below-zero',
      'quote-revised',
      'quote-over',
      'quote-ordered',
      'quote-not-sent',
    ],
    eyes: 'partner',
    repeat: 'once',
    precondition: 'version',
  }),
  sendCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/send',
    summary: 'Sends a quote to the customer, who may then accept it; refused while licences are missing (REN-4, REN-6)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: customerQuote,
    refusals: [...ofDraft, 'lines-not-shared', 'quote-incomplete'],
    eyes: 'partner',
    repeat: 'once',
    precondition: 'version',
  }),
  cancelCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/cancel',
    summary: 'Takes a quote back; what was asked for it is asked no more (REN-10)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: customerQuote,
    refusals: ['quote-not-granted', 'quote-over', 'quote-ordered'],
    eyes: 'partner',
    precondition: 'version',
  }),
  askForLicences: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/ask',
    summary:
      'Asks the customer for the licences that must renew together and are not shared, once while it is open (REN-4)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: customerQuote,
    refusals: [...ofDraft, 'nothing-missing', 'licences-asked-already'],
    eyes: 'partner',
    repeat: 'once',
  }),
} as const

/** What is renewed: these, or all that the customer shares and can renew; for a term, or to one end. */
function chosenLines() {
  const { membershipId, termMonths, commonEnd } = renewalChoice
  return { membershipId, all: flag.default(false), termMonths, commonEnd }
}
