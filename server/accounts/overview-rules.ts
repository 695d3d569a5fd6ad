import { type Day, daysBetween } from '../../values/calendar.ts'

/** ACC-17: how long a licence counts as new. */
export const newDays = 30
/** ACC-17: how many days before its end something calls for attention. */
export const endingDays = 90
/** ACC-17: from how many days on it is urgent. */
export const redDays = 30

/**
 * ACC-17: which of a licence's two ends comes first, and how urgent that is. Ends that lie before today, or that it does
 * not have, do not count; a licence that ends takes its maintenance with it, so on the same day the licence is named.
 */
export function nextEnd(
  licence: { maintenanceEndsOn: Day | null; endsOn: Day | null },
  today: Day,
): { what: 'maintenance' | 'licence'; endsOn: Day; daysLeft: number; urgency: 'red' | 'orange' } | null {
  const { maintenanceEndsOn, endsOn } = licence
  const ahead = (day: Day | null): Day | null => (day !== null && day >= today ? day : null)
  const [maintenance, term] = [ahead(maintenanceEndsOn), ahead(endsOn)]
  const what = term !== null && (maintenance === null || term <= maintenance) ? 'licence' : 'maintenance'
  const end = what === 'licence' ? term : maintenance
  if (end === null) return null
  const daysLeft = daysBetween(today, end)
  return { what, endsOn: end, daysLeft, urgency: daysLeft <= redDays ? 'red' : 'orange' }
}
