import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cursorOf, pageFrom, readCursor } from './cursor.ts'
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
