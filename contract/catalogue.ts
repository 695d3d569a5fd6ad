import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  csvInput,
  dayField,
  fileOut,
  flag,
  instantField,
  line,
  listOf,
  optionalLine,
  pageInput,
  pageOf,
  searchField,
  whole,
  whyNot,
} from './fields.ts'
import { grades, hostIdTypes, licenceModels } from './licences.ts'

/** Whether something is still sold. What was sold of it goes on. */
export const saleStatuses = ['sold', 'retired'] as const
/** What one row of an imported file can be about. */
export const importKinds = ['products', 'features', 'editions', 'versions', 'skus'] as const

/** Products, editions and SKUs are named in capitals; small letters are taken for them. */
const code = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => /^[A-Z0-9][A-Z0-9-]{0,39}$/.test(text), { error: 'not-a-catalogue-code' })

/** Features are named in small letters, as the product's code asks for them. */
const featureCode = z
  .string()
  .transform((text) => text.trim().toLowerCase())
  .refine((text) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(text), { error: 'not-a-catalogue-code' })

/** A product's own terms (LIC-1). `movesPerYear` null: as often as needed. `serialShape`: `A` letter, `9` digit, `X` either. */
export const productFacts = {
  name: line(120),
  status: z.enum(saleStatuses, 'not-one-of').default('sold'),
  partialAllocation: flag.default(true),
  movesPerYear: whole(0, 1000).nullable().default(null),
  graceHours: whole(0, 8760).default(0),
  overdraftPercent: whole(0, 100).default(0),
  seatLingerMinutes: whole(0, 10080).default(0),
  hostIdTypes: listOf(z.enum(hostIdTypes, 'not-one-of'), hostIdTypes.length).refine((types) => types.length > 0, {
    error: 'required',
  }),
  serialShape: optionalLine(60),
}

/** Something that an edition can carry. `choosable`: picked when allocating, rather than always on. */
export const feature = z.strictObject({ code: featureCode, name: line(120), choosable: flag.default(false) })
/** What is sold of a product, lowest rank first. */
export const edition = z.strictObject({
  code,
  name: line(120),
  rank: whole(0, 1000).default(0),
  featureCodes: listOf(featureCode, 200).default([]),
})
/** A release and its eligibility date. */
export const productVersion = z.strictObject({ number: line(40), releasedOn: dayField })
/** What an order names: an edition in a model, for a term or for ever, with or without a first maintenance period. */
export const sku = z.strictObject({
  code,
  editionCode: code,
  model: z.enum(licenceModels, 'not-one-of'),
  termMonths: whole(1, 120).nullable().default(null),
  maintenanceMonths: whole(0, 60).default(0),
  /** In which programme the first maintenance period is (REN-1); null: software maintenance. */
  programmeCode: code.nullable().default(null),
  grade: z.enum(grades, 'not-one-of').default('retail'),
  status: z.enum(saleStatuses, 'not-one-of').default('sold'),
})

const content = {
  ...productFacts,
  features: z.array(feature).max(200, 'too-many').default([]),
  editions: z.array(edition).max(50, 'too-many').default([]),
  versions: z.array(productVersion).max(500, 'too-many').default([]),
  skus: z.array(sku).max(500, 'too-many').default([]),
}

/** All that the catalogue says of a product: what is written, and what each revision keeps. */
export const productContent = z.strictObject({ code, ...content })
export type ProductContent = z.output<typeof productContent>

const productView = z.strictObject({
  content: productContent,
  revisions: z.array(
    z.strictObject({ version: z.number().int(), changedAt: instantField, changedBy: z.string().nullable() }),
  ),
  actions: z.strictObject({ edit: whyNot }),
  version: z.number().int(),
})
export type ProductView = z.output<typeof productView>

const productLine = z.strictObject({
  code: z.string(),
  name: z.string(),
  status: z.enum(saleStatuses),
  editionCount: z.number().int(),
  skuCount: z.number().int(),
  latestVersion: z.strictObject({ number: z.string(), releasedOn: dayField }).nullable(),
})

const filters = {
  q: searchField,
  status: listOf(z.enum(saleStatuses, 'not-one-of'), 2).default([]),
}

/** What became, or would become, of one row of an imported file. */
const importedRow = z.strictObject({
  /** Line in the file; the header is line 1. */
  line: z.number().int(),
  kind: z.enum(importKinds).nullable(),
  /** What the row is about, such as a code. */
  about: z.string(),
  change: z.enum(['create', 'update', 'none']),
  errors: z.array(z.strictObject({ column: z.string(), code: z.string(), message: z.string() })),
})
export type ImportedRow = z.output<typeof importedRow>

/** Products, editions, features, versions and SKUs (LIC-1). Nothing sold changes by what is changed here. */
export const catalogue = {
  listProducts: endpoint({
    method: 'GET',
    path: '/products',
    summary: 'Products by code, with how much stands below each (LIC-1)',
    permission: 'catalogue.read',
    input: z.strictObject({ ...filters, ...pageInput }),
    output: z.strictObject({
      ...pageOf(productLine).shape,
      actions: z.strictObject({ create: whyNot }),
    }),
    refusals: [],
  }),
  readProduct: endpoint({
    method: 'GET',
    path: '/products/{code}',
    summary: 'A product with editions, features, versions, SKUs, and who changed it when (LIC-1)',
    permission: 'catalogue.read',
    input: z.strictObject({ code }),
    output: productView,
    refusals: [],
  }),
  createProduct: endpoint({
    method: 'POST',
    path: '/products',
    summary: 'Adds a product to the catalogue (LIC-1)',
    permission: 'catalogue.edit',
    input: productContent,
    output: productView,
    refusals: ['product-exists'],
    repeat: 'once',
  }),
  saveProduct: endpoint({
    method: 'POST',
    path: '/products/{code}/save',
    summary: 'Writes a product anew as a whole; SKUs that are left out stay as they are (LIC-1)',
    permission: 'catalogue.edit',
    input: productContent,
    output: productView,
    refusals: [],
    precondition: 'version',
  }),
  listSkus: endpoint({
    method: 'GET',
    path: '/skus',
    summary: 'SKUs by code or product, to fulfil orders with (LIC-1, LIC-2)',
    permission: 'catalogue.read',
    input: z.strictObject({ ...filters, ...pageInput }),
    output: pageOf(
      z.strictObject({
        code: z.string(),
        product: z.strictObject({ code: z.string(), name: z.string() }),
        edition: z.strictObject({ code: z.string(), name: z.string() }),
        model: z.enum(licenceModels),
        termMonths: z.number().int().nullable(),
        maintenanceMonths: z.number().int(),
        grade: z.enum(grades),
        status: z.enum(saleStatuses),
      }),
    ),
    refusals: [],
  }),
  exportCatalogue: endpoint({
    method: 'GET',
    path: '/catalogue.csv',
    summary: 'The whole catalogue as one CSV file that can be imported again (LIC-1)',
    permission: 'catalogue.read',
    input: z.strictObject(csvInput),
    output: fileOut,
    produces: 'text/csv',
    refusals: [],
  }),
  importCatalogue: endpoint({
    method: 'POST',
    path: '/catalogue/import',
    summary: 'Takes products over from CSV: first tells what each row would do, then does all of it or nothing (LIC-1)',
    permission: 'catalogue.edit',
    input: z.strictObject({
      /** What the rows are about; `mixed` files say it in a column `kind`. */
      kind: z.enum([...importKinds, 'mixed'], 'not-one-of'),
      csv: z.string().min(1, 'required').max(400_000, 'too-long'),
      dryRun: flag.default(true),
    }),
    output: z.strictObject({
      applied: z.boolean(),
      counts: z.strictObject({
        create: z.number().int(),
        update: z.number().int(),
        none: z.number().int(),
        faulty: z.number().int(),
      }),
      rows: z.array(importedRow),
    }),
    refusals: ['import-has-errors'],
    repeat: 'once',
  }),
}
