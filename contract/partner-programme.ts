import { z } from 'zod'
import { partnerStatuses } from './actor.ts'
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
  optionalParagraph,
  organizationNumber,
  pageInput,
  pageOf,
  paragraph,
  searchField,
} from './fields.ts'
import { optionalWebAddress, partner, partnerKinds, partnerLevel } from './partners.ts'

/** A partner as the console lists it. */
export const partnerSummary = z.strictObject({
  number: organizationNumber,
  name: z.string(),
  kind: z.enum(partnerKinds),
  status: z.enum(partnerStatuses),
  level: partnerLevel.nullable(),
  endsOn: dayField.nullable(),
  listed: z.boolean(),
  /** Where its headquarters are. */
  country: z.string(),
  city: z.string(),
})
export type PartnerSummary = z.output<typeof partnerSummary>

/** What a customer reported as missing from the list of partners (PAR-6). */
export const missingPartner = z.strictObject({
  id,
  name: z.string(),
  country: z.string(),
  note: z.string().nullable(),
  reportedAt: instantField,
  customer: z.strictObject({ number: organizationNumber, name: z.string() }),
  reporter: z.strictObject({ contactId: id, name: z.string(), email: z.string() }),
  settled: z.strictObject({ at: instantField, by: z.string() }).nullable(),
})
export type MissingPartnerView = z.output<typeof missingPartner>

const inOrganization = { number: organizationNumber }
const optionalDay = z.union([z.literal('').transform(() => null), dayField]).nullable()

/** What the vendor decides of a partner. Blank means none. */
const membership = {
  kind: z.enum(partnerKinds, 'not-one-of'),
  status: z.enum(partnerStatuses, 'not-one-of'),
  level: z
    .string()
    .max(31, 'too-long')
    .transform((code) => (code === '' ? null : code))
    .nullable(),
  startsOn: optionalDay,
  endsOn: optionalDay,
  distributorNumber: z.union([z.literal('').transform(() => null), organizationNumber]).nullable(),
}

/** The vendor's side of the partner programme (PAR-1, PAR-6). */
export const managingPartners = {
  registerPartner: endpoint({
    method: 'POST',
    path: '/organizations/{number}/partner',
    summary:
      'Staff: an organization becomes a partner, with its headquarters and first organization administrator (PAR-1)',
    permission: 'partner.manage',
    input: z.strictObject({
      ...inOrganization,
      kind: membership.kind.default('reseller'),
      status: membership.status.default('active'),
      level: membership.level.default(null),
      startsOn: membership.startsOn.default(null),
      endsOn: membership.endsOn.default(null),
      distributorNumber: membership.distributorNumber.default(null),
      listed: flag.default(false),
      /** Of the headquarters; the city's name where they have none of their own. */
      locationName: optionalLine(100),
      country,
      state: optionalLine(60),
      city: line(100),
      phone: optionalLine(40),
      webAddress: optionalWebAddress,
      administratorId: id,
    }),
    output: partner,
    refusals: ['already-a-partner'],
    repeat: 'once',
  }),
  changeMembership: endpoint({
    method: 'POST',
    path: '/organizations/{number}/partner/change-membership',
    summary: 'Staff: standing, level, term, kind and distributor of a partner, with the reason (PAR-1)',
    permission: 'partner.manage',
    input: z.strictObject({ ...inOrganization, ...membership, reason: paragraph(500) }),
    output: partner,
    refusals: ['not-a-partner', 'distributor-in-use'],
    precondition: 'version',
  }),
  listPartners: endpoint({
    method: 'GET',
    path: '/partners',
    summary: 'Staff: partners by words of a name, standing, level, kind and country (PAR-1)',
    permission: 'partner.find',
    input: z.strictObject({
      q: searchField,
      status: listOf(z.enum(partnerStatuses, 'not-one-of'), partnerStatuses.length).default([]),
      kind: z.union([z.literal(''), z.enum(partnerKinds)], 'not-one-of').default(''),
      level: z.string().max(31, 'too-long').default(''),
      /** Of any of its locations. */
      country: z.union([z.literal(''), country]).default(''),
      ...pageInput,
    }),
    output: pageOf(partnerSummary),
    refusals: [],
  }),
  listPartnerLevels: endpoint({
    method: 'GET',
    path: '/partner-levels',
    summary: 'Staff: the levels of the programme, from the lowest (PAR-2)',
    permission: 'partner.find',
    input: z.strictObject({}),
    output: z.strictObject({ items: z.array(partnerLevel) }),
    refusals: [],
  }),
  listMissingPartners: endpoint({
    method: 'GET',
    path: '/missing-partners',
    summary: 'Staff: partners that customers looked for in vain, the oldest first (PAR-6)',
    permission: 'partner.find',
    input: z.strictObject({ ...pageInput }),
    output: pageOf(missingPartner),
    refusals: [],
  }),
  readMissingPartner: endpoint({
    method: 'GET',
    path: '/organizations/{number}/missing-partners/{missingPartnerId}',
    summary: 'Staff: one customer’s report of a missing partner, settled or not (PAR-6)',
    permission: 'partner.find',
    input: z.strictObject({ ...inOrganization, missingPartnerId: id }),
    output: missingPartner,
    refusals: [],
  }),
  settleMissingPartner: endpoint({
    method: 'POST',
    path: '/organizations/{number}/missing-partners/{missingPartnerId}/settle',
    summary:
      'Staff: closes a customer’s report of a missing partner; the answer, if any, is mailed to whoever reported it (PAR-6)',
    permission: 'partner.manage',
    input: z.strictObject({ ...inOrganization, missingPartnerId: id, answer: optionalParagraph(1_000) }),
    output: missingPartner,
    refusals: ['missing-partner-settled'],
    repeat: 'once',
  }),
}
