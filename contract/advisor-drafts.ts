import { z } from 'zod'
import {
  advisor,
  assignableLicence,
  coverages,
  grantScopes,
  licenceFilter,
  partnerListing,
  partnerPerson,
  productsOwned,
  ticking,
} from './advisors.ts'
import { endpoint } from './endpoint.ts'
import {
  country,
  dayField,
  flag,
  id,
  instantField,
  line,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  searchField,
  total,
  whyNot,
} from './fields.ts'

/** The wizard under way (PAR-6): what was chosen so far, and what confirming it would mean, in the customer's own data. */
export const advisorDraft = z.strictObject({
  id,
  country: z.string().nullable(),
  state: z.string().nullable(),
  /** Name of the partner chosen, also where `listing` is null because it can be chosen no more. */
  partnerName: z.string().nullable(),
  listing: partnerListing.nullable(),
  contact: partnerPerson.nullable(),
  coverage: z.enum(coverages).nullable(),
  scopes: z.array(z.enum(grantScopes)),
  endsOn: dayField,
  extends: z.boolean(),
  ticked: total,
  licences: total,
  /** Two licences of the customer: one that the choice made so far would show, one that it would not. */
  example: z.strictObject({ shown: assignableLicence.nullable(), hidden: assignableLicence.nullable() }),
  /** The first step that still wants an answer; `review` when none does. */
  nextStep: z.enum(['find', 'contact', 'view', 'scopes', 'review']),
  actions: z.strictObject({ confirm: whyNot }),
  /** The grant that it led to, once it was confirmed. */
  advisorId: id.nullable(),
  changedAt: instantField,
  version: z.number().int(),
})
export type AdvisorDraftView = z.output<typeof advisorDraft>

const inOrganization = { number: organizationNumber }
const ofDraft = { ...inOrganization, draftId: id }

/** How a customer finds a partner and lets it in, step by step (PAR-6). */
export const addingAdvisors = {
  findPartners: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partners',
    summary:
      'Partners near a customer, by country, state and name; case, accents and legal forms do not matter (PAR-6)',
    permission: 'advisor.read',
    input: z.strictObject({
      ...inOrganization,
      country,
      state: optionalLine(60),
      q: searchField,
      ...pageInput,
    }),
    output: z.strictObject({
      items: z.array(partnerListing),
      next: z.string().nullable(),
      /** States of the country in which there are partners, to choose from; empty where partners there name none. */
      states: z.array(z.string()),
    }),
    refusals: [],
  }),
  listPartnerContacts: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partners/{partnerNumber}/contacts',
    summary: 'The people of a partner that may be told of a new customer (PAR-6)',
    permission: 'advisor.read',
    input: z.strictObject({ ...inOrganization, partnerNumber: organizationNumber }),
    output: z.strictObject({ items: z.array(partnerPerson) }),
    refusals: [],
  }),
  reportMissingPartner: endpoint({
    method: 'POST',
    path: '/organizations/{number}/partners/report-missing',
    summary: 'Tells the vendor’s partner managers of a partner that is not listed (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject({ ...inOrganization, name: line(100), country, note: optionalLine(500) }),
    output: z.strictObject({ id }),
    refusals: [],
    repeat: 'once',
  }),
  startAdvisorDraft: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisor-drafts',
    summary: 'Begins to add an advisor; what is chosen is kept until it is confirmed (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject(inOrganization),
    output: advisorDraft,
    refusals: [],
    repeat: 'once',
  }),
  listAdvisorDrafts: endpoint({
    method: 'GET',
    path: '/organizations/{number}/advisor-drafts',
    summary: 'The person’s own unfinished drafts, the latest first (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject(inOrganization),
    output: z.strictObject({ items: z.array(advisorDraft) }),
    refusals: [],
  }),
  readAdvisorDraft: endpoint({
    method: 'GET',
    path: '/organizations/{number}/advisor-drafts/{draftId}',
    summary: 'A draft of the person’s own, with what is still missing (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject(ofDraft),
    output: advisorDraft,
    refusals: [],
  }),
  updateAdvisorDraft: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/advisor-drafts/{draftId}',
    summary: 'Keeps what a step chose; what is left out stays (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject({
      ...ofDraft,
      country: country.optional(),
      state: optionalLine(60).removeDefault().optional(),
      partnerNumber: organizationNumber.optional(),
      locationId: id.optional(),
      contactId: id.optional(),
      coverage: z.enum(coverages, 'not-one-of').optional(),
      scopes: listOf(z.enum(grantScopes, 'not-one-of'), 5).optional(),
      endsOn: dayField.optional(),
      extends: flag.optional(),
    }),
    output: advisorDraft,
    refusals: ['draft-confirmed', 'partner-not-listed', 'partner-contact-gone', 'advisor-exists', 'end-out-of-range'],
  }),
  listDraftLicences: endpoint({
    method: 'GET',
    path: '/organizations/{number}/advisor-drafts/{draftId}/licences',
    summary: 'The customer’s licences to tick for a draft, filtered, a page at a time (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject({
      ...ofDraft,
      ...licenceFilter,
      ticked: z.enum(['', 'yes', 'no'], 'not-one-of').default(''),
      ...pageInput,
    }),
    output: z.strictObject({
      items: z.array(z.strictObject({ ...assignableLicence.shape, ticked: z.boolean() })),
      next: z.string().nullable(),
      total,
      ticked: total,
      products: productsOwned,
    }),
    refusals: [],
  }),
  tickDraftLicences: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisor-drafts/{draftId}/tick',
    summary: 'Ticks and unticks licences of a draft, single ones or all that match (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject({ ...ofDraft, ...ticking }),
    output: z.strictObject({ ticked: total }),
    refusals: ['draft-confirmed'],
  }),
  confirmAdvisorDraft: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisor-drafts/{draftId}/confirm',
    summary: 'Lets the partner in; its contact is told (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject(ofDraft),
    output: advisor,
    refusals: ['draft-incomplete', 'partner-not-listed', 'partner-contact-gone', 'advisor-exists', 'end-out-of-range'],
    repeat: 'once',
  }),
  discardAdvisorDraft: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisor-drafts/{draftId}/discard',
    summary: 'Throws a draft away (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject(ofDraft),
    output: z.strictObject({}),
    refusals: ['draft-confirmed'],
  }),
}
