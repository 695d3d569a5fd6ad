import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { dayField, organizationNumber } from './fields.ts'
import { currencyOut, minorOut, renewalStates } from './prices.ts'

/** So many months before this one, and so many after it. */
export const calendarMonths = { before: 12, after: 24 } as const

/** What ends in a month and stands alike today. */
const inState = z.strictObject({
  state: z.enum(renewalStates),
  count: z.number().int(),
  /** What their maintenance costs for a year by today's prices, without fees; null: none of them has a price. */
  yearMinor: minorOut.nullable(),
  /** So many of them have no price. */
  unpricedCount: z.number().int(),
})

/** One month of the calendar, empty ones too. */
const month = z.strictObject({
  firstDay: dayField,
  lastDay: dayField,
  states: z.array(inState),
})
export type CalendarMonthView = z.output<typeof month>

/** Memberships by the month of their end (REN-25). */
export const renewalCalendar = {
  readRenewalCalendar: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/calendar',
    summary:
      'How much maintenance ends in each month, from a year ago to two years ahead, and what a year more costs (REN-25)',
    permission: 'renewal.read',
    input: z.strictObject({ number: organizationNumber }),
    output: z.strictObject({
      today: dayField,
      /** Null: no price schedule holds for the company. */
      currency: currencyOut.nullable(),
      months: z.array(month),
    }),
    refusals: [],
  }),
} as const
