import type { reminders } from '../../contract/reminders.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { findReminderSettings, type ReminderSettings } from './reminder-setting-queries.ts'

/** REN-16: who of a company is reminded of renewals. */
export const readReminderSettings: Operation<typeof reminders.readReminderSettings> = async (ctx) =>
  viewReminderSettings(ctx, await findReminderSettings(ctx, ctx.organization.id))

/** The settings as answers show them, and whether the reader may change them. */
export function viewReminderSettings({ actor }: Ctx, { recipients, changed, version }: ReminderSettings) {
  return { recipients, changed, actions: { save: whyNotReader(actor, 'renewal.remind') }, version }
}
