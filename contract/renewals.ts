import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  csvInput,
  dayField,
  fileOut,
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
import {
  missingCover,
  pricedChoice,
  pricedLine,
  pricedRenewal,
  programmeChange,
  renewableFilter,
  renewableLine,
  renewalChoice,
  sums,
} from './renewal-lines.ts'
import { order, orderStatuses } from './renewal-orders.ts'

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

const inOrganization = { number: organizationNumber }

const ofQuote = { ...inOrganization, quoteId: id }

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
  /** Where it moves lines from one programme to another (REN-14). */
  change: programmeChange.nullable(),
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
  sent: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  /** The version that has taken its place; null where none has, or none that the reader may see (REN-10). */
  supersededBy: z.strictObject({ id, revision: z.number().int() }).nullable(),
  accepted: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  ended: z.strictObject({ at: instantField, reason: z.string().nullable() }).nullable(),
  order: z.strictObject({ id, number: z.string(), status: z.enum(orderStatuses) }).nullable(),
  /** Whom to ask (REN-7, REN-12); null where nobody is assigned. */
  specialist: z.strictObject({ name: z.string(), email: z.string(), phone: z.string().nullable() }).nullable(),
  /** What must be added before it can be ordered or sent (REN-4); of one that is neither yet. */
  missing: z.array(missingCover),
  actions: z.strictObject({
    accept: whyNot,
    decline: whyNot,
    ask: whyNot,
    cancel: whyNot,
    label: whyNot,
    duplicate: whyNot,
  }),
  version: z.number().int(),
})

export type QuoteView = z.output<typeof quote>

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
    output: pricedChoice,
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
    summary: 'Names a quote of one’s own, so that one finds it again',
    permission: 'renewal.quote',
    input: z.strictObject({ ...ofQuote, label: optionalLine(120) }),
    output: quote,
    refusals: ['quote-over', 'quote-made-by'],
    precondition: 'version',
  }),
  duplicateQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/duplicate',
    summary:
      'Makes a new quote of the same lines at today’s prices, with whatever must renew together if wanted (REN-4, REN-10)',
    permission: 'renewal.quote',
    input: z.strictObject({ ...ofQuote, complete: renewalChoice.complete }),
    output: quote,
    refusals: ['nothing-to-renew', 'no-price-schedule', 'too-many-lines', 'total-below-zero'],
    repeat: 'once',
  }),
  cancelQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/cancel',
    summary: 'Ends a quote that is not wanted, by whoever made it (REN-10)',
    permission: 'quote.cancel',
    input: z.strictObject(ofQuote),
    output: quote,
    refusals: ['quote-over', 'quote-ordered', 'quote-made-by'],
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
    refusals: ['quote-over', 'quote-ordered', 'quote-incomplete', 'quote-outdated', 'renewal-under-way'],
    repeat: 'once',
    precondition: 'version',
  }),
} as const
