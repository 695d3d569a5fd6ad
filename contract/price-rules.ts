import { z } from 'zod'
import { dayField, flag, whole } from './fields.ts'
import { lapseFee, prorationMethods, renewalStates } from './prices.ts'

/** How many rates a version of a price schedule holds. */
export const ratesMost = 5000
/** Terms that can have a price of their own, besides the year. */
export const pricedTerms = [24, 36, 48, 60] as const
/** Where the new period of what lapsed begins (REN-3). */
export const newStarts = ['old-end', 'order-date', 'first-of-next-month'] as const
/** Who may waive a fee, with a reason (REN-7). */
export const waivers = ['nobody', 'specialist', 'approver'] as const
/** Which quotes a row of the approval matrix is about (REN-7). */
export const approvalTerms = ['all', 'one-year', 'multi-year'] as const

/** Roles of the vendor's people that a row of the matrix can name. */
export const approverRoles = ['renewals-manager', 'finance-manager'] as const

/** A code of the vendor's own, in capitals; small letters are taken for them. */
export const catalogueCode = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => text !== '', { error: 'required', abort: true })
  .refine((text) => /^[A-Z0-9][A-Z0-9-]{0,39}$/.test(text), { error: 'not-a-catalogue-code' })

/** An ISO 4217 currency; which there are is asked on the server, as the list weighs much. */
export const currencyField = z
  .string()
  .transform((text) => text.trim().toUpperCase())
  .refine((text) => /^[A-Z]{3}$/.test(text), { error: 'not-a-currency' })

/** A percentage as a decimal, with a point or a comma; kept as text, so that nothing of it is lost. */
export function percentage(most: number) {
  return z
    .string()
    .transform((text) => text.trim().replace(',', '.'))
    .refine((text) => /^\d{1,3}(\.\d{1,4})?$/.test(text), { error: 'not-a-percentage' })
    .refine((text) => !(Number(text) > most), { error: 'percentage-too-high' })
}

/** So many minor units of the schedule's currency. */
const amount = whole(0, 1_000_000_000_000)

const plainFee = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('flat'), minor: amount }),
  z.strictObject({ kind: z.literal('percent-of-renewal'), percent: percentage(999) }),
  z.strictObject({ kind: z.literal('percent-of-gap'), percent: percentage(999) }),
])

const dayCount = whole(1, 36_500)

/** One row of the band table (REN-3): what holds from one day after the end to another. */
const band = z.strictObject({
  fromDay: dayCount,
  /** Null: without end; else nothing can be renewed after the last row. */
  toDay: dayCount.nullable(),
  state: z.enum(renewalStates, 'not-one-of'),
  fee: z.union([plainFee, z.strictObject({ kind: z.literal('greater'), of: z.tuple([plainFee, plainFee]) })]),
  gapCharged: flag,
  newStart: z.enum(newStarts, 'not-one-of'),
  waiver: z.enum(waivers, 'not-one-of'),
  /** Whether only the vendor's people quote then. */
  staffOnly: flag,
})

/** A percentage off the renewal for orders between two days, both inclusive; for the rates named, or all (REN-13). */
const promotion = z.strictObject({
  code: catalogueCode,
  percent: percentage(100),
  from: dayField,
  to: dayField,
  /** `PROGRAMME/PRODUCT/EDITION`, or without an edition. */
  rates: z.array(z.string().max(130, 'too-long')).max(500, 'too-many').nullable(),
})

const rules = {
  method: z.enum(prorationMethods, 'not-one-of'),
  /** Whose months *anchored month* counts in. */
  months: z.enum(['membership', 'calendar'], 'not-one-of').default('membership'),
  bands: z.array(band).max(20, 'too-many'),
  /** With one, whoever has a former price pays that and so many percent more. */
  uplift: z
    .strictObject({ percent: percentage(999) })
    .nullable()
    .default(null),
  upliftCapPercent: percentage(999).nullable().default(null),
  promotions: z.array(promotion).max(50, 'too-many').default([]),
  creditsEarlierEnd: flag.default(true),
}

const shownBand = z.strictObject({
  fromDay: z.number().int(),
  toDay: z.number().int().nullable(),
  state: z.enum(renewalStates),
  fee: lapseFee,
  gapCharged: z.boolean(),
  newStart: z.enum(newStarts),
  staffOnly: z.boolean(),
})
export type ShownBand = z.output<typeof shownBand>

const shownRules = {
  method: z.enum(prorationMethods),
  months: z.enum(['membership', 'calendar']),
  bands: z.array(shownBand).readonly(),
  uplift: z.strictObject({ percent: z.string() }).nullable(),
  upliftCapPercent: z.string().nullable(),
  promotions: z
    .array(
      z.strictObject({
        code: z.string(),
        percent: z.string(),
        from: dayField,
        to: dayField,
        rates: z.array(z.string()).readonly().nullable(),
      }),
    )
    .readonly(),
  creditsEarlierEnd: z.boolean(),
}

/**
 * The rules of a version: `given` what is written, `out` what the vendor's people read, `shown` what a customer reads, who is
 * told no discounts of partners, no approvals, and not who may waive what.
 */
export const priceDocument = {
  given: {
    rules: z.strictObject(rules),
    /** Percent off by partner level (REN-13). */
    discounts: z
      .array(z.strictObject({ level: z.string().max(40, 'too-long'), percent: percentage(99) }))
      .max(50, 'too-many')
      .default([]),
    /** Who must agree to which discount by hand (REN-7). */
    approvals: z
      .array(
        z.strictObject({
          terms: z.enum(approvalTerms, 'not-one-of').default('all'),
          abovePercent: percentage(100),
          fromYearlyMinor: amount.default(0),
          approver: z.enum(approverRoles, 'not-one-of'),
        }),
      )
      .max(50, 'too-many')
      .default([]),
  },
  out: {
    rules: z.strictObject({
      ...shownRules,
      bands: z.array(z.strictObject({ ...shownBand.shape, waiver: z.enum(waivers) })).readonly(),
    }),
    discounts: z.array(
      z.strictObject({ level: z.strictObject({ code: z.string(), name: z.string() }), percent: z.string() }),
    ),
    approvals: z.array(
      z.strictObject({
        terms: z.enum(approvalTerms),
        abovePercent: z.string(),
        fromYearlyMinor: z.number().int(),
        approver: z.string(),
      }),
    ),
  },
  shown: z.strictObject(shownRules),
} as const
export type GivenPriceRules = z.output<typeof priceDocument.given.rules>
export type ShownPriceRules = z.output<typeof priceDocument.shown>
