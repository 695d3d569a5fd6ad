import { isDay, isInstant } from '../../values/calendar.ts'
import { FieldsInvalid, fault } from './refusal.ts'

/** What a row of a list is sorted by, its id last: enough to begin the next page right behind it. */
export type CursorValues = readonly (string | number)[]

/** Where the next page of a list begins, as one word for an address. Holds nothing that the page did not show. */
export function cursorOf(values: CursorValues): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/**
 * Reads a cursor of so many values back; null when there is none, which means the first page. Refuses what we never
 * gave out at the field `after`.
 */
export function readCursor(text: string | undefined, length: number): string[] | null {
  if (text === undefined || text === '') return null
  const values = decoded(text)
  if (!Array.isArray(values) || values.length !== length) throw notOurs()
  return values.map((value: unknown) => {
    if (typeof value === 'number') return String(value)
    if (typeof value !== 'string' || value.includes('\0')) throw notOurs()
    return value
  })
}

/** What a value of a cursor is compared with in the database. */
export type CursorKind = 'text' | 'whole' | 'day' | 'instant' | 'id'

/** The database's name for each kind, to read a cursor's value as. */
export const typeOfKind: Record<CursorKind, string> = {
  text: 'text',
  whole: 'integer',
  day: 'date',
  instant: 'timestamptz',
  id: 'uuid',
}

const isOfKind: Record<CursorKind, (text: string) => boolean> = {
  text: () => true,
  whole: (text) => /^\d{1,9}$/.test(text),
  day: isDay,
  instant: isInstant,
  id: (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text),
}

/** The same, and each value is of the kind that the database will read it as; refuses others at the field `after`. */
export function readCursorOf(text: string | undefined, kinds: readonly CursorKind[]): string[] | null {
  const values = readCursor(text, kinds.length)
  if (values?.some((value, index) => !isOfKind[kinds[index] ?? 'text'](value))) throw notOurs()
  return values
}

/** One page of rows read with one more than asked for: the surplus row only says that there is a next page. */
export function pageFrom<Row>(
  rows: readonly Row[],
  limit: number,
  position: (row: Row) => CursorValues,
): { rows: Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? cursorOf(position(last)) : null }
}

function decoded(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
  } catch {
    throw notOurs()
  }
}

function notOurs(): FieldsInvalid {
  return new FieldsInvalid(fault('after', 'not-an-id'))
}
