import { type Day, dayAt, type Instant, instantOfEpoch } from '../../values/calendar.ts'

/** What time it is. Tests hand in a frozen one. */
export type Clock = { now(): Instant }

/** The machine's clock. */
export const systemClock: Clock = { now: () => instantOfEpoch(Date.now()) }

/** The day by which the vendor's dates are judged: a licence's last day is whole everywhere, so UTC only decides here. */
export function todayOf(now: Instant): Day {
  return dayAt(now, 'UTC')
}
