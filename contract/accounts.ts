import { z } from 'zod'
import { contactStatuses } from './contacts.ts'
import { endpoint } from './endpoint.ts'
import {
  changedLine,
  country,
  dayField,
  id,
  language,
  line,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  pageOf,
  paragraph,
  searchField,
  whyNot,
} from './fields.ts'
import { licenceLine, overview } from './overview.ts'
import { orderStatuses } from './renewal-orders.ts'
import { quoteStatuses } from './renewals.ts'

/** Whose business hours and price lists apply. */
export const regions = ['Americas', 'EMEA', 'APAC', 'Japan'] as const
/** What an address is for. */
export const addressKinds = ['mailing', 'billing', 'shipping'] as const

const webAddress = z
  .string()
  .trim()
  .max(300, 'too-long')
  .pipe(z.url({ protocol: /^https?$/, error: 'not-a-url' }))

const addressInput = {
  kind: z.enum(addressKinds, 'not-one-of'),
  lines: listOf(line(100), 4).refine((lines) => lines.length > 0, { error: 'required' }),
  city: line(100),
  postalCode: optionalLine(20),
  state: optionalLine(60),
  country,
}

const vendorPerson = z
  .strictObject({ id, name: z.string(), email: z.string(), phone: z.string().nullable() })
  .nullable()

/** Everything that is known of an organization (ACC-1). Contracts are shown to those who may see licences. */
export const organization = z.strictObject({
  number: organizationNumber,
  legalName: z.string(),
  otherNames: z.array(z.string()),
  country: z.string(),
  state: z.string().nullable(),
  region: z.enum(regions),
  language,
  status: z.enum(['active', 'closed']),
  phone: z.string().nullable(),
  fax: z.string().nullable(),
  webAddresses: z.array(z.string()),
  emailDomains: z.array(z.string()),
  addresses: z.array(
    z.strictObject({
      id,
      kind: z.enum(addressKinds),
      lines: z.array(z.string()),
      city: z.string(),
      postalCode: z.string().nullable(),
      state: z.string().nullable(),
      country: z.string(),
    }),
  ),
  contracts: z.array(
    z.strictObject({ number: z.string(), programme: z.string(), startsOn: dayField, endsOn: dayField.nullable() }),
  ),
  salesRepresentative: vendorPerson,
  /** Its own, or its territory's; null: the renewals desk (REN-7). */
  renewalsSpecialist: vendorPerson,
  /** For the vendor's people: who is named for the company itself, at the desk or away from it. */
  ownSpecialist: vendorPerson,
  actions: z.strictObject({ edit: whyNot, editFacts: whyNot }),
  version: z.number().int(),
})
export type OrganizationView = z.output<typeof organization>

const organizationFound = z.strictObject({
  number: organizationNumber,
  legalName: z.string(),
  country: z.string(),
  region: z.enum(regions),
  status: z.enum(['active', 'closed']),
  /** What of it met the search, where that is not its own name or number. */
  matched: z.strictObject({ kind: z.enum(['contact', 'licence']), id, label: z.string() }).nullable(),
})

const inOrganization = { number: organizationNumber }

/** Organizations, as their own people and the vendor's staff see them (ACC-1, ACC-17). */
export const accounts = {
  readOrganization: endpoint({
    method: 'GET',
    path: '/organizations/{number}',
    summary: 'The organization: names, addresses, contracts, and who looks after it (ACC-1)',
    permission: 'company.read',
    input: z.strictObject(inOrganization),
    output: organization,
    refusals: [],
  }),
  updateOrganization: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}',
    summary: 'Changes what the company keeps up itself: phone, fax, web addresses (ACC-1)',
    permission: 'company.edit',
    input: z.strictObject({
      ...inOrganization,
      phone: changedLine(40),
      fax: changedLine(40),
      webAddresses: listOf(webAddress, 10).optional(),
    }),
    output: organization,
    refusals: [],
    precondition: 'version',
  }),
  addAddress: endpoint({
    method: 'POST',
    path: '/organizations/{number}/addresses',
    summary: 'Adds a mailing, billing or shipping address (ACC-1)',
    permission: 'company.edit',
    input: z.strictObject({ ...inOrganization, ...addressInput }),
    output: organization,
    refusals: [],
    repeat: 'once',
  }),
  updateAddress: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/addresses/{addressId}',
    summary: 'Changes an address as a whole (ACC-1); the version is the organization’s',
    permission: 'company.edit',
    input: z.strictObject({ ...inOrganization, addressId: id, ...addressInput }),
    output: organization,
    refusals: [],
    precondition: 'version',
  }),
  removeAddress: endpoint({
    method: 'DELETE',
    path: '/organizations/{number}/addresses/{addressId}',
    summary: 'Takes an address away (ACC-1)',
    permission: 'company.edit',
    input: z.strictObject({ ...inOrganization, addressId: id }),
    output: organization,
    refusals: [],
  }),
  updateOrganizationFacts: endpoint({
    method: 'PATCH',
    path: '/organizations/{number}/facts',
    summary: 'Staff: changes names, country, region or representatives, on request and with the reason (ACC-1)',
    permission: 'organization.edit',
    input: z.strictObject({
      ...inOrganization,
      legalName: line(200).optional(),
      otherNames: listOf(line(200), 20).optional(),
      country: country.optional(),
      state: changedLine(60),
      region: z.enum(regions, 'not-one-of').optional(),
      language: language.optional(),
      salesRepresentativeId: id.nullable().optional(),
      renewalsSpecialistId: id.nullable().optional(),
      reason: paragraph(500),
    }),
    output: organization,
    refusals: [],
    precondition: 'version',
  }),
  readOverview: endpoint({
    method: 'GET',
    path: '/organizations/{number}/overview',
    summary:
      'What needs attention now: requests for access, licences to allocate, maintenance, terms and advisors’ access that end soon (ACC-17)',
    permission: 'overview.read',
    input: z.strictObject(inOrganization),
    output: overview,
    refusals: [],
  }),
  search: endpoint({
    method: 'GET',
    path: '/organizations/{number}/search',
    summary: 'Licences, people, quotes and orders that somebody may mean, at most 8 of a kind (ACC-17)',
    permission: 'overview.read',
    input: z.strictObject({ ...inOrganization, q: searchField }),
    output: z.strictObject({
      licences: z.array(z.strictObject({ ...licenceLine, matched: z.enum(['code', 'order', 'host', 'product']) })),
      contacts: z.array(z.strictObject({ id, name: z.string(), email: z.string(), status: z.enum(contactStatuses) })),
      quotes: z.array(
        z.strictObject({ id, number: z.string(), status: z.enum(quoteStatuses), label: z.string().nullable() }),
      ),
      orders: z.array(
        z.strictObject({ id, number: z.string(), status: z.enum(orderStatuses), purchaseOrderNumber: z.string() }),
      ),
    }),
    refusals: [],
  }),
  findOrganizations: endpoint({
    method: 'GET',
    path: '/organizations',
    summary: 'Staff: organizations by number, words of a name, a contact’s e-mail or a licence code',
    permission: 'organization.find',
    input: z.strictObject({ q: searchField, ...pageInput }),
    output: pageOf(organizationFound),
    refusals: [],
  }),
  createOrganization: endpoint({
    method: 'POST',
    path: '/organizations',
    summary: 'Staff: opens an account for a company; its number is chosen by us (ACC-1)',
    permission: 'organization.edit',
    input: z.strictObject({
      legalName: line(200),
      otherNames: listOf(line(200), 20).default([]),
      country,
      state: optionalLine(60),
      region: z.enum(regions, 'not-one-of'),
      language: language.default('en'),
      phone: optionalLine(40),
      salesRepresentativeId: id.nullable().default(null),
      renewalsSpecialistId: id.nullable().default(null),
    }),
    output: organization,
    refusals: [],
    repeat: 'once',
  }),
  listStaffMembers: endpoint({
    method: 'GET',
    path: '/staff-members',
    summary: 'Staff: the vendor’s people, to choose representatives from',
    permission: 'organization.find',
    input: z.strictObject({}),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          id,
          name: z.string(),
          email: z.string(),
          phone: z.string().nullable(),
          /** Whether they can be a renewals specialist (REN-7). */
          atDesk: z.boolean(),
        }),
      ),
    }),
    refusals: [],
  }),
}
