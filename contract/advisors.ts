import { z } from 'zod'
import { partnerStatuses } from './actor.ts'
import { endpoint } from './endpoint.ts'
import {
  dayField,
  flag,
  id,
  instantField,
  listOf,
  organizationNumber,
  pageInput,
  paragraph,
  searchField,
  total,
  whyNot,
} from './fields.ts'
import { licenceModels } from './licences.ts'

/** How much of a customer a partner may see: everything, also what is bought later, or the licences ticked (PAR-6). */
export const coverages = ['all', 'assigned'] as const
/** What a partner may do for a customer besides looking (PAR-6). */
export const grantScopes = ['view', 'quote', 'order', 'cases', 'allocate'] as const
/** Where a grant stands: `ending` within 30 days. */
export const grantStates = ['upcoming', 'active', 'ending', 'ended'] as const
/** Who ended a grant. */
export const grantEnders = ['customer', 'partner', 'staff', 'time'] as const
/** Days that a grant lasts unless said otherwise, and the most. */
export const grantDays = { usual: 365, most: 730 } as const

const level = z.strictObject({ code: z.string(), name: z.string(), rank: z.number().int() })

/** A partner's place that customers find it by. */
export const partnerListing = z.strictObject({
  partnerNumber: organizationNumber,
  locationId: id,
  name: z.string(),
  locationName: z.string(),
  country: z.string(),
  state: z.string().nullable(),
  city: z.string(),
  phone: z.string().nullable(),
  webAddress: z.string().nullable(),
  level: level.nullable(),
})
export type PartnerListing = z.output<typeof partnerListing>

/** One of a partner's people, as customers choose and reach them. */
export const partnerPerson = z.strictObject({
  contactId: id,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
})

/** An advisor: a partner, who of it was told, what it may see and do, until when (PAR-6, PAR-8). */
export const advisor = z.strictObject({
  id,
  partner: z.strictObject({
    number: organizationNumber,
    name: z.string(),
    status: z.enum(partnerStatuses),
    level: level.nullable(),
    location: z.strictObject({ id, name: z.string(), city: z.string(), country: z.string() }),
  }),
  /** `isGone`: they left the partner or do nothing there any more, so somebody else should be chosen. */
  contact: z.strictObject({ ...partnerPerson.shape, isGone: z.boolean() }),
  coverage: z.enum(coverages),
  scopes: z.array(z.enum(grantScopes)),
  startsAt: instantField,
  endsOn: dayField,
  /** In whose days `endsOn` is whole. */
  timeZone: z.string(),
  endsAt: instantField,
  extends: z.boolean(),
  state: z.enum(grantStates),
  ended: z.strictObject({ at: instantField, by: z.enum(grantEnders) }).nullable(),
  grantedBy: z.string(),
  grantedAt: instantField,
  changedBy: z.string(),
  changedAt: instantField,
  /** Licences that it sees, and how many there are. */
  shared: total,
  licences: total,
  /** Bought since the customer last decided, and not shared as the view is of assigned ones (PAR-6). */
  undecided: total,
  actions: z.strictObject({ update: whyNot, assign: whyNot, remove: whyNot }),
  version: z.number().int(),
})
export type AdvisorView = z.output<typeof advisor>

/** A licence as it is ticked or assigned, with the advisors that see it now. */
export const assignableLicence = z.strictObject({
  id,
  code: z.string(),
  productName: z.string(),
  editionName: z.string(),
  model: z.enum(licenceModels),
  quantity: z.number().int(),
  endsOn: dayField.nullable(),
  maintenanceEndsOn: dayField.nullable(),
})

export type AssignableLicence = z.output<typeof assignableLicence>

/** Which licences a list or a change is about: words, products, how they are counted. */
export const licenceFilter = {
  q: searchField,
  product: listOf(z.string().max(40, 'too-long'), 50).default([]),
  model: listOf(z.enum(licenceModels, 'not-one-of'), 5).default([]),
}

const inOrganization = { number: organizationNumber }
const ofAdvisor = { ...inOrganization, advisorId: id }

/** Ticks and unticks licences one by one, or all that match a filter, as the server finds them (UX-13). */
export const ticking = {
  add: listOf(id, 200).default([]),
  remove: listOf(id, 200).default([]),
  /** `add` or `remove` all that match the filter, besides the single ones. */
  all: z.enum(['', 'add', 'remove'], 'not-one-of').default(''),
  ...licenceFilter,
}

/** Products to filter by. */
export const productsOwned = z.array(z.strictObject({ code: z.string(), name: z.string() }))

/** The partners that a customer has let in, and which licences each sees (PAR-5, PAR-8). */
export const advisors = {
  listAdvisors: endpoint({
    method: 'GET',
    path: '/organizations/{number}/advisors',
    summary: 'Partners let in, now and formerly (PAR-8)',
    permission: 'advisor.read',
    input: z.strictObject({
      ...inOrganization,
      state: z.enum(['open', 'ended', 'all'], 'not-one-of').default('open'),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(advisor), next: z.string().nullable(), canAdd: whyNot }),
    refusals: [],
  }),
  readAdvisor: endpoint({
    method: 'GET',
    path: '/organizations/{number}/advisors/{advisorId}',
    summary: 'One advisor: what it sees and may do, until when (PAR-8)',
    permission: 'advisor.read',
    input: z.strictObject(ofAdvisor),
    output: advisor,
    refusals: [],
  }),
  updateAdvisor: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/advisors/{advisorId}',
    summary:
      'Changes view, scopes, end and whom to tell; both sides are mailed, and it holds from the next request (PAR-8)',
    permission: 'advisor.edit',
    input: z.strictObject({
      ...ofAdvisor,
      coverage: z.enum(coverages, 'not-one-of').optional(),
      scopes: listOf(z.enum(grantScopes, 'not-one-of'), 5).optional(),
      endsOn: dayField.optional(),
      extends: flag.optional(),
      contactId: id.optional(),
    }),
    output: advisor,
    refusals: ['advisor-ended', 'partner-contact-gone', 'end-out-of-range'],
    precondition: 'version',
  }),
  changeAssignments: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisors/{advisorId}/assign',
    summary: 'Ticks and unticks the licences that an advisor sees under "view assigned" (PAR-8)',
    permission: 'advisor.edit',
    input: z.strictObject({
      ...ofAdvisor,
      ...ticking,
      /** Narrows `all` as the list does: to what this advisor sees, or to what nobody sees. */
      seenBy: z.union([z.literal(''), z.literal('none'), id]).default(''),
    }),
    output: z.strictObject({ added: z.number().int(), removed: z.number().int(), shared: total }),
    refusals: ['advisor-ended', 'advisor-sees-all'],
    repeat: 'once',
  }),
  dismissUndecided: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisors/{advisorId}/dismiss-undecided',
    summary: 'Decides that licences bought since are not shared with this advisor (PAR-6)',
    permission: 'advisor.edit',
    input: z.strictObject(ofAdvisor),
    output: advisor,
    refusals: ['advisor-ended'],
  }),
  removeAdvisor: endpoint({
    method: 'POST',
    path: '/organizations/{number}/advisors/{advisorId}/remove',
    summary: 'Ends what a partner may see and do, with its next request; both sides are mailed (PAR-8)',
    permission: 'advisor.edit',
    input: z.strictObject({ ...ofAdvisor, reason: paragraph(500).optional() }),
    output: advisor,
    refusals: ['advisor-ended'],
  }),
  listLicenceAssignments: endpoint({
    method: 'GET',
    path: '/organizations/{number}/licence-assignments',
    summary: 'Which advisors see which licences; those without any can be asked for (PAR-8)',
    permission: 'advisor.read',
    input: z.strictObject({
      ...inOrganization,
      ...licenceFilter,
      /** Only what this advisor sees, or only what nobody sees. */
      advisor: z.union([z.literal(''), z.literal('none'), id]).default(''),
      /** Only what this advisor does not see: to assign it. */
      notOf: z.union([z.literal(''), id]).default(''),
      ...pageInput,
    }),
    output: z.strictObject({
      items: z.array(z.strictObject({ ...assignableLicence.shape, advisors: z.array(id) })),
      next: z.string().nullable(),
      total,
      products: productsOwned,
      /** The columns: all advisors in force, by name. */
      advisors: z.array(
        z.strictObject({ id, name: z.string(), coverage: z.enum(coverages), version: z.number().int() }),
      ),
    }),
    refusals: [],
  }),
}
