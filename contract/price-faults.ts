import { z } from 'zod'
import { dayField } from './fields.ts'
import { minorOut } from './prices.ts'

const ofRate = {
  /** `PROGRAMME/PRODUCT/EDITION`, or without an edition. */
  rate: z.string(),
}

/** Why a version cannot be published: a longer term would cost less, or it would pay to lapse; with an example (REN-3). */
export const priceFault = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('longer-costs-less'),
    ...ofRate,
    shorterMonths: z.number().int(),
    shorterMinor: minorOut,
    longerMonths: z.number().int(),
    longerMinor: minorOut,
  }),
  z.strictObject({
    kind: z.literal('cheaper-to-lapse'),
    ...ofRate,
    fromDay: z.number().int(),
    toDay: z.number().int().nullable(),
    /** Null where the fee is so near to what the gap costs that no dates at hand show it. */
    example: z
      .strictObject({
        quantity: z.number().int(),
        endedOn: dayField,
        orderedOn: dayField,
        commonEnd: dayField,
        inTimeMinor: minorOut,
        lapsedMinor: minorOut,
      })
      .nullable(),
  }),
])
export type PriceFaultView = z.output<typeof priceFault>
