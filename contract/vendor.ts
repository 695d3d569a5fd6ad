import { z } from 'zod'
import { accountOf, isAccount } from '../values/iban.ts'
import { endpoint } from './endpoint.ts'
import { bytesOut, dayField, email, instantField, line, optionalLine, organizationNumber, paragraph } from './fields.ts'

/** A bank account: an IBAN, whose check digits are looked at, or what another country has in its place. */
const account = line(60).refine(isAccount, { error: 'not-an-iban' }).transform(accountOf)

/** A bank's BIC (ISO 9362); blank where there is none. */
const bic = optionalLine(20)
  .transform((text) => text?.replaceAll(' ', '').toUpperCase() ?? null)
  .refine((text) => text === null || /^[A-Z]{6}[A-Z0-9]{2}([A-Z0-9]{3})?$/.test(text), { error: 'not-a-bic' })

/** What a purchasing department asks of a supplier (REN-15). */
const facts = {
  legalName: z.string(),
  address: z.string(),
  registration: z.string(),
  vatId: z.string().nullable(),
  bankName: z.string(),
  account: z.string(),
  bic: z.string().nullable(),
  invoiceContact: z.string(),
  invoiceEmail: z.string(),
  invoicePhone: z.string().nullable(),
}

const vendorFacts = z.strictObject(facts)
export type VendorFacts = z.output<typeof vendorFacts>

const recorded = z.strictObject({
  /** Null as long as nothing is recorded. */
  vendor: vendorFacts.nullable(),
  changedAt: instantField.nullable(),
  /** 0 as long as nothing is recorded. */
  version: z.number().int(),
})

const inOrganization = { number: organizationNumber }

/** Who the vendor is: kept up by its staff, handed to customers (REN-15). */
export const vendor = {
  readVendorDetails: endpoint({
    method: 'GET',
    path: '/vendor-details',
    summary: 'Staff: the vendor’s company, tax and bank details, for editing (REN-15)',
    permission: 'vendor.edit',
    input: z.strictObject({}),
    output: recorded,
    refusals: [],
  }),
  saveVendorDetails: endpoint({
    method: 'POST',
    path: '/vendor-details/save',
    summary: 'Staff: records the vendor’s company, tax and bank details, which customers are shown (REN-15)',
    permission: 'vendor.edit',
    input: z.strictObject({
      legalName: line(200),
      address: paragraph(500),
      registration: line(120),
      vatId: optionalLine(40),
      bankName: line(120),
      account,
      bic,
      invoiceContact: line(120),
      invoiceEmail: email,
      invoicePhone: optionalLine(40),
    }),
    output: recorded,
    refusals: [],
    precondition: 'version',
  }),
  readSupplierPack: endpoint({
    method: 'GET',
    path: '/organizations/{number}/supplier-pack',
    summary: 'The vendor’s company, tax and bank details, for a purchasing department (REN-15)',
    permission: 'company.read',
    input: z.strictObject(inOrganization),
    output: z.strictObject({ vendor: vendorFacts.nullable(), asOf: dayField, changedAt: instantField.nullable() }),
    refusals: [],
  }),
  downloadSupplierPack: endpoint({
    method: 'GET',
    path: '/organizations/{number}/supplier-pack.pdf',
    summary: 'The vendor’s company, tax and bank details as PDF (REN-15)',
    permission: 'company.read',
    input: z.strictObject(inOrganization),
    output: bytesOut,
    produces: 'application/pdf',
    refusals: ['vendor-not-recorded'],
  }),
} as const
