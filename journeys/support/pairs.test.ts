import { expect, test } from 'vitest'
import { allRows, pairwiseRows, screenDimensions } from './pairs.ts'

test('every two values of two dimensions meet in some row', () => {
  const rows = pairwiseRows(screenDimensions)
  const names = Object.keys(screenDimensions)
  const missing = allRows(screenDimensions).flatMap((wanted) =>
    names.flatMap((first) =>
      names.filter((second) => !rows.some((row) => agrees(row, wanted, first) && agrees(row, wanted, second))),
    ),
  )
  expect(missing).toEqual([])
})

test('pairs cost far fewer rows than the full matrix, and no row twice', () => {
  const rows = pairwiseRows(screenDimensions)
  expect(allRows(screenDimensions)).toHaveLength(32)
  expect(rows.length).toBeLessThanOrEqual(10)
  expect(new Set(rows.map((row) => JSON.stringify(row))).size).toBe(rows.length)
})

function agrees(row: Record<string, string>, wanted: Record<string, string>, name: string): boolean {
  return row[name] === wanted[name]
}
