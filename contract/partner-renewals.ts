import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  country,
  dayField,
  flag,
  id,
  instantField,
  licenceCodeOut,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  whole,
  whyNot,
} from './fields.ts'
import { currencyOut, minorOut, priceElement, renewalStates } from './prices.ts'
import { pricedLine, pricedRenewal, renewableLine, renewalChoice } from './renewal-lines.ts'
import { quote, quoteStatuses, quoteSummary } from './renewals.ts'

/** What becomes of a partner's request for further licences (REN-4). */
export const licenceRequestStatuses = ['open', 'agreed', 'refused', 'ended'] as const

/** How many customers are quoted for at once (PAR-13). */
export const customersAtOnce = 50

/** Of which customers a list is: whose maintenance ends from today on, or of which some has lapsed within a year. */
export const renewalStandings = ['ahead', 'lapsed'] as const

const inOrganization = { number: organizationNumber }
const ofCustomer = { ...inOrganization, customerNumber: organizationNumber }
const ofQuote = { ...ofCustomer, quoteId: id }
const named = z.strictObject({ code: z.string(), name: z.string() })
const customerRef = z.strictObject({ number: organizationNumber, name: z.string() })

/** What the partner pays of a price, and what it earns: nothing that a customer reads (REN-6). */
const margin = z.strictObject({
  /** The level of the programme whose discount counts; null: of none. */
  level: z.string().nullable(),
  discountPercent: z.string().nullable(),
  totalMinor: minorOut,
  marginMinor: minorOut,
})

/** What must renew together with what was chosen, by programme and product (REN-4). */
const missing = z.strictObject({
  programme: named,
  product: named,
  /** Those that the partner sees and did not choose. */
  lines: z.array(z.strictObject({ membershipId: id, licence: z.strictObject({ id, code: z.string() }) })),
  /** The others: how many, and nothing else. */
  unseen: z.number().int(),
})
export type MissingView = z.output<typeof missing>

/** A line of a customer's that could be renewed, with what a year costs the customer and the partner (PAR-13). */
export const customerLine = z.strictObject({
  ...renewableLine.shape,
  partnerYearMinor: minorOut.nullable(),
})
export type CustomerLine = z.output<typeof customerLine>

/** A line of a quote with the partner's price beside the customer's, and the arithmetic of both (REN-6, REN-8). */
export const customerPricedLine = z.strictObject({
  ...pricedLine.shape,
  partnerMinor: minorOut,
  partnerElements: z.array(priceElement).readonly(),
})
export type CustomerPricedLine = z.output<typeof customerPricedLine>

/** What a customer's renewal costs today, for it and for the partner, and what is missing. */
const pricedCustomerRenewal = z.strictObject({
  ...pricedRenewal.shape,
  customer: customerRef,
  lines: z.array(customerPricedLine),
  partner: margin,
  missing: z.array(missing),
})

/** A partner's request for further licences, as the partner sees it. */
const askedFor = z.strictObject({
  id,
  status: z.enum(licenceRequestStatuses),
  count: z.number().int(),
  askedAt: instantField,
  askedBy: z.string(),
  decidedAt: instantField.nullable(),
})

/** A partner's quote: what the customer pays, what the partner pays, what is missing, what can be done with it now. */
export const customerQuote = z.strictObject({
  ...quoteSummary.shape,
  customer: customerRef,
  schedule: quote.shape.schedule,
  accepted: quote.shape.accepted,
  ended: quote.shape.ended,
  order: quote.shape.order,
  specialist: quote.shape.specialist,
  /** When the customer was sent it, and by whom. */
  sent: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  partner: margin,
  missing: z.array(missing),
  /** The last request for what is missing. */
  request: askedFor.nullable(),
  /** Whose letterhead it bears (REN-6). */
  letterhead: z.strictObject({
    name: z.string(),
    place: z.string(),
    phone: z.string().nullable(),
    web: z.string().nullable(),
  }),
  actions: z.strictObject({ send: whyNot, complete: whyNot, ask: whyNot, cancel: whyNot }),
  version: z.number().int(),
})
export type CustomerQuoteView = z.output<typeof customerQuote>

/** A partner's quote as its list shows it. */
export const customerQuoteSummary = z.strictObject({
  ...quoteSummary.shape,
  customer: customerRef,
  partnerTotalMinor: minorOut,
  marginMinor: minorOut,
})

/** What renewing some lines costs by currency, for the customer and for the partner. */
const value = z.strictObject({ currency: currencyOut, listMinor: minorOut, partnerMinor: minorOut })

/** A customer as the list of renewals shows it (PAR-13). */
export const customerRenewal = z.strictObject({
  customer: customerRef,
  country: z.string(),
  /** The end that comes next of what can be renewed, or the earliest that has lapsed. */
  nextEnd: dayField,
  /** Whether the customer lets the partner quote; without it nothing but the end is told. */
  mayQuote: z.boolean(),
  /** Lines by state; counted over the first hundred that end next. */
  lines: z.array(z.strictObject({ state: z.enum(renewalStates), count: z.number().int() })),
  /** What twelve months more cost, of the same lines; null without a price. */
  value: value.nullable(),
  /** There are further lines than were counted. */
  atLeast: z.boolean(),
  openQuotes: z.number().int(),
})
export type CustomerRenewal = z.output<typeof customerRenewal>

const refusalsOfPrices = ['quote-not-granted', 'nothing-to-renew', 'no-price-schedule', 'too-many-lines'] as const

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
    refusals: refusalsOfPrices,
    eyes: 'partner',
  }),
  saveCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes',
    summary: 'Keeps a renewal for a customer as a draft that only the partner sees (REN-6)',
    permission: 'customer.quote',
    input: z.strictObject({ ...ofCustomer, ...chosenLines(), label: optionalLine(120) }),
    output: customerQuote,
    refusals: [...refusalsOfPrices, 'total-below-zero'],
    eyes: 'partner',
    repeat: 'once',
  }),
  quoteCustomers: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customer-quotes',
    summary:
      'Drafts a quote for each of up to 50 customers, of all that each shares and can renew, or tells why not (PAR-13)',
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
  completeCustomerQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/quotes/{quoteId}/complete',
    summary: 'Adds the lines that must renew together and can be seen now, all at the prices of today (REN-4)',
    permission: 'customer.quote',
    input: z.strictObject(ofQuote),
    output: customerQuote,
    refusals: [
      'quote-not-granted',
      'quote-sent',
      'quote-over',
      'quote-ordered',
      'nothing-missing',
      'nothing-to-renew',
      'no-price-schedule',
      'total-below-zero',
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
    refusals: ['quote-not-granted', 'quote-sent', 'quote-over', 'quote-ordered', 'quote-incomplete'],
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
    refusals: [
      'quote-not-granted',
      'quote-sent',
      'quote-over',
      'quote-ordered',
      'nothing-missing',
      'licences-asked-already',
    ],
    eyes: 'partner',
    repeat: 'once',
  }),
} as const

/** What is renewed: these, or all that the customer shares and can renew; for a term, or to one end. */
function chosenLines() {
  const { membershipId, termMonths, commonEnd } = renewalChoice
  return { membershipId, all: flag.default(false), termMonths, commonEnd }
}

const ofRequest = { ...inOrganization, licenceRequestId: id }

/** What a partner asks a customer for (REN-4), as the customer sees it: which licences these are. */
export const licenceRequest = z.strictObject({
  id,
  status: z.enum(licenceRequestStatuses),
  partner: z.strictObject({ number: organizationNumber, name: z.string() }),
  askedBy: z.string(),
  askedAt: instantField,
  decidedBy: z.string().nullable(),
  decidedAt: instantField.nullable(),
  covers: z.array(z.strictObject({ programme: named, product: named })),
  /** The partner as an advisor, where its access is in force. */
  advisorId: id.nullable(),
  /** Which licences would be shared by agreeing: the first of them, and how many there are. Empty once it is decided. */
  licences: z.array(
    z.strictObject({
      id,
      code: licenceCodeOut,
      productName: z.string(),
      editionName: z.string(),
      quantity: z.number().int(),
      maintenanceEndsOn: dayField,
    }),
  ),
  licenceCount: z.number().int(),
  actions: z.strictObject({ agree: whyNot, refuse: whyNot }),
  version: z.number().int(),
})
export type LicenceRequestView = z.output<typeof licenceRequest>

/** What a customer decides about licences that a partner asks for (REN-4). */
export const licenceRequests = {
  listLicenceRequests: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licence-requests',
    summary: 'What partners asked to see because it must renew together, the newest first (REN-4)',
    permission: 'advisor.edit',
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: pageOf(
      licenceRequest
        .pick({ id: true, status: true, partner: true, askedBy: true, askedAt: true, decidedAt: true })
        .extend({
          count: z.number().int(),
        }),
    ),
    refusals: [],
  }),
  readLicenceRequest: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licence-requests/{licenceRequestId}',
    summary: 'One request, with the licences that agreeing would share (REN-4)',
    permission: 'advisor.edit',
    input: z.strictObject(ofRequest),
    output: licenceRequest,
    refusals: [],
  }),
  agreeToRequest: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licence-requests/{licenceRequestId}/agree',
    summary: 'Shares the licences that were asked for with the partner (REN-4, PAR-8)',
    permission: 'advisor.edit',
    input: z.strictObject(ofRequest),
    output: licenceRequest,
    refusals: ['request-over', 'advisor-ended'],
    precondition: 'version',
  }),
  refuseRequest: endpoint({
    method: 'POST',
    path: '/organizations/{number}/licence-requests/{licenceRequestId}/refuse',
    summary: 'Does not share them; whoever asked is told (REN-4)',
    permission: 'advisor.edit',
    input: z.strictObject(ofRequest),
    output: licenceRequest,
    refusals: ['request-over'],
    precondition: 'version',
  }),
} as const
