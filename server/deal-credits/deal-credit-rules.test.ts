import { describe, expect, test } from 'vitest'
import { instant } from '../../values/calendar.ts'
import { type CreditState, type DealNews, takesOver } from './deal-credit-rules.ts'

const on = (day: number) => instant(`2026-11-0${day}T09:00:00.000Z`)
const [monday, tuesday, wednesday, thursday] = [on(2), on(3), on(4), on(5)] as const

const held = (source: 'named' | 'quoted' | 'booked' | 'staff', partnerId = 'A', since = tuesday): CreditState => ({
  held: { partnerId, source, since },
})
const news = (source: DealNews['source'], partnerId = 'B', at = thursday, knownAt = at): DealNews => ({
  ...{ partnerId, source, at, knownAt },
})

describe('PAR-11: who gets the commission', () => {
  test.each<[string, CreditState, DealNews, boolean]>([
    ['nobody ever held it: whoever is let in', null, news('named'), true],
    ['let in after another: the first keeps it', held('named'), news('named'), false],
    ['a quote beats being let in', held('named'), news('quoted'), true],
    ['a second quote does not beat the first', held('quoted'), news('quoted'), false],
    ['an order beats a quote', held('quoted'), news('booked'), true],
    ['the next order beats the former', held('booked'), news('booked'), true],
    ['a quote does not beat an order', held('booked'), news('quoted'), false],
    ['the same partner again, as strongly', held('quoted', 'B'), news('quoted'), false],
    ['the same partner, more strongly', held('named', 'B'), news('quoted'), true],
    ['the same partner, less strongly', held('booked', 'B'), news('quoted'), false],
    ['its own next order', held('booked', 'B'), news('booked'), false],
    ['the vendor decided; a quote', held('staff'), news('quoted'), false],
    [
      'the vendor decided; an order of a quote it could know',
      held('staff'),
      news('booked', 'B', thursday, monday),
      false,
    ],
    ['the vendor decided; an order of a later quote', held('staff'), news('booked', 'B', thursday, wednesday), true],
    [
      'the vendor decided for the one whose order it is',
      held('staff', 'B'),
      news('booked', 'B', thursday, wednesday),
      false,
    ],
    ['the vendor took it away; an older quote', { takenAt: tuesday }, news('quoted', 'B', monday), false],
    ['the vendor took it away; a later quote', { takenAt: tuesday }, news('quoted'), false],
    [
      'the vendor took it away; an order of an older quote',
      { takenAt: tuesday },
      news('booked', 'B', thursday, monday),
      false,
    ],
    [
      'the vendor took it away; an order of a later quote',
      { takenAt: tuesday },
      news('booked', 'B', thursday, wednesday),
      true,
    ],
    ['the former order, told of once more', held('booked'), news('booked', 'B', monday), false],
    ['a quote of which is heard only after the next was let in', held('named'), news('quoted', 'B', monday), true],
  ])('%s', (_name, state, what, expected) => {
    expect(takesOver(state, what)).toBe(expected)
  })
})
