import { z } from 'zod'
import { accessRequest } from './access-requests.ts'
import { dayField, id, instantField, licenceCodeOut, total, whyNot } from './fields.ts'

/** A licence as a line of a short list names it. */
export const licenceLine = {
  id,
  code: licenceCodeOut,
  productName: z.string(),
  editionName: z.string(),
}

const reachable = z.strictObject({ name: z.string(), email: z.string() })

/** What needs attention now (ACC-17). */
export const overview = z.strictObject({
  organization: z.strictObject({ number: z.string(), name: z.string() }),
  /** Null for those who may not see licences; `limited` then says why and who can change it. */
  licensing: z
    .strictObject({
      /** Bought in the last 30 days and not, or not wholly, allocated. */
      toAllocate: z.strictObject({
        total,
        items: z.array(
          z.strictObject({
            ...licenceLine,
            quantity: z.number().int(),
            allocatedQuantity: z.number().int(),
            fulfilledAt: instantField,
          }),
        ),
      }),
      /** Maintenance or the licence itself ends within 90 days; red up to 30, orange up to 90. */
      ending: z.strictObject({
        total,
        red: total,
        items: z.array(
          z.strictObject({
            ...licenceLine,
            what: z.enum(['maintenance', 'licence']),
            endsOn: dayField,
            daysLeft: z.number().int(),
            urgency: z.enum(['red', 'orange']),
          }),
        ),
      }),
    })
    .nullable(),
  /** Advisors that want a decision (PAR-6, PAR-9), at most 5 of each kind; null for those who may not see advisors. */
  advisors: z
    .strictObject({
      /** Access that ends within 30 days, or is extended then, soonest first. */
      ending: z.array(
        z.strictObject({
          id,
          partner: z.string(),
          endsOn: dayField,
          daysLeft: z.number().int(),
          extends: z.boolean(),
        }),
      ),
      /** Licences bought since and not shared with an advisor who sees assigned ones. */
      undecided: z.array(z.strictObject({ id, partner: z.string(), total })),
      /** Licences that an advisor asks for, as they renew together (REN-4); for those who decide. */
      asked: z.array(z.strictObject({ id, partner: z.string(), count: z.number().int() })),
    })
    .nullable(),
  limited: z.strictObject({ reason: whyNot, administrators: z.array(reachable) }).nullable(),
  /** What waits for a decision of the reader (ACC-6), newest first; null for those who do not decide. */
  accessRequests: z.strictObject({ total, items: z.array(accessRequest) }).nullable(),
  /** Somebody asks to become administrator, and may be objected to (ACC-9). */
  recovery: z
    .strictObject({ id, name: z.string(), email: z.string(), waitsUntil: dayField, isYours: z.boolean() })
    .nullable(),
})
export type OverviewView = z.output<typeof overview>
