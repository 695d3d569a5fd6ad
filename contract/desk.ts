import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  blankableWhole,
  flag,
  id,
  instantField,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  paragraph,
  searchField,
  total,
  whyNot,
} from './fields.ts'
import { percentage } from './price-rules.ts'
import { minorOut } from './prices.ts'
import { pricedChoice, renewalChoice } from './renewal-lines.ts'
import { quote, quoteSummary } from './renewals.ts'

const inOrganization = { number: organizationNumber }
const ofQuote = { ...inOrganization, quoteId: id }

/** What the desk takes off by hand, and why: a percentage of each renewal or an amount off the whole; fees for having lapsed. */
const terms = {
  discountPercent: blankable(percentage(100)),
  /** Minor units of the quote's currency; blank or 0: none. */
  discountMinor: blankableWhole(0, 1_000_000_000_000),
  discountReason: optionalLine(500),
  waiveFees: flag.default(false),
  waiverReason: optionalLine(500),
}

/** How an approval was decided. */
export const approvalDecisions = ['approved', 'refused'] as const

/** What the vendor's people alone know of a quote of theirs (REN-7). */
const deskFacts = z.strictObject({
  preparedBy: z.string(),
  discountPercent: z.string().nullable(),
  discountMinor: minorOut.nullable(),
  discountReason: z.string().nullable(),
  waiverReason: z.string().nullable(),
  /** The role that must agree, by the approval matrix; null: nobody. */
  approver: z.string().nullable(),
  askedAt: instantField.nullable(),
  decided: z
    .strictObject({
      at: instantField,
      by: z.string(),
      decision: z.enum(approvalDecisions),
      note: z.string().nullable(),
    })
    .nullable(),
})

/** A question about a quote, and its answer (REN-12). */
export const quoteQuestion = z.strictObject({
  id,
  askedAt: instantField,
  askedBy: z.string(),
  question: z.string(),
  answered: z.strictObject({ at: instantField, by: z.string(), answer: z.string() }).nullable(),
  version: z.number().int(),
})
export type QuoteQuestionView = z.output<typeof quoteQuestion>

/** Which quotes the desk lists. */
export const deskShows = ['approval', 'draft', 'sent', 'follow-up', 'all'] as const

/** A quote as the desk lists it. */
const deskQuote = z.strictObject({
  ...quoteSummary.shape,
  organization: z.strictObject({ number: organizationNumber, name: z.string() }),
  specialist: z.string().nullable(),
  approver: z.string().nullable(),
  decision: z.enum(approvalDecisions).nullable(),
  waitingQuestions: z.number().int(),
})
export type DeskQuoteView = z.output<typeof deskQuote>

/** The renewals desk: manual quotes, who must agree to them, and what customers ask (REN-7, REN-10, REN-12). */
export const desk = {
  listQuotesOfAll: endpoint({
    method: 'GET',
    path: '/quotes',
    summary:
      'Quotes of all customers, the newest first: waiting for approval, not sent yet, sent, to follow up, or all (REN-7)',
    permission: 'quote.find',
    input: z.strictObject({
      q: searchField,
      show: z.enum(deskShows, 'not-one-of').default('all'),
      mine: flag.default(false),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(deskQuote), next: z.string().nullable(), total }),
    refusals: [],
  }),
  priceManualQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/manual-quotes/price',
    summary:
      'Prices chosen lines with a discount or a waiver, and tells who would have to agree; keeps nothing (REN-7)',
    permission: 'quote.prepare',
    input: z.strictObject({
      ...inOrganization,
      ...renewalChoice,
      /** What is chosen comes besides the lines of this quote, of which some may be left out. */
      revises: blankable(id),
      ...terms,
    }),
    output: z.strictObject({
      ...pricedChoice.shape,
      /** What was taken off by hand, and which fees were waived: zero or less. */
      discountedMinor: minorOut,
      waivedMinor: minorOut,
      approver: z.string().nullable(),
    }),
    refusals: ['nothing-to-renew', 'no-price-schedule', 'too-many-lines', 'nothing-to-waive'],
  }),
  prepareQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/manual-quotes',
    summary: 'Saves a quote of the renewals desk, which a customer sees once it is sent (REN-7)',
    permission: 'quote.prepare',
    input: z.strictObject({ ...inOrganization, ...renewalChoice, ...terms, label: optionalLine(120) }),
    output: quote,
    refusals: ['nothing-to-renew', 'no-price-schedule', 'too-many-lines', 'total-below-zero', 'nothing-to-waive'],
    repeat: 'once',
  }),
  reviseQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/revise',
    summary: 'Prepares the next version of a quote; the former one stays good until this one is sent (REN-10)',
    permission: 'quote.prepare',
    input: z.strictObject({
      ...ofQuote,
      /** What is chosen comes besides the lines of the former version, of which some may be left out. */
      ...renewalChoice,
      ...terms,
    }),
    output: quote,
    refusals: [
      'quote-revised',
      'quote-ordered',
      'quote-over',
      'quote-made-by',
      'nothing-to-renew',
      'no-price-schedule',
      'too-many-lines',
      'total-below-zero',
      'nothing-to-waive',
    ],
    repeat: 'once',
    precondition: 'version',
  }),
  readQuoteDesk: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/desk',
    summary: 'What the vendor’s people alone know of a quote, and what they can do with it now (REN-7)',
    permission: 'quote.find',
    input: z.strictObject(ofQuote),
    output: z.strictObject({
      facts: deskFacts.nullable(),
      /** The version to go on with instead: what superseded this one, or what is being prepared. */
      next: quote.shape.supersededBy,
      /** Who looks after the customer, and who could: those at work at the desk, by name. */
      specialistId: id.nullable(),
      specialists: z.array(z.strictObject({ id, name: z.string() })),
      actions: z.strictObject({
        send: whyNot,
        revise: whyNot,
        decide: whyNot,
        cancel: whyNot,
        answer: whyNot,
        assign: whyNot,
      }),
    }),
    refusals: [],
  }),
  decideQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/decide',
    summary:
      'Agrees to a discount or a waiver, or refuses it: whoever the approval matrix names, and nobody alone (REN-7)',
    permission: 'quote.decide',
    input: z.strictObject({
      ...ofQuote,
      decision: z.enum(approvalDecisions, 'not-one-of'),
      note: optionalLine(500),
    }),
    output: quote,
    refusals: ['quote-over', 'quote-ordered', 'approval-not-asked', 'approval-of-others', 'approval-own'],
    precondition: 'version',
  }),
  sendQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/send',
    summary:
      'Sends a quote of the renewals desk to whoever buys for the customer; the former version is superseded (REN-10)',
    permission: 'quote.prepare',
    input: z.strictObject(ofQuote),
    output: quote,
    refusals: [
      'quote-over',
      'quote-ordered',
      'quote-sent',
      'quote-needs-approval',
      'quote-made-by',
      'quote-incomplete',
    ],
    repeat: 'once',
    precondition: 'version',
  }),
  assignSpecialist: endpoint({
    method: 'POST',
    path: '/organizations/{number}/renewals-specialist',
    summary: 'Says who of the renewals desk looks after a customer, or that nobody does (REN-7)',
    permission: 'specialist.assign',
    input: z.strictObject({ ...inOrganization, staffId: blankable(id) }),
    output: z.strictObject({ specialist: z.strictObject({ id, name: z.string() }).nullable() }),
    refusals: [],
  }),
  declineQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/decline',
    summary: 'Says that a quote which was sent is not wanted (REN-10)',
    permission: 'renewal.quote',
    input: z.strictObject({ ...ofQuote, reason: optionalLine(500) }),
    output: quote,
    refusals: ['quote-over', 'quote-ordered', 'quote-made-by'],
    precondition: 'version',
  }),
  askAboutQuote: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/questions',
    summary: 'Asks the assigned renewals specialist about a quote, or for a change of it (REN-12)',
    permission: 'renewal.quote',
    input: z.strictObject({ ...ofQuote, question: paragraph(2000) }),
    output: quoteQuestion,
    refusals: [],
    repeat: 'once',
  }),
  listQuoteQuestions: endpoint({
    method: 'GET',
    path: '/organizations/{number}/quotes/{quoteId}/questions',
    summary: 'Questions about a quote with their answers, the oldest first (REN-12)',
    permission: 'renewal.read',
    input: z.strictObject({ ...ofQuote, ...pageInput }),
    output: pageOf(quoteQuestion),
    refusals: [],
  }),
  answerQuoteQuestion: endpoint({
    method: 'POST',
    path: '/organizations/{number}/quotes/{quoteId}/questions/{questionId}/answer',
    summary: 'Answers a question about a quote; whoever asked gets it as a letter (REN-12)',
    permission: 'quote.prepare',
    input: z.strictObject({ ...ofQuote, questionId: id, answer: paragraph(2000) }),
    output: quoteQuestion,
    refusals: ['question-answered'],
    precondition: 'version',
  }),
} as const

export type DeskFactsView = z.output<typeof deskFacts>
