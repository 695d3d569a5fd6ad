import { z } from 'zod'
import { isLanguageCode } from '../values/languages.ts'
import { partnerRoles, partnerStatuses } from './actor.ts'
import { contactStatuses, signInStates } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import {
  country,
  dayField,
  flag,
  id,
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

/** How a partner's places stand to each other (PAR-1). */
export const locationKinds = ['headquarters', 'country', 'branch'] as const
/** A distributor is whom partners buy through; customers do not find it. */
export const partnerKinds = ['reseller', 'distributor'] as const
/** Whether customers find a partner, or what keeps them from it. */
export const listingStates = ['found', 'not-active', 'distributor', 'not-listed', 'no-place'] as const

/** A level of the programme (PAR-2); the higher the rank, the more it grants. */
export const partnerLevel = z.strictObject({ code: z.string(), name: z.string(), rank: z.number().int() })

/** A partner as another names it. */
export const partnerName = z.strictObject({ number: organizationNumber, name: z.string() })

/** A web address that may be left out; blank means none. */
export const optionalWebAddress = z
  .union([
    z.literal('').transform(() => null),
    z
      .string()
      .trim()
      .max(300, 'too-long')
      .pipe(z.url({ protocol: /^https?$/, error: 'not-a-url' })),
  ])
  .nullable()
  .default(null)

/** A place of a partner, with what may be done with it. */
export const partnerLocation = z.strictObject({
  id,
  /** The headquarters have none. */
  parentId: id.nullable(),
  kind: z.enum(locationKinds),
  name: z.string(),
  country: z.string(),
  state: z.string().nullable(),
  city: z.string(),
  phone: z.string().nullable(),
  webAddress: z.string().nullable(),
  listed: z.boolean(),
  /** How many people with a role belong to it. */
  people: z.number().int(),
  actions: z.strictObject({ edit: whyNot, place: whyNot, remove: whyNot }),
  version: z.number().int(),
})
export type PartnerLocation = z.output<typeof partnerLocation>

/** A partner's own account (PAR-1). */
export const partner = z.strictObject({
  number: organizationNumber,
  name: z.string(),
  kind: z.enum(partnerKinds),
  status: z.enum(partnerStatuses),
  level: partnerLevel.nullable(),
  startsOn: dayField.nullable(),
  endsOn: dayField.nullable(),
  distributor: partnerName.nullable(),
  /** Whether the partner wants to be found; `listing` says whether it is. */
  listed: z.boolean(),
  listing: z.enum(listingStates),
  products: z.array(z.strictObject({ code: z.string(), name: z.string() })),
  languages: z.array(z.string()),
  /** Headquarters first, then each country's office followed by its branches. */
  locations: z.array(partnerLocation),
  /** The partner's own people who may change the account. */
  leaders: z.array(z.strictObject({ contactId: id, name: z.string(), email: z.string() })),
  /** Whom to ask at the vendor's. */
  managers: z.array(z.strictObject({ name: z.string(), email: z.string(), phone: z.string().nullable() })),
  actions: z.strictObject({ edit: whyNot, addLocation: whyNot, giveRoles: whyNot, manage: whyNot }),
  version: z.number().int(),
})
export type PartnerView = z.output<typeof partner>

const roles = listOf(z.enum(partnerRoles, 'not-one-of'), partnerRoles.length).transform((given) =>
  partnerRoles.filter((role) => given.includes(role)),
)

/** A contact of a partner, with what they do there (PAR-3). */
export const partnerPerson = z.strictObject({
  contactId: id,
  firstName: z.string(),
  lastName: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
  restricted: z.boolean(),
  status: z.enum(contactStatuses),
  signIn: z.enum(signInStates),
  roles: z.array(z.enum(partnerRoles)),
  location: z.strictObject({ id, name: z.string() }).nullable(),
  /** Whether customers may choose them as the one to be told (PAR-6). */
  listed: z.boolean(),
  isYou: z.boolean(),
  actions: z.strictObject({ edit: whyNot, giveRoles: whyNot, giveLeadingRoles: whyNot }),
  version: z.number().int(),
})
export type PartnerPersonView = z.output<typeof partnerPerson>

const inOrganization = { number: organizationNumber }

/** What is said of a place. Where it stands among the others is said apart. */
export const placeInput = {
  name: line(100),
  country,
  state: optionalLine(60),
  city: line(100),
  phone: optionalLine(40),
  webAddress: optionalWebAddress,
  listed: flag.default(false),
}

const language = z.string().refine(isLanguageCode, { error: 'not-one-of' })

/** A partner's own account: profile, places, people and their roles (PAR-1, PAR-3). */
export const partners = {
  readPartner: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partner',
    summary: 'The partner’s profile: standing, level, term, locations, and how customers find it (PAR-1)',
    permission: 'partner.read',
    input: z.strictObject(inOrganization),
    output: partner,
    refusals: ['not-a-partner'],
  }),
  readPartnerChoices: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partner/choices',
    summary: 'What a partner’s profile can name: products, languages, distributors (PAR-1)',
    permission: 'partner.read',
    input: z.strictObject(inOrganization),
    output: z.strictObject({
      products: z.array(z.strictObject({ code: z.string(), name: z.string() })),
      languages: z.array(z.string()),
      distributors: z.array(partnerName),
    }),
    refusals: ['not-a-partner'],
  }),
  updatePartner: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/partner',
    summary: 'Changes what the partner keeps up itself: whether it is listed, products, languages, distributor (PAR-1)',
    permission: 'partner.edit',
    input: z.strictObject({
      ...inOrganization,
      listed: flag.optional(),
      products: listOf(z.string().max(40, 'too-long'), 200).optional(),
      languages: listOf(language, 50).optional(),
      /** Blank for none. */
      distributorNumber: z.union([z.literal(''), organizationNumber]).optional(),
    }),
    output: partner,
    refusals: ['not-a-partner'],
    precondition: 'version',
  }),
  addPartnerLocation: endpoint({
    method: 'POST',
    path: '/organizations/{number}/partner/locations',
    summary: 'Adds a country’s office or a branch (PAR-1)',
    permission: 'partner.edit',
    input: z.strictObject({
      ...inOrganization,
      kind: z.enum(['country', 'branch'], 'not-one-of'),
      /** Of a branch: a country's office, or the headquarters where nothing is said. */
      parentId: z.union([z.literal(''), id]).default(''),
      ...placeInput,
    }),
    output: partnerLocation,
    refusals: ['not-a-partner', 'locations-full'],
    repeat: 'once',
  }),
  updatePartnerLocation: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/partner/locations/{locationId}',
    summary: 'Changes a location as a whole; where it stands among the others stays unless said (PAR-1)',
    permission: 'partner.edit-location',
    input: z.strictObject({
      ...inOrganization,
      locationId: id,
      kind: z.enum(locationKinds, 'not-one-of').optional(),
      parentId: z.union([z.literal(''), id]).optional(),
      ...placeInput,
    }),
    output: partnerLocation,
    refusals: ['not-a-partner', 'beyond-location', 'location-in-use'],
    precondition: 'version',
  }),
  removePartnerLocation: endpoint({
    method: 'DELETE',
    path: '/organizations/{number}/partner/locations/{locationId}',
    summary: 'Takes a location away that no people, branches or customers use any more (PAR-1)',
    permission: 'partner.edit',
    input: z.strictObject({ ...inOrganization, locationId: id }),
    output: z.strictObject({}),
    refusals: ['not-a-partner', 'location-in-use', 'headquarters-stay'],
  }),
  listPartnerPeople: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partner/people',
    summary: 'The partner’s contacts with their roles and locations, as far as the reader may see them (PAR-3)',
    permission: 'partner.read',
    input: z.strictObject({
      ...inOrganization,
      q: searchField,
      role: listOf(z.enum(partnerRoles, 'not-one-of'), partnerRoles.length).default([]),
      location: z.union([z.literal(''), id]).default(''),
      /** Whether they have any role. */
      hasRole: z.enum(['yes', 'no', ''], 'not-one-of').default(''),
      ...pageInput,
    }),
    output: z.strictObject({ ...pageOf(partnerPerson).shape, total }),
    refusals: ['not-a-partner'],
  }),
  readPartnerPerson: endpoint({
    method: 'GET',
    path: '/organizations/{number}/partner/people/{contactId}',
    summary: 'One contact of the partner, with their roles and the customers that were told of them (PAR-3)',
    permission: 'partner.read',
    input: z.strictObject({ ...inOrganization, contactId: id }),
    output: z.strictObject({
      ...partnerPerson.shape,
      /** Open grants that name them; null for those who may not give roles. */
      customers: z.number().int().nullable(),
    }),
    refusals: ['not-a-partner'],
  }),
  savePartnerRoles: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/partner/people/{contactId}',
    summary: 'Says what somebody does at the partner, where, and whether customers may choose them (PAR-3)',
    permission: 'partner.edit-location',
    input: z.strictObject({
      ...inOrganization,
      contactId: id,
      roles,
      /** Blank for none. */
      locationId: z.union([z.literal(''), id]).default(''),
      listed: flag.default(false),
      /** Who takes over the customers that were told of somebody whose roles are taken away. */
      successorId: z.union([z.literal(''), id]).default(''),
    }),
    output: partnerPerson,
    refusals: [
      'not-a-partner',
      'own-roles',
      'beyond-location',
      'last-leader',
      'successor-needed',
      'contact-not-active',
      'partner-role-missing',
    ],
    precondition: 'version',
  }),
}
