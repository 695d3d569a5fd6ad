import { expect, test } from 'vitest'
import { allRows, pairwiseRows } from './pairs.ts'

const dimensions = {
  page: ['a', 'b', 'c', 'd', 'e'],
  language: ['en', 'es'],
  width: ['390', '1280'],
  theme: ['light', 'dark'],
  script: ['on', 'off'],
} as const

test('every two values of two dimensions meet in some row', () => {
  const rows = pairwiseRows(dimensions)
  const names = Object.keys(dimensions)
  const missing = allRows(dimensions).flatMap((wanted) =>
    names.flatMap((first) =>
      names.filter((second) => !rows.some((row) => agrees(row, wanted, first) && agrees(row, wanted, second))),
    ),
  )
  expect(missing).toEqual([])
})

test('pairs cost far fewer rows than the full matrix, and no row twice', () => {
  const rows = pairwiseRows(dimensions)
  expect(allRows(dimensions)).toHaveLength(80)
  expect(rows.length).toBeLessThanOrEqual(12)
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length)
})

function agrees(row: Record<string, string>, wanted: Record<string, string>, name: string): boolean {
  return row[name] === wanted[name]
}
