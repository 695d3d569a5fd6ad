import { z } from 'zod'
import { dayField } from '../../contract/fields.ts'
import { prorationMethods } from '../../contract/prices.ts'
import { arithmeticFormat } from './arithmetic-rules.ts'

const minor = z.int()
const price = z.int().min(0)
const percent = z.string().regex(/^\d{1,4}(\.\d{1,6})?$/)
const code = z.string().min(1).max(200)

const simpleFee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), minor: price }),
  z.strictObject({ kind: z.literal('percent-of-renewal'), percent }),
  z.strictObject({ kind: z.literal('percent-of-gap'), percent }),
])
const fee = z.union([simpleFee, z.strictObject({ kind: z.literal('greater'), of: z.tuple([simpleFee, simpleFee]) })])

const band = z.strictObject({
  fromDay: z.int().min(1),
  toDay: z.int().min(1).nullable(),
  state: z.enum(['current', 'reinstatement', 'recovery']),
  fee,
  gapCharged: z.boolean(),
  newStart: z.enum(['old-end', 'order-date', 'first-of-next-month']),
  waiver: z.enum(['nobody', 'specialist', 'approver']),
  staffOnly: z.boolean(),
})

const rate = z.strictObject({
  yearlyMinor: price,
  terms: z.array(z.strictObject({ months: z.int().min(13).max(60), minor: price })).max(10),
})

/** The rules of a price schedule's version as they are stored and carried in documents (REN-8, REN-15). */
export const pricingRulesSchema = z.strictObject({
  version: code,
  currency: z.string().regex(/^[A-Z]{3}$/),
  method: z.enum(prorationMethods),
  months: z.enum(['membership', 'calendar']),
  rates: z.record(code, rate),
  bands: z.array(band).max(20),
  uplift: z.strictObject({ percent }).nullable(),
  upliftCapPercent: percent.nullable(),
  promotions: z
    .array(z.strictObject({ code, percent, from: dayField, to: dayField, rates: z.array(code).nullable() }))
    .max(200),
  partnerDiscounts: z.record(code, percent),
  creditsEarlierEnd: z.boolean(),
})

const line = z.strictObject({
  id: code,
  rate: code,
  quantity: z.int().min(1),
  endsOn: dayField,
  intendedDay: z.int().min(1).max(31),
  former: z.strictObject({ yearlyMinor: price, paidYearlyMinor: price, locked: z.boolean() }).nullable(),
  feeWaived: z.boolean(),
  discountPercent: percent.nullable(),
})

/** What a quote's prices follow from, as it is stored and carried in documents. */
export const quoteInputSchema = z
  .strictObject({
    rules: pricingRulesSchema,
    orderedOn: dayField,
    term: z.union([z.strictObject({ months: z.int().min(1).max(60) }), z.strictObject({ commonEnd: dayField })]),
    partnerLevel: code.nullable(),
    discountMinor: price,
    lines: z.array(line).max(100_000),
  })
  .refine(({ rules, lines }) => lines.every((one) => Object.hasOwn(rules.rates, one.rate)), { error: 'no-rate' })

/** What a document states of a quote: only what is named here is read, all else is compared as it stands. */
const statedSchema = z.looseObject({
  currency: z.string(),
  minor,
  lines: z.array(z.looseObject({ id: z.string(), minor })).max(100_000),
})

/** The document of a quote's arithmetic, version 1. */
export const arithmeticSchema = z.strictObject({
  format: z.literal(arithmeticFormat),
  version: z.literal(1),
  quote: z.strictObject({ number: code, version: z.int().min(1) }),
  input: quoteInputSchema,
  priced: statedSchema,
})
