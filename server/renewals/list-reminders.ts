import type { reminders } from '../../contract/reminders.ts'
import type { Operation } from '../platform/operation.ts'
import { listReminderRows } from './reminder-setting-queries.ts'

/** REN-16: reminders that went out, the newest first. */
export const listReminders: Operation<typeof reminders.listReminders> = async (ctx, input) => {
  const { rows, next } = await listReminderRows(ctx, ctx.organization.id, input)
  return { items: rows, next }
}
