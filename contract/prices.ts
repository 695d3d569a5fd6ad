import { z } from 'zod'
import { dayField } from './fields.ts'

/** The three states of maintenance (REN-3): in force or in grace, lapsed a short time, lapsed long. */
export const renewalStates = ['current', 'reinstatement', 'recovery'] as const
/** How days become a part of a yearly price; every schedule and every quote line names one (REN-8). */
export const prorationMethods = [
  'actual-actual',
  'actual-365',
  '30-360',
  'whole-months-up',
  'months-15-day',
  'anchored-month',
] as const
/** What a programme is about (REN-1). */
export const programmeKinds = [
  'subscription-advantage',
  'software-maintenance',
  'hardware-maintenance',
  'other',
] as const

/** An ISO 4217 currency in answers; amounts beside it are whole minor units of it. */
export const currencyOut = z.string().regex(/^[A-Z]{3}$/)
/** Whole minor units: cents, yen, fils. */
export const minorOut = z.number().int()
/** An exact fraction such as `306/181`, or a whole number. */
const exact = z.string()
/** A decimal such as `12.5`. */
const percent = z.string()

/** A span of days with all that it takes to compute its part of a yearly price again; both ends inclusive (REN-8). */
export const coverage = z.strictObject({
  method: z.enum(prorationMethods),
  from: dayField,
  to: dayField,
  /** The days there really are. */
  days: z.number().int(),
  parts: z
    .array(
      z.strictObject({
        from: dayField,
        to: dayField,
        count: z.number().int(),
        of: z.number().int(),
        unit: z.enum(['year', 'month']),
      }),
    )
    .readonly(),
  rounding: z.enum(['none', 'begun-month-counts', 'month-from-15-days', 'whole-months-only']),
  /** How many yearly prices it costs. */
  years: exact,
})
export type CoverageView = z.output<typeof coverage>

const plainFee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), minor: minorOut }),
  z.strictObject({ kind: z.literal('percent-of-renewal'), percent }),
  z.strictObject({ kind: z.literal('percent-of-gap'), percent }),
])
export type LapseFee = z.output<typeof plainFee> | { kind: 'greater'; of: readonly [LapseFee, LapseFee] }
/** What is asked for having lapsed (REN-3). The rules could nest it further than any price schedule that may be written. */
export const lapseFee: z.ZodType<LapseFee> = z.union([
  plainFee,
  z.strictObject({ kind: z.literal('greater'), of: z.tuple([plainFee, plainFee]).readonly() }),
])

/** The rule behind one element of a price, with what its arithmetic needs, all for one unit (REN-13). */
export const because = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('list-price'), yearlyMinor: minorOut }),
  z.strictObject({ rule: z.literal('multi-year'), pricedYears: exact }),
  z.strictObject({
    rule: z.enum(['uplift', 'uplift-cap']),
    formerYearlyMinor: minorOut,
    percent,
    yearly: exact,
  }),
  z.strictObject({ rule: z.literal('price-lock'), formerYearlyMinor: minorOut, yearly: exact }),
  z.strictObject({ rule: z.literal('promotion'), code: z.string(), percent }),
  z.strictObject({ rule: z.literal('partner-discount'), level: z.string(), percent }),
  z.strictObject({ rule: z.literal('manual-discount'), percent }),
  z.strictObject({ rule: z.literal('shared-discount'), wholeMinor: minorOut }),
  z.strictObject({ rule: z.literal('gap'), yearly: exact, coverage }),
  z.strictObject({
    rule: z.literal('lapse-fee'),
    state: z.enum(renewalStates),
    fee: lapseFee,
    renewal: exact,
    gap: exact,
  }),
  z.strictObject({ rule: z.literal('fee-waived') }),
  z.strictObject({ rule: z.literal('credit'), yearlyMinor: minorOut }),
])

/**
 * One step of a line's price: what the rule adds to one unit exactly, null where it is not by unit; and what the line's
 * rounded price grows by (REN-9).
 */
export const priceElement = z.strictObject({ because, perUnit: exact.nullable(), minor: minorOut })
export type PriceElementView = z.output<typeof priceElement>
