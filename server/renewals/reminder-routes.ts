import { reminders } from '../../contract/reminders.ts'
import { renewalCalendar } from '../../contract/renewal-calendar.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { listReminders } from './list-reminders.ts'
import { readReminderSettings } from './read-reminder-settings.ts'
import { readRenewalCalendar } from './read-renewal-calendar.ts'
import { saveReminderSettings } from './save-reminder-settings.ts'

/** What this feature serves of reminders. */
export const reminderRoutes = serve<House, typeof reminders>(reminders, {
  readReminderSettings,
  saveReminderSettings,
  listReminders,
})

/** What it serves of the calendar of renewals. */
export const renewalCalendarRoutes = serve<House, typeof renewalCalendar>(renewalCalendar, { readRenewalCalendar })
