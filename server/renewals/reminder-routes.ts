import { reminders } from '../../contract/reminders.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { listReminders } from './list-reminders.ts'
import { readReminderSettings } from './read-reminder-settings.ts'
import { saveReminderSettings } from './save-reminder-settings.ts'

/** What this feature serves of reminders. */
export const reminderRoutes = serve<House, typeof reminders>(reminders, {
  readReminderSettings,
  saveReminderSettings,
  listReminders,
})
