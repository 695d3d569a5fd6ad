import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorOf, pageFrom, readCursor, readCursorOf } from './cursor.ts'
import { FieldsInvalid } from './refusal.ts'

test('PLT-3: a cursor comes back as it was given out, whatever the names in it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
      (name) => {
        expect(readCursor(cursorOf([name, 7]), 2)).toEqual([name, '7'])
      },
    ),
  )
})

test.each(['%%%', 'bm90IGpzb24', cursorOf(['one']), cursorOf(['a\0b', 'c']), 'W1tdLHt9XQ'])(
  'PLT-3: a cursor that we never gave out is refused at its field, never a fault of ours: %s',
  (text) => {
    expect(() => readCursor(text, 2)).toThrow(FieldsInvalid)
  },
)

test('PLT-3: a page ends where a next one begins, and the last page says so', () => {
  const position = (row: string) => [row]
  expect(pageFrom(['a', 'b', 'c'], 2, position)).toEqual({ rows: ['a', 'b'], next: cursorOf(['b']) })
  expect(pageFrom(['a', 'b'], 2, position)).toEqual({ rows: ['a', 'b'], next: null })
  expect(pageFrom([], 2, position)).toEqual({ rows: [], next: null })
})

test('PLT-3: a cursor of another list or sorting is refused before the database meets it', () => {
  const id = '00000000-0000-4000-8000-000000000000'
  expect(readCursorOf(cursorOf(['2026-11-16T09:00:00.000Z', id]), ['instant', 'id'])).toHaveLength(2)
  expect(readCursorOf(undefined, ['instant', 'id'])).toBeNull()
  for (const values of [
    ['ana@example.com', id],
    ['2026-02-30T09:00:00.000Z', id],
    ['2026-11-16T09:00:00.000Z', 'x'],
  ])
    expect(() => readCursorOf(cursorOf(values), ['instant', 'id'])).toThrow(FieldsInvalid)
  expect(() => readCursorOf(cursorOf(['2026-02-30']), ['day'])).toThrow(FieldsInvalid)
})
