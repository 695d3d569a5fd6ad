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
  pageInput,
  searchField,
  whole,
  whyNot,
} from './fields.ts'
import { priceFault } from './price-faults.ts'
import { catalogueCode, currencyField, priceDocument, ratesMost } from './price-rules.ts'
import { currencyOut, minorOut, prorationMethods } from './prices.ts'

/** The vendor's regions; each has price schedules of its own. */
export const priceRegions = ['Americas', 'EMEA', 'APAC', 'Japan'] as const
/** A draft can be changed, and prices nothing; what is published stays as it is, since quotes were made by it. */
export const priceVersionStatuses = ['draft', 'published'] as const

const ofSchedule = { scheduleCode: catalogueCode }
const ofVersion = { ...ofSchedule, versionNumber: whole(1, 100_000) }

const scheduleFacts = {
  code: z.string(),
  name: z.string(),
  region: z.enum(priceRegions),
  currency: currencyOut,
  /** Empty: those of the region that no other schedule names. */
  countries: z.array(z.string()),
}

/** One version in a list. */
const versionLine = z.strictObject({
  number: z.number().int(),
  status: z.enum(priceVersionStatuses),
  validFrom: dayField,
  /** The last day before the next published version; null: none is known of. */
  lastDay: dayField.nullable(),
  method: z.enum(prorationMethods),
  rateCount: z.number().int(),
  published: z.strictObject({ at: instantField, by: z.string() }).nullable(),
})

/** A price schedule with its versions, the newest first (REN-15). */
export const priceSchedule = z.strictObject({
  ...scheduleFacts,
  versions: z.array(versionLine),
  actions: z.strictObject({ startDraft: whyNot }),
})
export type PriceScheduleView = z.output<typeof priceSchedule>

/** A version: its rules, and what can be done with it now. Its rates are listed apart. */
export const priceVersion = z.strictObject({
  schedule: z.strictObject(scheduleFacts),
  ...versionLine.shape,
  ...priceDocument.out,
  actions: z.strictObject({ save: whyNot, importRates: whyNot, publish: whyNot, discard: whyNot }),
  version: z.number().int(),
})
export type PriceVersionView = z.output<typeof priceVersion>

/** Something by its code and its name. */
export const named = z.strictObject({ code: z.string(), name: z.string() })

/** What one unit costs for a year, and for whole terms where those have a price of their own (REN-13). */
export const rateLine = z.strictObject({
  programme: named,
  product: named,
  /** Null: every edition that has no price of its own. */
  edition: named.nullable(),
  yearlyMinor: minorOut,
  terms: z.array(z.strictObject({ months: z.number().int(), minor: minorOut })).readonly(),
})
export type RateLineView = z.output<typeof rateLine>

/** A page of rates, and how many match. */
export const rates = z.strictObject({ items: z.array(rateLine), next: z.string().nullable(), count: z.number().int() })

/** What became, or would become, of one row of an imported file of rates. */
const importedRate = z.strictObject({
  /** Line in the file; the header is line 1. Null: it is in no line, and goes. */
  line: z.number().int().nullable(),
  about: z.string(),
  change: z.enum(['create', 'update', 'remove', 'none']),
  /** Yearly price before and after, as decimals. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  errors: z.array(z.strictObject({ column: z.string(), code: z.string(), message: z.string() })),
})
export type ImportedRate = z.output<typeof importedRate>

/** What maintenance costs where from when on (REN-3, REN-13, REN-15). */
export const pricing = {
  listPriceSchedules: endpoint({
    method: 'GET',
    path: '/price-schedules',
    summary: 'Price schedules by code, with what holds now, what comes, and what is being written (REN-15)',
    permission: 'pricing.read',
    input: z.strictObject({ q: searchField, ...pageInput }),
    output: z.strictObject({
      items: z.array(
        z.strictObject({
          ...scheduleFacts,
          current: z.strictObject({ number: z.number().int(), validFrom: dayField }).nullable(),
          next: z.strictObject({ number: z.number().int(), validFrom: dayField }).nullable(),
          draft: z.number().int().nullable(),
        }),
      ),
      next: z.string().nullable(),
      actions: z.strictObject({ create: whyNot }),
    }),
    refusals: [],
  }),
  readPriceSchedule: endpoint({
    method: 'GET',
    path: '/price-schedules/{scheduleCode}',
    summary: 'A price schedule with its versions (REN-15)',
    permission: 'pricing.read',
    input: z.strictObject(ofSchedule),
    output: priceSchedule,
    refusals: [],
  }),
  createPriceSchedule: endpoint({
    method: 'POST',
    path: '/price-schedules',
    summary:
      'Adds a price schedule for a region or some of its countries, in one currency; its first version is a draft (REN-15)',
    permission: 'pricing.edit',
    input: z.strictObject({
      code: catalogueCode,
      name: line(120),
      region: z.enum(priceRegions, 'not-one-of'),
      currency: currencyField,
      countries: listOf(z.string(), 250).default([]),
      validFrom: dayField,
    }),
    output: priceSchedule,
    refusals: ['price-schedule-exists', 'region-has-prices'],
    repeat: 'once',
  }),
  startPriceDraft: endpoint({
    method: 'POST',
    path: '/price-schedules/{scheduleCode}/start-draft',
    summary: 'Begins a new version of a price schedule with the rules and rates of the last published one (REN-15)',
    permission: 'pricing.edit',
    input: z.strictObject({ ...ofSchedule, validFrom: dayField }),
    output: priceVersion,
    refusals: ['price-draft-exists'],
    repeat: 'once',
  }),
  readPriceVersion: endpoint({
    method: 'GET',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}',
    summary: 'A version of a price schedule with its rules (REN-3, REN-15)',
    permission: 'pricing.read',
    input: z.strictObject(ofVersion),
    output: priceVersion,
    refusals: [],
  }),
  savePriceDraft: endpoint({
    method: 'POST',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/save',
    summary: 'Writes the rules of a draft anew as a whole; its rates stay (REN-3, REN-8, REN-13)',
    permission: 'pricing.edit',
    input: z.strictObject({ ...ofVersion, validFrom: dayField, ...priceDocument.given }),
    output: priceVersion,
    refusals: ['price-version-published'],
    precondition: 'version',
  }),
  discardPriceDraft: endpoint({
    method: 'POST',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/discard',
    summary: 'Throws a draft away with its rates (REN-15)',
    permission: 'pricing.edit',
    input: z.strictObject(ofVersion),
    output: priceSchedule,
    refusals: ['price-version-published'],
    precondition: 'version',
  }),
  listPriceRates: endpoint({
    method: 'GET',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/rates',
    summary: 'The rates of a version by product, edition and programme (REN-15)',
    permission: 'pricing.read',
    input: z.strictObject({ ...ofVersion, q: searchField, ...pageInput }),
    output: rates,
    refusals: [],
  }),
  exportPriceRates: endpoint({
    method: 'GET',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/rates.csv',
    summary: 'The rates of a version as a CSV file that can be imported again (REN-15)',
    permission: 'pricing.read',
    input: z.strictObject({ ...ofVersion, ...csvInput }),
    output: fileOut,
    produces: 'text/csv',
    refusals: [],
  }),
  importPriceRates: endpoint({
    method: 'POST',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/import-rates',
    summary: `Takes rates over into a draft from CSV, ${ratesMost} at most: first tells what each row would do, then does all of it or nothing (REN-15)`,
    permission: 'pricing.edit',
    input: z.strictObject({
      ...ofVersion,
      csv: z.string().min(1, 'required').max(400_000, 'too-long'),
      /** Whether the file is the whole list, so that rates which it does not name go. */
      replace: flag.default(false),
      dryRun: flag.default(true),
    }),
    output: z.strictObject({
      applied: z.boolean(),
      counts: z.strictObject({
        create: z.number().int(),
        update: z.number().int(),
        remove: z.number().int(),
        none: z.number().int(),
        faulty: z.number().int(),
      }),
      rows: z.array(importedRate),
    }),
    refusals: ['import-has-errors', 'price-version-published'],
    repeat: 'once',
  }),
  checkPriceDraft: endpoint({
    method: 'GET',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/check',
    summary:
      'Whether a draft could be published: examples in which it would pay to lapse or to take a shorter term, and price changes (REN-3)',
    permission: 'pricing.read',
    input: z.strictObject(ofVersion),
    output: z.strictObject({
      whyNot,
      faults: z.array(priceFault),
      /** Against the published version before it: how many rates are new, dearer, cheaper, gone. */
      changes: z.strictObject({
        added: z.number().int(),
        raised: z.number().int(),
        lowered: z.number().int(),
        removed: z.number().int(),
      }),
    }),
    refusals: [],
  }),
  publishPriceVersion: endpoint({
    method: 'POST',
    path: '/price-schedules/{scheduleCode}/versions/{versionNumber}/publish',
    summary: 'Publishes a draft: from its day on it prices quotes, and never changes again (REN-3, REN-15)',
    permission: 'pricing.edit',
    input: z.strictObject(ofVersion),
    output: priceVersion,
    refusals: [
      'price-version-published',
      'prices-without-rates',
      'prices-from-the-past',
      'prices-before-last',
      'longer-costs-less',
      'cheaper-to-lapse',
    ],
    repeat: 'once',
    precondition: 'version',
  }),
} as const
