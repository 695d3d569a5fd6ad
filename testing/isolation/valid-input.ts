import { z } from 'zod'
import { endpointOf, type OperationName } from '../../contract/all.ts'

/** JSON Schema as far as inputs use it. */
type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  minimum?: number
  maxLength?: number
  default?: unknown
}

/** Values that a field of this name takes, whatever the operation. Fields not named here get one by their schema. */
const byName: Record<string, unknown> = {
  hostIdType: 'hostname',
  hostId: 'srv-new-01',
  quantity: 1,
  oldFileRemoved: true,
  features: [],
  reason: 'Asked for by the customer.',
  legalName: 'New Company Ltd',
  country: 'ES',
  region: 'EMEA',
  kind: 'mailing',
  lines: ['Calle Mayor 1'],
  city: 'Soria',
  firstName: 'Eva',
  lastName: 'Ruiz',
  email: 'eva.ruiz@example.com',
  types: ['ship-to'],
  orderNumber: 'SO-NEW-1',
  orderLine: 1,
  sku: 'WS-STD',
  loginId: 'nobody.at.all',
  password: 'surely not a password of anybody',
  currentPassword: 'surely not a password of anybody',
  newPassword: 'an unusual choice of words',
  code: '123456',
  token: 'a-token-that-nobody-was-given',
  ticket: 'a-ticket-that-nobody-was-given',
  jobId: 'cccccccc-0000-4000-8000-000000000000',
  article: 100,
  useful: 'yes',
  csv: 'kind,code,name\n',
  name: 'New product',
  query: 'status=active&sort=quantity',
  links: [{ labelEn: 'Shop', labelEs: 'Tienda', url: 'https://www.vendor.example/shop' }],
  textEn: 'Work is planned.',
  textEs: 'Hay trabajos previstos.',
  startsAt: '2026-11-20T22:00:00.000Z',
  noticeId: 'eeeeeeee-0000-4000-8000-000000000000',
  letterId: '00000000-0000-4000-8000-000000000000',
  hostIdTypes: ['hostname'],
  locationId: 'dddddddd-0000-4000-8000-000000000000',
  administratorId: 'dddddddd-0000-4000-8000-000000000002',
  roles: ['sales'],
  customerNumber: '10000002',
  quoteId: 'dddddddd-0000-4000-8000-000000000003',
  partnerNumber: '10000004',
  programmeCode: 'SWM',
  scheduleCode: 'LIST',
  versionNumber: '1',
  validFrom: '2027-06-01',
  currency: 'EUR',
  rules: { method: 'actual-actual', bands: [] },
}

/** Where one operation means something else by a name. */
const byOperation: Record<string, Record<string, unknown>> = {
  importCatalogue: { kind: 'mixed' },
  // Without a partner nobody is to get it, and nobody does.
  changeDealCredit: { partnerNumber: '10000004' },
  readProduct: { code: 'WORKSPACE' },
  // An edition that something is sold of has to stay.
  saveProduct: { code: 'WORKSPACE', editions: [{ code: 'STD', name: 'Standard' }] },
  createProduct: { code: 'NEW-PRODUCT' },
  requestExport: { kind: 'contacts' },
  saveServiceNotice: { kind: 'planned' },
  saveVendorDetails: {
    address: 'Street 1',
    registration: 'CH-1',
    account: 'CH9300762011623852957',
    invoiceEmail: 'desk@vendor.example',
  },
  addPartnerLocation: { kind: 'branch' },
  createProgramme: { kind: 'other' },
  saveProgramme: { kind: 'other' },
  priceRenewal: { all: true, termMonths: 12 },
  saveQuote: { all: true, termMonths: 12 },
  priceCustomerRenewal: { all: true, termMonths: 12 },
  saveCustomerQuote: { all: true, termMonths: 12 },
  quoteCustomers: { customerNumber: ['10000001'], termMonths: 12 },
  priceManualQuote: { all: true, termMonths: 12 },
  prepareQuote: { all: true, termMonths: 12, discountReason: 'Why', waiverReason: 'Why' },
  changeMembership: { kind: 'reseller', status: 'active', level: '', startsOn: '', endsOn: '', distributorNumber: '' },
}

const schemas = new Map<OperationName, Schema>()

/** The JSON Schema of what an operation takes. */
function inputSchema(operation: OperationName): Schema {
  // Zod's own type allows for every dialect; inputs use only what `Schema` names.
  const made = () => z.toJSONSchema(endpointOf(operation).input, { io: 'input', unrepresentable: 'any' }) as Schema
  const schema = schemas.get(operation) ?? made()
  schemas.set(operation, schema)
  return schema
}

/**
 * The least that an operation takes: its required fields, with values that pass; `ids` are those of the path. Throws,
 * saying where to add a value, for a new field whose value cannot be guessed.
 */
export function validInput(operation: OperationName, ids: Record<string, string>): Record<string, unknown> {
  const schema = inputSchema(operation)
  const named = byOperation[operation] ?? {}
  const input = {
    ...Object.fromEntries(
      (schema.required ?? []).map((name) => [
        name,
        ids[name] ?? byName[name] ?? guess(schema.properties?.[name] ?? {}),
      ]),
    ),
    ...named,
  }
  const parsed = endpointOf(operation).input.safeParse(input)
  if (parsed.success) return input
  throw new Error(
    `No valid input for ${operation} could be guessed: give its fields values in testing/isolation/valid-input.ts.\n${parsed.error.message}`,
  )
}

function guess(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf?.[0]) return guess(schema.anyOf[0])
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1
  if (schema.type === 'boolean') return true
  if (schema.type === 'array') return []
  return 'text'
}
