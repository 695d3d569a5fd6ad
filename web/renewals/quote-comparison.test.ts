import { expect, test } from 'vitest'
import type { PricedLineView } from '../../contract/renewal-lines.ts'
import { day } from '../../values/calendar.ts'
import { differencesOf } from './quote-comparison.server.ts'

function line(code: string, minor: number, endsOn = '2027-12-31'): PricedLineView {
  return {
    membershipId: code,
    licence: { id: code, code },
    product: { code: 'WORKSPACE', name: 'Workspace' },
    editionName: 'Standard',
    quantity: 1,
    programme: { code: 'SA', name: 'Subscription Advantage' },
    formerProgramme: null,
    notPriced: null,
    state: 'current',
    daysLapsed: 0,
    formerEndsOn: day('2026-12-31'),
    coverage: null,
    endsOn: day(endsOn),
    elements: [],
    minor,
  }
}

test('REN-14: lines differ that are not in all quotes, or not to the same day or price; the others are not told', () => {
  const { shown, more } = differencesOf([
    [line('SAME', 100), line('DEARER', 100), line('LATER', 100), line('ONLY-HERE', 100)],
    [line('SAME', 100), line('DEARER', 200), line('LATER', 100, '2028-12-31'), line('NEW', 50)],
  ])
  expect(shown.map(({ licence, cells }) => [licence.code, cells.map((cell) => cell?.minor ?? null)])).toEqual([
    ['DEARER', [100, 200]],
    ['LATER', [100, 100]],
    ['ONLY-HERE', [100, null]],
    ['NEW', [null, 50]],
  ])
  expect(more).toBe(0)
})

test('REN-14: a line differs that is in another programme at the same price, and says which', () => {
  const former = { code: 'SWM', name: 'Software Maintenance' }
  const { shown } = differencesOf([[line('MOVED', 100)], [{ ...line('MOVED', 100), formerProgramme: former }]])
  expect(shown.map(({ cells }) => cells.map((cell) => cell?.programme))).toEqual([[null, 'Subscription Advantage']])
})

test('REN-14: of very many differences a hundred are shown, and how many more there are', () => {
  const many = Array.from({ length: 130 }, (_, at) => line(`L${at}`, at))
  const { shown, more } = differencesOf([many, []])
  expect([shown.length, more]).toEqual([100, 30])
})
