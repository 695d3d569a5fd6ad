import { z } from 'zod'
import { coverages, grantScopes } from './advisors.ts'
import { endpoint } from './endpoint.ts'
import {
  blankable,
  country,
  dayField,
  id,
  instantField,
  licenceCodeOut,
  organizationNumber,
  pageInput,
  pageOf,
  searchField,
  total,
  whole,
} from './fields.ts'
import { grades, licenceModels, licenceStatuses, maintenanceStates } from './licences.ts'

/** What a partner's customers can be sorted by. */
export const customerSorts = ['name', 'maintenance'] as const

const maintenance = {
  /**
   * Of the licences asked about, the maintenance end that comes next; where none is ahead, the last one that has passed. Null
   * without any.
   */
  maintenanceEndsOn: dayField.nullable(),
  maintenanceState: z.enum(maintenanceStates),
}

/** Until when a customer lets the partner in, and what it may do. */
const grantFacts = {
  coverage: z.enum(coverages),
  scopes: z.array(z.enum(grantScopes)),
  endsOn: dayField,
  /** In whose days `endsOn` is whole. */
  timeZone: z.string(),
  endsAt: instantField,
}

/** A customer as a partner's search shows it (PAR-12). */
export const customerSummary = z.strictObject({
  number: organizationNumber,
  name: z.string(),
  country: z.string(),
  state: z.string().nullable(),
  ...grantFacts,
  ...maintenance,
  /** How many licences it shares now. */
  shared: z.number().int(),
  /** Nobody of the partner has taken note of it yet. */
  isNew: z.boolean(),
})
export type CustomerSummary = z.output<typeof customerSummary>

const product = z.strictObject({ code: z.string(), name: z.string() })
const reachable = z.strictObject({
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  jobTitle: z.string().nullable(),
})

/** A licence as its owner shares it: no hosts, no files, no order numbers. */
export const sharedLicence = z.strictObject({
  id,
  code: licenceCodeOut,
  customer: z.strictObject({ number: organizationNumber, name: z.string() }),
  product,
  edition: product,
  model: z.enum(licenceModels),
  grade: z.enum(grades),
  quantity: z.number().int(),
  allocatedQuantity: z.number().int(),
  startsOn: dayField,
  endsOn: dayField.nullable(),
  maintenanceEndsOn: dayField.nullable(),
  maintenanceState: z.enum(maintenanceStates),
  status: z.enum(licenceStatuses),
  contractNumber: z.string().nullable(),
})
export type SharedLicence = z.output<typeof sharedLicence>

/** A customer as its own page shows it to the partner: what was granted by whom, whom to ask, what is shared (PAR-12). */
export const customer = z.strictObject({
  ...customerSummary.shape,
  otherNames: z.array(z.string()),
  startsAt: instantField,
  /** Whether the grant goes on by itself when it ends. */
  extends: z.boolean(),
  grantedAt: instantField,
  /** Null once that person has left. */
  grantedBy: reachable.nullable(),
  /** The partner's place that the customer chose. */
  location: z.strictObject({ name: z.string(), city: z.string() }),
  /** The customer's points of contact for renewals. */
  contacts: z.array(reachable),
  products: z.array(product),
  /** Of the licences that it shares, those whose maintenance ends first. */
  licences: z.array(sharedLicence),
  noticedAt: instantField.nullable(),
})
export type CustomerView = z.output<typeof customer>

const inOrganization = { number: organizationNumber }
const ofCustomer = { ...inOrganization, customerNumber: organizationNumber }
const licenceFilter = {
  product: z.string().max(40, 'too-long').default(''),
  /** First and last day on which maintenance ends, both included. */
  from: blankable(dayField),
  to: blankable(dayField),
}
const page = { ...pageInput, limit: whole(1, 100).default(25) }

/** What a partner sees of the customers that let it in (PAR-12, PAR-3, PAR-9). Customers see who looked. */
export const customers = {
  searchCustomers: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers',
    summary:
      'Customers that share licences with the partner, by words of their name, number, contract number, product, place or end of maintenance (PAR-12)',
    permission: 'customer.find',
    input: z.strictObject({
      ...inOrganization,
      /** Words of its names, its number, or the number of a contract of a licence that it shares. */
      q: searchField,
      ...licenceFilter,
      country: blankable(country),
      state: z.string().max(60, 'too-long').default(''),
      sort: z.enum(customerSorts, 'not-one-of').default('name'),
      ...page,
    }),
    output: z.strictObject({
      ...pageOf(customerSummary).shape,
      /** What the filters can offer; states of the country asked about. */
      products: z.array(product),
      countries: z.array(z.string()),
      states: z.array(z.string()),
    }),
    refusals: [],
    eyes: 'partner',
  }),
  readCustomer: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers/{customerNumber}',
    summary: 'One customer: what it lets the partner do until when, whom to ask, what it shares (PAR-12, PAR-9)',
    permission: 'customer.read',
    input: z.strictObject(ofCustomer),
    output: customer,
    refusals: [],
    eyes: 'partner',
  }),
  noticeCustomer: endpoint({
    method: 'POST',
    path: '/organizations/{number}/customers/{customerNumber}/notice',
    summary: 'Takes note of a new customer, so that the task is done for everybody at the partner (PAR-6)',
    permission: 'customer.read',
    input: z.strictObject(ofCustomer),
    output: z.strictObject({ noticedAt: instantField }),
    refusals: [],
    eyes: 'partner',
  }),
  listCustomerTasks: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customer-tasks',
    summary: 'New customers that nobody has taken note of, and customers whose permission ends within 30 days (ACC-17)',
    permission: 'customer.find',
    input: z.strictObject(inOrganization),
    output: z.strictObject({
      fresh: z.strictObject({
        total,
        items: z.array(
          z.strictObject({
            number: organizationNumber,
            name: z.string(),
            grantedAt: instantField,
            coverage: z.enum(coverages),
            scopes: z.array(z.enum(grantScopes)),
          }),
        ),
      }),
      ending: z.strictObject({
        total,
        items: z.array(
          z.strictObject({
            number: organizationNumber,
            name: z.string(),
            endsOn: dayField,
            timeZone: z.string(),
            endsAt: instantField,
            extends: z.boolean(),
          }),
        ),
      }),
    }),
    refusals: [],
    eyes: 'partner',
  }),
  listSharedLicences: endpoint({
    method: 'GET',
    path: '/organizations/{number}/shared-licences',
    summary:
      'Licences that customers share with the partner, of all or of one, by the end of their maintenance (PAR-12)',
    permission: 'customer.read',
    input: z.strictObject({
      ...inOrganization,
      /** Of this customer alone. */
      customer: blankable(organizationNumber),
      /** A licence code in any spelling, the number of a contract, or words of a product’s name. */
      q: searchField,
      ...licenceFilter,
      ...page,
    }),
    output: z.strictObject({ ...pageOf(sharedLicence).shape, products: z.array(product) }),
    refusals: [],
    eyes: 'partner',
  }),
  readSharedLicence: endpoint({
    method: 'GET',
    path: '/organizations/{number}/customers/{customerNumber}/licences/{licenceId}',
    summary: 'One licence that a customer shares with the partner (PAR-12)',
    permission: 'customer.read',
    input: z.strictObject({ ...ofCustomer, licenceId: id }),
    output: sharedLicence,
    refusals: [],
    eyes: 'partner',
  }),
}
