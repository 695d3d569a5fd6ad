import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  blankableWhole,
  csvInput,
  dayField,
  fileOut,
  flag,
  id,
  instantField,
  line,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  searchField,
  total,
  whyNot,
} from './fields.ts'
import { coverage, currencyOut, minorOut, priceElement, renewalStates } from './prices.ts'

/** Where a quote stands (REN-10). `expired` follows from the day until which it is valid. */
export const quoteStatuses = [
  'draft',
  'approval-needed',
  'sent',
  'accepted',
  'ordered',
  'declined',
  'expired',
  'superseded',
  'cancelled',
] as const
/** Who made a quote. */
export const quoteMakers = ['customer', 'partner', 'staff'] as const
/** Where an order stands. */
export const orderStatuses = ['placed', 'booked', 'cancelled'] as const
/** Why a line is not offered for renewal; each is a sentence in both languages (REN-5). */
export const notRenewable = [
  'no-programme',
  'programme-ended',
  'licence-not-in-force',
  'open-order',
  'no-price',
  'too-long-lapsed',
  'staff-quote-only',
] as const
/** Why a line takes no part in what was priced. */
export const notPriced = [
  'too-long-lapsed',
  'ends-then-already',
  'ends-later-already',
  'end-already-past',
  'too-far-out',
] as const
/** Terms that are offered, in months (REN-5). */
export const offeredTerms = [12, 24, 36] as const
/** How many lines one quote may have. */
export const quoteLinesMost = 10_000

const inOrganization = { number: organizationNumber }
const ofQuote = { ...inOrganization, quoteId: id }

/** What is covered: a licence in a programme. */
const covered = {
  membershipId: id,
  licence: z.strictObject({ id, code: z.string() }),
  product: z.strictObject({ code: z.string(), name: z.string() }),
  editionName: z.string(),
  quantity: z.number().int(),
  programme: z.strictObject({ code: z.string(), name: z.string() }),
}

/** A line that could be renewed, or the reason why it cannot (REN-5). */
export const renewableLine = z.strictObject({
  ...covered,
  /** Null where the licence has no programme at all. */
  membershipId: id.nullable(),
  programme: covered.programme.nullable(),
  startsOn: dayField.nullable(),
  endsOn: dayField.nullable(),
  state: z.enum(renewalStates).nullable(),
  /** Days since the inclusive end; negative: so many are left. */
  daysLapsed: z.number().int().nullable(),
  /** What twelve months more cost, if ordered today; null where there is no price. */
  yearMinor: minorOut.nullable(),
  currency: currencyOut.nullable(),
  whyNot: z.enum(notRenewable).nullable(),
  /** Quotes of one's own that are open for it. */
  openQuotes: z.array(z.strictObject({ id, number: z.string() })),
})
export type RenewableLine = z.output<typeof renewableLine>

/** Which lines a list or a choice is about. */
export const renewableFilter = {
  q: searchField,
  state: listOf(z.enum(renewalStates, 'not-one-of'), 3).default([]),
  product: listOf(z.string().max(40, 'too-long'), 50).default([]),
  /** Only lines that end on this day or before. */
  endsBy: blankable(dayField),
  renewable: z.enum(['yes', 'no', 'all'], 'not-one-of').default('yes'),
}

/** What is renewed: these memberships, or all that match the filter but the ones left out; for a term, or to one end (REN-5). */
export const renewalChoice = {
  membershipId: listOf(id, quoteLinesMost).default([]),
  all: flag.default(false),
  exceptId: listOf(id, quoteLinesMost).default([]),
  q: renewableFilter.q,
  state: renewableFilter.state,
  product: renewableFilter.product,
  endsBy: renewableFilter.endsBy,
  termMonths: blankableWhole(1, 60),
  commonEnd: blankable(dayField),
}

/** One line with its price and all of its arithmetic (REN-8). */
export const pricedLine = z.strictObject({
  ...covered,
  notPriced: z.enum(notPriced).nullable(),
  state: z.enum(renewalStates),
  daysLapsed: z.number().int(),
  formerEndsOn: dayField,
  coverage: coverage.nullable(),
  endsOn: dayField,
  elements: z.array(priceElement).readonly(),
  minor: minorOut,
})
export type PricedLineView = z.output<typeof pricedLine>

/** What a price is made of, added up over all lines. */
const sums = {
  currency: currencyOut,
  lineCount: z.number().int(),
  /** Everything but the two below. */
  renewalMinor: minorOut,
  /** Days without cover and fees for having lapsed. */
  reinstatementMinor: minorOut,
  /** Days given back: zero or less. */
  creditMinor: minorOut,
  totalMinor: minorOut,
}

/** A price for what was chosen, of today; nothing is kept. */
export const pricedRenewal = z.strictObject({
  ...sums,
  pricedOn: dayField,
  validUntil: dayField,
  schedule: z.strictObject({ code: z.string(), name: z.string(), version: z.number().int() }),
  lines: z.array(pricedLine),
  /** Chosen, but cannot be renewed now. */
  leftOut: z.array(z.strictObject({ ...covered, whyNot: z.enum(notRenewable) })),
})

/** A quote as lists show it. */
export const quoteSummary = z.strictObject({
  ...sums,
  id,
  number: z.string(),
  revision: z.number().int(),
  status: z.enum(quoteStatuses),
  label: z.string().nullable(),
  maker: z.enum(quoteMakers),
  madeBy: z.string(),
  pricedOn: dayField,
  termMonths: z.number().int().nullable(),
  commonEnd: dayField.nullable(),
  validUntil: dayField,
  createdAt: instantField,
})
export type QuoteSummaryView = z.output<typeof quoteSummary>

/** A quote: what it says, how it came about, and what can be done with it now (REN-10). Its lines are listed apart. */
export const quote = z.strictObject({
  ...quoteSummary.shape,
  organization: z.strictObject({ number: organizationNumber, name: z.string() }),
  schedule: pricedRenewal.shape.schedule,
  purchaseOrderNumber: z.string().nullable(),
  accepted: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  ended: z.strictObject({ at: instantField, reason: z.string().nullable() }).nullable(),
  order: z.strictObject({ id, number: z.string(), status: z.enum(orderStatuses) }).nullable(),
  /** Whom to ask (REN-7, REN-12); null where nobody is assigned. */
  specialist: z.strictObject({ name: z.string(), email: z.string(), phone: z.string().nullable() }).nullable(),
  actions: z.strictObject({ accept: whyNot, cancel: whyNot, label: whyNot, duplicate: whyNot }),
  version: z.number().int(),
})
export type QuoteView = z.output<typeof quote>

/** An order by purchase order: placed by accepting a quote, booked by the vendor's renewals desk (REN-24). */
export const order = z.strictObject({
  id,
  number: z.string(),
  organization: z.strictObject({ number: organizationNumber, name: z.string() }),
  status: z.enum(orderStatuses),
  quote: z.strictObject({ id, number: z.string(), revision: z.number().int() }),
  purchaseOrderNumber: z.string(),
  currency: currencyOut,
  totalMinor: minorOut,
  lineCount: z.number().int(),
  placed: z.strictObject({ at: instantField, by: z.string() }),
  booked: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  ended: z.strictObject({ at: instantField, reason: z.string().nullable() }).nullable(),
  actions: z.strictObject({ book: whyNot, cancel: whyNot }),
  version: z.number().int(),
})
export type OrderView = z.output<typeof order>

/** What can be renewed and what it costs; saved quotes (REN-5, REN-10, REN-14). */
export const renewals = {
  listRenewableLines: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/lines',
    summary: 'Licences by the end of their maintenance, with state and price, or why they cannot be renewed (REN-5)',
    permission: 'renewal.read',
    input: z.strictObject({ ...inOrganization, ...renewableFilter, ...pageInput }),
    output: z.strictObject({
      items: z.array(renewableLine),
      next: z.string().nullable(),
      total,
      products: z.array(z.strictObject({ code: z.string(), name: z.string() })),
    }),
    refusals: [],
  }),
  priceRenewal: endpoint({
    method: 'POST',
    path: '/organizations/{number}/renewals/price',
    summary:
      'Prices chosen lines for a term or to one common end, with the arithmetic of each; keeps nothing (REN-5, REN-8)',
    permission: 'renewal.read',
    input: z.strictObject({ ...inOrganization, ...renewalChoice }),
    output: pricedRenewal,
    refusals: ['nothing-to-renew', 'no-price-schedule', 'too-many-lines'],
  }),
  saveQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes',
    summary: 'Saves a renewal as a quote of today’s prices (REN-5, REN-10)',
    permission: 'renewal.quote',
    input: z.strictObject({ ...inOrganization, ...renewalChoice, label: optionalLine(120) }),
    output: quote,
    refusals: ['nothing-to-renew', 'no-price-schedule', 'too-many-lines', 'total-below-zero'],
    repeat: 'once',
  }),
  listQuotes: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes',
    summary: 'Quotes, the newest first (REN-10)',
    permission: 'renewal.read',
    input: z.strictObject({
      ...inOrganization,
      q: searchField,
      status: listOf(z.enum(quoteStatuses, 'not-one-of'), quoteStatuses.length).default([]),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(quoteSummary), next: z.string().nullable(), total }),
    refusals: [],
  }),
  readQuote: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}',
    summary: 'A quote and what can be done with it now (REN-10)',
    permission: 'renewal.read',
    input: z.strictObject(ofQuote),
    output: quote,
    refusals: [],
  }),
  listQuoteLines: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/lines',
    summary: 'The lines of a quote with their arithmetic (REN-8)',
    permission: 'renewal.read',
    input: z.strictObject({ ...ofQuote, ...pageInput }),
    output: pageOf(pricedLine),
    refusals: [],
  }),
  downloadQuoteDocument: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/document.jws',
    summary: 'The quote as a signed document from which anybody can compute every line again (REN-8)',
    permission: 'renewal.read',
    input: z.strictObject(ofQuote),
    output: fileOut,
    produces: 'application/octet-stream',
    refusals: [],
  }),
  exportQuote: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/lines.csv',
    summary: 'The lines of a quote as CSV',
    permission: 'renewal.read',
    input: z.strictObject({ ...ofQuote, ...csvInput }),
    output: fileOut,
    produces: 'text/csv',
    refusals: [],
  }),
  labelQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/label',
    summary: 'Names a quote, so that one finds it again',
    permission: 'renewal.quote',
    input: z.strictObject({ ...ofQuote, label: optionalLine(120) }),
    output: quote,
    refusals: ['quote-over'],
    precondition: 'version',
  }),
  duplicateQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/duplicate',
    summary: 'Makes a new quote of the same lines at today’s prices (REN-10)',
    permission: 'renewal.quote',
    input: z.strictObject(ofQuote),
    output: quote,
    refusals: ['nothing-to-renew', 'no-price-schedule', 'total-below-zero'],
    repeat: 'once',
  }),
  cancelQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/cancel',
    summary: 'Ends a quote that is not wanted (REN-10)',
    permission: 'renewal.quote',
    input: z.strictObject(ofQuote),
    output: quote,
    refusals: ['quote-over', 'quote-ordered'],
    precondition: 'version',
  }),
  acceptQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/accept',
    summary: 'Orders what a quote says, by purchase order; a quote becomes one order (REN-10, REN-24)',
    permission: 'renewal.order',
    input: z.strictObject({
      ...ofQuote,
      purchaseOrderNumber: line(60),
    }),
    output: order,
    refusals: ['quote-over', 'quote-ordered', 'quote-outdated', 'renewal-under-way'],
    repeat: 'once',
    precondition: 'version',
  }),
} as const

/** Orders by purchase order, and the desk that books them (REN-19, REN-24). */
export const renewalOrders = {
  listOrders: endpoint({
    method: 'GET',
    path: '/organizations/{number}/orders',
    summary: 'Orders, the newest first, by number, purchase order and state (REN-19)',
    permission: 'renewal.read',
    input: z.strictObject({
      ...inOrganization,
      q: searchField,
      status: listOf(z.enum(orderStatuses, 'not-one-of'), 3).default([]),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(order), next: z.string().nullable(), total }),
    refusals: [],
  }),
  readOrder: endpoint({
    method: 'GET',
    path: '/organizations/{number}/orders/{orderId}',
    summary: 'An order, with each step’s time (REN-19)',
    permission: 'renewal.read',
    input: z.strictObject({ ...inOrganization, orderId: id }),
    output: order,
    refusals: [],
  }),
  cancelOrder: endpoint({
    method: 'POST',
    path: '/organizations/{number}/orders/{orderId}/cancel',
    summary: 'Cancels an order that is not booked yet, with a reason; its licences can be renewed otherwise then',
    permission: 'renewal.order',
    input: z.strictObject({ ...inOrganization, orderId: id, reason: optionalLine(500) }),
    output: order,
    refusals: ['order-booked', 'order-cancelled'],
    precondition: 'version',
  }),
  listOrdersToBook: endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'Orders of all customers: to book, the oldest first; or all, the newest first (REN-24)',
    permission: 'order.find',
    input: z.strictObject({
      q: searchField,
      show: z.enum(['placed', 'all'], 'not-one-of').default('placed'),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(order), next: z.string().nullable(), total }),
    refusals: [],
  }),
  bookOrder: endpoint({
    method: 'POST',
    path: '/organizations/{number}/orders/{orderId}/book',
    summary:
      'Books an order: extends what it was for, issues the licence files anew, and tells everybody, once (REN-24)',
    permission: 'order.book',
    input: z.strictObject({ ...inOrganization, orderId: id }),
    output: order,
    refusals: ['order-booked', 'order-cancelled', 'quote-outdated'],
    repeat: 'once',
    precondition: 'version',
  }),
} as const
