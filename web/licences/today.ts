import { earliestToday, instant } from '../../values/calendar.ts'

/** The day that it still is somewhere on earth, by which the server judges what has ended. For loaders only. */
export function todayOf(now: string): string {
  return earliestToday(instant(now))
}
