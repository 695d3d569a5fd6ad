import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  bytesOut,
  dayField,
  flag,
  id,
  instantField,
  language,
  organizationNumber,
  pageInput,
  pageOf,
  whyNot,
} from './fields.ts'
import { token } from './identity-fields.ts'
import { pricedLine, sums } from './renewal-lines.ts'
import { quote } from './renewals.ts'

/** For how many days a quote is shared, unless said otherwise and where the quote lasts as long (REN-10). */
export const quoteLinkDays = 14

/** How many links of one quote may work at a time. */
export const quoteLinksMost = 20

/** Whether a link works. */
export const quoteLinkStatuses = ['open', 'ended', 'withdrawn'] as const

const ofQuote = { number: organizationNumber, quoteId: id }

/** A link to a quote, as those read it who may share the quote: everything but its secret. */
const quoteLink = z.strictObject({
  id,
  status: z.enum(quoteLinkStatuses),
  maker: z.enum(['customer', 'staff']),
  madeBy: z.string(),
  madeAt: instantField,
  /** The last day on which it works. */
  endsOn: dayField,
  openedCount: z.number().int(),
  lastOpenedAt: instantField.nullable(),
  withdrawn: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  actions: z.strictObject({ withdraw: whyNot }),
})
export type QuoteLinkView = z.output<typeof quoteLink>

/** What a link leads to: a quote that can be ordered, one that was, or what else became of it. */
export const sharedQuoteStates = ['open', 'ordered', 'superseded', 'expired', 'declined', 'cancelled'] as const

/** A quote for whoever was sent its link: what stands on paper, and nothing that is the company's own. */
const sharedQuote = z.strictObject({
  state: z.enum(sharedQuoteStates),
  number: z.string(),
  revision: z.number().int(),
  organization: z.strictObject({ number: z.string(), name: z.string() }),
  /** The vendor or the partner that it is from. */
  seller: z.string(),
  /** Whom to ask: the seller's person, or the vendor's renewals specialist (REN-12). */
  specialist: quote.shape.specialist,
  /** What it says; null where it is over. */
  stated: z
    .strictObject({
      ...sums,
      pricedOn: dayField,
      termMonths: z.number().int().nullable(),
      commonEnd: dayField.nullable(),
      validUntil: dayField,
      schedule: z.strictObject({ name: z.string(), version: z.number().int() }),
      linkEndsOn: dayField,
    })
    .nullable(),
})
export type SharedQuoteView = z.output<typeof sharedQuote>

const { membershipId: _membershipId, licence: _licence, ...priced } = pricedLine.shape

/** A line of a shared quote with its arithmetic (REN-8). */
const sharedQuoteLine = z.strictObject({ position: z.number().int(), licenceCode: z.string(), ...priced })
export type SharedQuoteLineView = z.output<typeof sharedQuoteLine>

const refusals = ['quote-link-not-valid'] as const

/** Links by which a quote is read without a sign-in (REN-10). */
export const quoteLinks = {
  shareQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/links',
    summary:
      'Makes a link by which anybody who has it reads the quote, for 14 days or until its end; `url` is told here alone (REN-10)',
    permission: 'quote.share',
    input: z.strictObject({ ...ofQuote, endsOn: blankable(dayField) }),
    output: z.strictObject({ link: quoteLink, url: z.string() }),
    refusals: ['quote-over', 'quote-ordered', 'quote-not-sent', 'quote-link-end', 'too-many-quote-links'],
    repeat: 'once',
  }),
  listQuoteLinks: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/links',
    summary: 'The links of a quote, the newest first: who made them, how often and when they were opened (REN-10)',
    permission: 'renewal.read',
    input: z.strictObject({ ...ofQuote, ...pageInput }),
    output: z.strictObject({ ...pageOf(quoteLink).shape, actions: z.strictObject({ share: whyNot }) }),
    refusals: [],
  }),
  withdrawQuoteLink: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/links/{linkId}/withdraw',
    summary: 'Ends a link at once; one that was withdrawn already stays what it is (REN-10)',
    permission: 'quote.share',
    input: z.strictObject({ ...ofQuote, linkId: id }),
    output: quoteLink,
    refusals: [],
  }),
  readSharedQuote: endpoint({
    method: 'GET',
    path: '/shared-quotes/{token}',
    summary: 'The quote that a link leads to, or what became of it; counts that it was opened (REN-10)',
    permission: 'public',
    input: z.strictObject({
      token,
      /** Reading on in the same paper, which is not opening it again. */
      readingOn: flag.default(false),
    }),
    output: sharedQuote,
    refusals,
  }),
  listSharedQuoteLines: endpoint({
    method: 'GET',
    path: '/shared-quotes/{token}/lines',
    summary: 'The lines of a shared quote with their arithmetic; none where it is over (REN-8, REN-10)',
    permission: 'public',
    input: z.strictObject({ token, ...pageInput }),
    output: pageOf(sharedQuoteLine),
    refusals,
  }),
  downloadSharedQuotePdf: endpoint({
    method: 'GET',
    path: '/shared-quotes/{token}/quote.pdf',
    summary: 'A shared quote as PDF, each line with its arithmetic (REN-8, REN-10)',
    permission: 'public',
    input: z.strictObject({ token, language: language.optional() }),
    output: bytesOut,
    produces: 'application/pdf',
    refusals: [...refusals, 'quote-over'],
  }),
} as const
