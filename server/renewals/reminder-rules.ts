import type { ContactType } from '../../contract/actor.ts'
import { reminderStages } from '../../contract/reminders.ts'
import { addDays, type Day, daysBetween } from '../../values/calendar.ts'

/** Behind which day and through which one is told: what was missed on days without a run is caught up. */
export type ReminderSpan = { since: Day; today: Day }

/** A span of more days than this is cut: what is older is no news any more. */
const caughtUpDays = 30

/** The span of a run today, when everybody had been told through `last`; null: there was no run yet. */
export function spanOf(last: Day | null, today: Day): ReminderSpan {
  const earliest = addDays(today, -caughtUpDays)
  if (last === null) return { since: addDays(today, -1), today }
  return { since: last < earliest ? earliest : last, today }
}

/** The stage that a line which ends then has reached within the span, the latest if several; null: none (REN-16). */
export function stageReached(endsOn: Day, { since, today }: ReminderSpan): number | null {
  const from = daysBetween(endsOn, since)
  const to = daysBetween(endsOn, today)
  return reminderStages.findLast((stage) => from < stage && stage <= to) ?? null
}

/** All the days that lines may end on to be told of in the span. */
export function endsToldOf({ since, today }: ReminderSpan): Day[] {
  const count = Math.max(daysBetween(since, today), 0)
  const days = Array.from({ length: count }, (_, back) => addDays(today, -back))
  return [...new Set(reminderStages.flatMap((stage) => days.map((day) => addDays(day, -stage))))].toSorted()
}

/** Lines of one product in one programme that end on one day. */
export type DueGroup = {
  endsOn: Day
  programmeName: string
  productName: string
  editionName: string
  count: number
  /** The code of one of their licences: tells which, where it is the only one. */
  code: string
}

/** What a digest says: which lines, the earliest end first, and how many it does not name. */
export type Digest = { lineCount: number; firstEndsOn: Day; lastEndsOn: Day; named: DueGroup[]; moreCount: number }

/** A digest names so many groups of lines at most. */
const namedMost = 20

/** One digest of all that is due; null where nothing is. */
export function digestOf(groups: readonly DueGroup[]): Digest | null {
  const sorted = groups.toSorted((a, b) => compare(keyOf(a), keyOf(b)))
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (!first || !last) return null
  const named = sorted.slice(0, namedMost)
  const lineCount = countOf(sorted)
  return {
    lineCount,
    firstEndsOn: first.endsOn,
    lastEndsOn: last.endsOn,
    named,
    moreCount: lineCount - countOf(named),
  }
}

function countOf(groups: readonly DueGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0)
}

function keyOf({ endsOn, programmeName, productName, editionName }: DueGroup): string {
  return [endsOn, programmeName, productName, editionName].join('\n')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What a reminder's reader can do about it: renew, look at the licences, or only tell others (ACC-5). */
export type ReaderMay = 'renew' | 'look' | 'nothing'

/** What a contact of these types may do. */
export function mayOf(types: readonly ContactType[]): ReaderMay {
  if (types.includes('administrator') || types.includes('bill-to')) return 'renew'
  return types.includes('ship-to') ? 'look' : 'nothing'
}
