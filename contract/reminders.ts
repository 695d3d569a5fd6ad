import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { dayField, instantField, listOf, organizationNumber, pageInput, pageOf, whyNot } from './fields.ts'

/** Who can get reminders: the company's contacts of these types, and the contact of each of its advisors (REN-16). */
export const reminderRecipients = ['bill-to', 'ship-to', 'sales', 'advisor'] as const

/** When a line is told of, in days from its inclusive end: before it, and after (REN-16). */
export const reminderStages = [-120, -90, -60, -30, -7, 1, 15, 30] as const

const inOrganization = { number: organizationNumber }

const settings = z.strictObject({
  recipients: z.array(z.enum(reminderRecipients)),
  /** Null: nobody has set anything yet. */
  changed: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  actions: z.strictObject({ save: whyNot }),
  version: z.number().int(),
})

/** A digest that went out. */
const reminder = z.strictObject({
  day: dayField,
  recipientName: z.string(),
  /** The advisor that it went to; null: one of the company's own contacts. */
  partnerName: z.string().nullable(),
  lineCount: z.number().int(),
  firstEndsOn: dayField,
  lastEndsOn: dayField,
})
export type ReminderView = z.output<typeof reminder>

/** Reminders of renewals: who gets them, and which went out (REN-16). */
export const reminders = {
  readReminderSettings: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/reminder-settings',
    summary: 'Which kinds of people are reminded of renewals (REN-16)',
    permission: 'renewal.read',
    input: z.strictObject(inOrganization),
    output: settings,
    refusals: [],
  }),
  saveReminderSettings: endpoint({
    method: 'POST',
    path: '/organizations/{number}/renewals/reminder-settings',
    summary: 'Sets which kinds of people are reminded of renewals; none of them means nobody (REN-16)',
    permission: 'renewal.remind',
    input: z.strictObject({
      ...inOrganization,
      recipients: listOf(z.enum(reminderRecipients, 'not-one-of'), reminderRecipients.length)
        .default([])
        .transform((given) => reminderRecipients.filter((one) => given.includes(one))),
    }),
    output: settings,
    refusals: [],
    precondition: 'version',
  }),
  listReminders: endpoint({
    method: 'GET',
    path: '/organizations/{number}/renewals/reminders',
    summary: 'Reminders of renewals that went out, the newest first (REN-16)',
    permission: 'renewal.read',
    input: z.strictObject({ ...inOrganization, ...pageInput }),
    output: pageOf(reminder),
    refusals: [],
  }),
} as const
