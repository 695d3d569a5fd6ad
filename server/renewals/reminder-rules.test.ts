import { describe, expect, test } from 'vitest'
import { reminderStages } from '../../contract/reminders.ts'
import { addDays, day, daysBetween } from '../../values/calendar.ts'
import { type DueGroup, digestOf, endsToldOf, mayOf, spanOf, stageReached } from './reminder-rules.ts'

const today = day('2027-03-15')
const ordinary = spanOf(addDays(today, -1), today)

describe('reminder-rules', () => {
  test.each([
    [120, -120],
    [119, null],
    [121, null],
    [90, -90],
    [60, -60],
    [30, -30],
    [8, null],
    [7, -7],
    [6, null],
    [1, null],
    [0, null],
    [-1, 1],
    [-2, null],
    [-15, 15],
    [-30, 30],
    [-31, null],
  ])('REN-16: with %i days to the end, the stage of the day is %s', (left, stage) => {
    expect(stageReached(addDays(today, left), ordinary)).toBe(stage)
  })

  test.each([
    [null, addDays(today, -1)],
    [addDays(today, -1), addDays(today, -1)],
    [addDays(today, -5), addDays(today, -5)],
    [addDays(today, -90), addDays(today, -30)],
  ])('REN-16: when all were told through %s, a run begins behind %s', (last, since) => {
    expect(spanOf(last, today)).toEqual({ since, today })
  })

  test('REN-16: days without a run are caught up, and of two stages that a line reached meanwhile counts the later', () => {
    const span = spanOf(addDays(today, -20), today)
    expect(stageReached(addDays(today, 27), span)).toBe(-30)
    expect(stageReached(addDays(today, -15), span)).toBe(15)
    expect(stageReached(addDays(today, 11), span)).toBe(-30)
    expect(stageReached(addDays(today, 10), span)).toBeNull()
  })

  test('REN-16: after a run of today nothing is due any more', () => {
    const span = spanOf(today, today)
    expect(endsToldOf(span)).toEqual([])
    for (const stage of reminderStages) expect(stageReached(addDays(today, -stage), span)).toBeNull()
  })

  test('REN-16: the days to look for are those whose stage is reached, however long the span', () => {
    for (const back of [1, 2, 9, 30]) {
      const span = spanOf(addDays(today, -back), today)
      const asked = endsToldOf(span)
      const reached = Array.from({ length: 200 }, (_, at) => addDays(today, at - 60)).filter(
        (end) => stageReached(end, span) !== null,
      )
      expect(asked).toEqual(reached)
    }
  })

  test('REN-16: a line is told of once in each stage, whichever days a run falls on', () => {
    const end = addDays(today, 130)
    for (const pause of [1, 2, 3, 6, 7]) {
      const told: number[] = []
      for (let at = addDays(today, pause); daysBetween(end, at) < 45; at = addDays(at, pause)) {
        const stage = stageReached(end, spanOf(addDays(at, -pause), at))
        if (stage !== null) told.push(stage)
      }
      expect([pause, told]).toEqual([pause, [...reminderStages]])
    }
  })

  const group = (given: Partial<DueGroup>): DueGroup => ({
    endsOn: today,
    programmeName: 'Software Maintenance',
    productName: 'Editor',
    editionName: 'Team',
    count: 1,
    code: 'A',
    ...given,
  })

  test('REN-16: a digest puts the earliest end first, then programme and product, and adds up', () => {
    const late = group({ endsOn: addDays(today, 5), count: 7 })
    const other = group({ productName: 'Zebra', count: 2 })
    const early = group({ endsOn: addDays(today, -1), count: 4 })
    expect(digestOf([late, other, group({}), early])).toEqual({
      lineCount: 14,
      firstEndsOn: early.endsOn,
      lastEndsOn: late.endsOn,
      named: [early, group({}), other, late],
      moreCount: 0,
    })
    expect(digestOf([])).toBeNull()
  })

  test('REN-16: a digest names twenty groups and tells how many lines there are besides', () => {
    const groups = Array.from({ length: 25 }, (_, at) => group({ endsOn: addDays(today, at), count: 3 }))
    const digest = digestOf(groups)
    expect([digest?.named.length, digest?.lineCount, digest?.moreCount]).toEqual([20, 75, 15])
  })

  test.each([
    [['administrator'], 'renew'],
    [['ship-to', 'bill-to'], 'renew'],
    [['ship-to', 'sales'], 'look'],
    [['sales'], 'nothing'],
  ] as const)('ACC-5: what contacts of the types %j may do about it: %s', (types, may) => {
    expect(mayOf(types)).toBe(may)
  })
})
