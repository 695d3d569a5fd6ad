import { z } from 'zod'
import { dayField, id, instantField, organizationNumber, whyNot } from './fields.ts'
import { currencyOut, minorOut, priceElement, renewalStates } from './prices.ts'
import { missingCover, pricedLine, pricedRenewal, renewableLine } from './renewal-lines.ts'
import { quote, quoteSummary } from './renewals.ts'

/** What becomes of a partner's request for further licences (REN-4). */
export const licenceRequestStatuses = ['open', 'agreed', 'refused', 'ended'] as const

/** A programme or a product. */
export const named = z.strictObject({ code: z.string(), name: z.string() })
/** A customer, as a partner's pages name it. */
export const customerRef = z.strictObject({ number: organizationNumber, name: z.string() })

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
  /** By name those that the partner sees and did not choose. */
  ...missingCover.shape,
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
export const pricedCustomerRenewal = z.strictObject({
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
  /** How many lines of the draft the customer shares no longer: it cannot be sent with them, completing takes them out. */
  unshared: z.number().int(),
  /** How many lines a draft has less than the version that was sent before it. */
  fewer: z.number().int(),
  /** The version to go on with instead: what superseded this one, or what is being prepared. */
  next: quote.shape.supersededBy,
  /** The last request for what is missing. */
  request: askedFor.nullable(),
  /** Whose letterhead it bears (REN-6). */
  letterhead: z.strictObject({
    name: z.string(),
    place: z.string(),
    phone: z.string().nullable(),
    web: z.string().nullable(),
  }),
  actions: z.strictObject({ send: whyNot, revise: whyNot, complete: whyNot, ask: whyNot, cancel: whyNot }),
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
