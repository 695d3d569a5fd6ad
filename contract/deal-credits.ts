import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  id,
  instantField,
  organizationNumber,
  pageInput,
  pageOf,
  paragraph,
  searchField,
  whyNot,
} from './fields.ts'
import { named } from './partner-quotes.ts'
import { partnerName } from './partners.ts'
import { catalogueCode } from './price-rules.ts'

/** Why a partner holds the credit: let in to quote, quoted, its quote was ordered and booked, or decided by the vendor (PAR-11). */
export const creditSources = ['named', 'quoted', 'booked', 'staff'] as const
/** What can make an end of it: nobody loses the credit because another is let in. */
export const creditEnders = ['quoted', 'booked', 'staff'] as const

/** What every reader of a credit learns. */
const credit = z.strictObject({
  id,
  programme: named,
  source: z.enum(creditSources),
  since: instantField,
  /** Null while it is held. */
  until: instantField.nullable(),
  /** Why the vendor gave it, and why it took it. */
  reason: z.string().nullable(),
  endReason: z.string().nullable(),
})

/** The same for the vendor's people. */
const fullCredit = z.strictObject({
  ...credit.shape,
  customer: z.strictObject({ number: organizationNumber, name: z.string() }),
  partner: partnerName,
  quote: z.strictObject({ id, number: z.string() }).nullable(),
  by: z.string(),
  ended: z.strictObject({ by: z.string(), because: z.enum(creditEnders) }).nullable(),
})
export type DealCredit = z.output<typeof fullCredit>

/** The same for the partner: the customer as it knows it, and how to reach it while it shares something. */
const ownCredit = z.strictObject({
  ...credit.shape,
  /** Null: a customer that has never let the partner in. */
  customer: z.strictObject({ name: z.string(), number: organizationNumber.nullable() }).nullable(),
  quoteNumber: z.string().nullable(),
})
export type OwnDealCredit = z.output<typeof ownCredit>

const inOrganization = { number: organizationNumber }
const state = z.enum(['held', 'all'], 'not-one-of').default('held')

/** Who gets the commission, apart from who may see (PAR-11). */
export const dealCredits = {
  listDealCredits: endpoint({
    method: 'GET',
    path: '/organizations/{number}/deal-credits',
    summary: 'Staff: who holds the credit for a customer, by programme, and who held it, the newest first (PAR-11)',
    permission: 'deal-credit.read',
    input: z.strictObject({ ...inOrganization, state, ...pageInput }),
    output: z.strictObject({
      ...pageOf(fullCredit).shape,
      programmes: z.array(named),
      actions: z.strictObject({ change: whyNot }),
    }),
    refusals: [],
  }),
  changeDealCredit: endpoint({
    method: 'POST',
    path: '/organizations/{number}/deal-credits/change',
    summary:
      'Staff: gives the credit for a programme to a partner, or to nobody, with a reason that both read (PAR-11)',
    permission: 'deal-credit.change',
    input: z.strictObject({
      ...inOrganization,
      programmeCode: catalogueCode,
      /** Blank: nobody. */
      partnerNumber: blankable(organizationNumber),
      reason: paragraph(500),
    }),
    output: z.strictObject({
      credit: fullCredit.nullable(),
      /** Names of partners that have nobody to whom a letter could go. */
      untold: z.array(z.string()),
    }),
    refusals: ['credit-unchanged'],
    repeat: 'once',
  }),
  listPartnerCredits: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partner/deal-credits',
    summary: 'Staff: what a partner holds the credit for, the newest first, by customer (PAR-11)',
    permission: 'deal-credit.read',
    input: z.strictObject({ ...inOrganization, q: searchField, state, ...pageInput }),
    output: pageOf(fullCredit),
    refusals: ['not-a-partner'],
  }),
  listOwnCredits: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partner/own-credits',
    summary: 'What the partner itself holds the credit for, the newest first, by customer (PAR-11)',
    permission: 'customer.quote',
    input: z.strictObject({ ...inOrganization, q: searchField, state, ...pageInput }),
    output: pageOf(ownCredit),
    refusals: [],
    eyes: 'partner',
  }),
} as const
