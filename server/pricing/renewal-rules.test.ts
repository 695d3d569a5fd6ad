import { describe, expect, test } from 'vitest'
import { prorationMethods } from '../../contract/prices.ts'
import { addDays, type Day, day, dayOfMonth } from '../../values/calendar.ts'
import { percent, ratio, ratioDecimal, ratioText } from '../../values/ratio.ts'
import { type ApprovalRow, approverOf, discountedOf } from './approval-rules.ts'
import { lastDayOfStanding, standingOn, whyNotWaive } from './band-rules.ts'
import { coverageOf } from './proration-rules.ts'
import { type PricedLine, priceQuote, type QuoteInput, type QuoteLine } from './quote-price-rules.ts'
import { validThrough, versionName } from './quote-validity-rules.ts'
import { type NotRenewable, type Renewable, whyNotRenewable } from './renewable-rules.ts'
import { scheduleFaults } from './schedule-fault-rules.ts'
import { type Band, deliveredBands, type PricingRules } from './schedule-rules.ts'
import { nextFiscalYearEnd } from './term-rules.ts'

const rules: PricingRules = {
  version: '2026-1',
  currency: 'EUR',
  method: 'actual-actual',
  months: 'membership',
  rates: { A: { yearlyMinor: 36_500, terms: [] } },
  bands: deliveredBands,
  uplift: null,
  upliftCapPercent: null,
  promotions: [],
  partnerDiscounts: {},
  creditsEarlierEnd: false,
}

function line(changes: Partial<QuoteLine> = {}): QuoteLine {
  const endsOn = changes.endsOn ?? day('2026-12-31')
  return {
    id: 'one',
    rate: 'A',
    quantity: 1,
    intendedDay: dayOfMonth(addDays(endsOn, 1)),
    former: null,
    feeWaived: false,
    discountPercent: null,
    ...changes,
    endsOn,
  }
}

function price(changes: Partial<QuoteInput> = {}, one: Partial<QuoteLine> = {}): PricedLine {
  const input = { rules, orderedOn: day('2026-12-01'), term: { months: 12 }, partnerLevel: null, discountMinor: 0 }
  const [priced] = priceQuote({ ...input, lines: [line(one)], ...changes }).lines
  if (!priced) throw new Error('no line')
  return priced
}

const rulesOf = ({ elements }: PricedLine): [string, number][] =>
  elements.map(({ because, minor }) => [because.rule, minor])

describe('REN-2: terms', () => {
  test.each([
    ['2026-12-31', 12, '2027-12-31', 'whole years'],
    ['2026-12-31', 24, '2028-12-31', 'whole years'],
    ['2026-12-31', 60, '2031-12-31', 'whole years'],
    ['2024-02-28', 12, '2025-02-27', 'the leap-day anniversary clamps to 28 February'],
    ['2027-02-27', 12, '2028-02-27', 'from 28 February'],
    ['2026-01-30', 1, '2026-02-27', 'from the 31st'],
  ])('REN-2: what ends on %s and is renewed for %i months ends on %s: %s', (endsOn, months, expected) => {
    expect(price({ orderedOn: day(endsOn), term: { months } }, { endsOn: day(endsOn) }).endsOn).toBe(expected)
  })

  test('REN-2: the intended 31st survives February', () => {
    const first = price(
      { term: { months: 1 }, orderedOn: day('2026-01-01') },
      { endsOn: day('2026-01-30'), intendedDay: 31 },
    )
    const { endsOn, intendedDay } = first
    expect([endsOn, intendedDay]).toEqual(['2026-02-27', 31])
    expect(price({ term: { months: 1 }, orderedOn: endsOn }, { endsOn, intendedDay }).endsOn).toBe('2026-03-30')
  })

  test('REN-2: after a common end the new anniversary counts, and the intended day only where it falls there', () => {
    const aligned = price({ term: { commonEnd: day('2027-06-30') } }, { endsOn: day('2027-01-14'), intendedDay: 15 })
    expect([aligned.endsOn, aligned.intendedDay]).toEqual(['2027-06-30', 1])
    const next = price({ orderedOn: aligned.endsOn }, { endsOn: aligned.endsOn, intendedDay: aligned.intendedDay })
    expect(next.endsOn).toBe('2028-06-30')
    const february = price({ term: { commonEnd: day('2027-02-27') } }, { endsOn: day('2027-01-30'), intendedDay: 31 })
    expect([february.endsOn, february.intendedDay]).toEqual(['2027-02-27', 31])
    // An intended day that cannot have been is not followed.
    expect(price({}, { intendedDay: 15 }).endsOn).toBe('2027-12-31')
  })

  test.each([
    ['2026-12-31', '2026-12-01', 'ends-then-already'],
    ['2026-12-30', '2026-12-01', 'ends-later-already'],
    ['2026-11-30', '2026-12-01', 'end-already-past'],
    ['2031-12-31', '2026-12-01', null],
    ['2032-01-01', '2026-12-01', 'too-far-out'],
    ['2027-02-01', '2027-02-10', 'end-already-past'],
  ])('REN-5: a common end on %s, ordered on %s: %s', (commonEnd, orderedOn, expected) => {
    const priced = price({ term: { commonEnd: day(commonEnd) }, orderedOn: day(orderedOn) })
    expect(priced.notPriced).toBe(expected)
    if (expected !== null) expect(priced).toMatchObject({ minor: 0, elements: [], endsOn: '2026-12-31' })
  })

  test.each([
    [6, 30, '2026-07-01', '2027-06-30'],
    [6, 30, '2026-06-30', '2026-06-30'],
    [2, 29, '2026-12-01', '2027-02-28'],
    [12, 31, '2026-12-01', '2026-12-31'],
  ])('REN-14: the fiscal year of month %i, day %i ends after %s on %s', (month, dayInMonth, from, expected) => {
    expect(nextFiscalYearEnd(month, dayInMonth, day(from))).toBe(expected)
  })
})

describe('REN-8: the six methods, by the days of one co-termination', () => {
  test.each([
    ['actual-actual', '14/365 + 1', '379/365'],
    ['actual-365', '380 of 365 days, the leap day among them', '76/73'],
    ['30-360', '12 months and 14 days', '187/180'],
    ['whole-months-up', '13 months', '13/12'],
    ['months-15-day', '12 months, as 14 days are dropped', '1'],
    ['anchored-month', '12 months and 14 of 31 days', '193/186'],
  ] as const)('REN-8: %s from 1 January 2028 through 14 January 2029 is %s', (method, _, years) => {
    const membership = { anchor: day('2028-01-01'), intendedDay: 1, months: 'membership' } as const
    const coverage = coverageOf(method, membership, day('2028-01-01'), day('2029-01-14'))
    expect(coverage).toMatchObject({ method, days: 380, years })
    expect(prorationMethods).toContain(method)
  })

  test('REN-8: a day more or less than fifteen makes the month', () => {
    const years = (to: string): string =>
      coverageOf(
        'months-15-day',
        { anchor: day('2026-01-01'), intendedDay: 1, months: 'membership' },
        day('2026-01-01'),
        day(to),
      ).years
    expect([years('2026-02-14'), years('2026-02-15')]).toEqual(['1/12', '1/6'])
  })
})

describe('REN-3: states and what having lapsed costs', () => {
  // Cover that begins on 31 January 2027 costs 335 days of 2027 and 30 of 2028, which has 366: a little less than a year does.
  test.each([
    ['2026-12-31', 'current', [['list-price', 36_500]]],
    ['2027-01-30', 'current', [['list-price', 36_500]]],
    [
      '2027-01-31',
      'reinstatement',
      [
        ['list-price', 36_492],
        ['gap', 3000],
        ['lapse-fee', 750],
      ],
    ],
    [
      '2027-12-31',
      'reinstatement',
      [
        ['list-price', 36_500],
        ['gap', 36_400],
        ['lapse-fee', 9100],
      ],
    ],
    [
      '2028-01-01',
      'recovery',
      [
        ['list-price', 36_500],
        ['gap', 36_500],
        ['lapse-fee', 18_250],
      ],
    ],
  ] as const)(
    'REN-3: by the delivered bands, what ended on 31 December and is ordered on %s is %s',
    (orderedOn, state, expected) => {
      const priced = price({ orderedOn: day(orderedOn) })
      expect(priced.state).toBe(state)
      expect(rulesOf(priced)).toEqual(expected)
    },
  )

  test('REN-3: in grace the new period begins at the old end, later with the order', () => {
    expect(price({ orderedOn: day('2027-01-30') }).endsOn).toBe('2027-12-31')
    expect(price({ orderedOn: day('2027-01-31') }).endsOn).toBe('2028-01-30')
  })

  const strict: Band = {
    fromDay: 1,
    toDay: 90,
    state: 'reinstatement',
    fee: {
      kind: 'greater',
      of: [
        { kind: 'flat', minor: 5000 },
        { kind: 'percent-of-renewal', percent: '10' },
      ],
    },
    gapCharged: true,
    newStart: 'first-of-next-month',
    waiver: 'approver',
    staffOnly: false,
  }

  test('REN-3: the greater of two fees, cover from the first of the next month, and a hard stop', () => {
    const one = { ...rules, bands: [strict] }
    const priced = price({ rules: one, orderedOn: day('2027-01-10') })
    expect(priced).toMatchObject({ coverage: { from: '2027-02-01' }, endsOn: '2028-01-31' })
    expect(rulesOf(priced)).toEqual([
      ['list-price', 36_492],
      ['gap', 3100],
      ['lapse-fee', 5000],
    ])
    expect(rulesOf(price({ rules: one, orderedOn: day('2027-01-10') }, { quantity: 10 })).at(-1)).toEqual([
      'lapse-fee',
      50_000,
    ])
    expect(price({ rules: one, orderedOn: day('2027-04-01') })).toMatchObject({
      notPriced: 'too-long-lapsed',
      minor: 0,
    })
  })

  test('REN-7: a waived fee stands in the explanation, with what it would have been', () => {
    expect(rulesOf(price({ orderedOn: day('2027-01-31') }, { feeWaived: true }))).toEqual([
      ['list-price', 36_492],
      ['gap', 3000],
      ['lapse-fee', 750],
      ['fee-waived', -750],
    ])
  })

  test.each([
    [null, 'approver', 'no-fee'],
    [deliveredBands[0], 'approver', 'no-fee'],
    [deliveredBands[1], 'specialist', null],
    [deliveredBands[2], 'specialist', 'approver-waives'],
    [deliveredBands[2], 'approver', null],
    [{ ...strict, waiver: 'nobody' }, 'approver', 'never-waived'],
  ] as const)('REN-7: the fee of %o, waived by the %s: %s', (band, by, expected) => {
    expect(whyNotWaive(band ?? null, by)).toBe(expected)
  })
})

describe('REN-13: prices', () => {
  const multi = {
    ...rules,
    rates: {
      A: {
        yearlyMinor: 10_000,
        terms: [
          { months: 24, minor: 19_000 },
          { months: 36, minor: 27_000 },
        ],
      },
    },
  }
  test.each([
    [12, 10_000],
    [18, 14_475],
    [24, 19_000],
    [36, 27_000],
    [48, 37_000],
  ])('REN-13: %i months at yearly 100.00, two years 190.00, three 270.00 cost %i', (months, minor) => {
    expect(price({ rules: multi, term: { months } }).minor).toBe(minor)
  })

  const former = { yearlyMinor: 10_000, paidYearlyMinor: 9000, locked: false }
  test.each([
    [
      'an uplift of 5 %',
      { uplift: { percent: '5' } },
      former,
      [
        ['list-price', 36_500],
        ['uplift', -26_000],
      ],
    ],
    [
      'an uplift over its cap',
      { uplift: { percent: '9' }, upliftCapPercent: '3.5' },
      former,
      [
        ['list-price', 36_500],
        ['uplift', -25_600],
        ['uplift-cap', -550],
      ],
    ],
    [
      'a cap on the list price',
      { upliftCapPercent: '10' },
      former,
      [
        ['list-price', 36_500],
        ['uplift-cap', -25_500],
      ],
    ],
    [
      'a locked price',
      { uplift: { percent: '5' } },
      { ...former, locked: true },
      [
        ['list-price', 36_500],
        ['uplift', -26_000],
        ['price-lock', -500],
      ],
    ],
    ['a locked price above the list', {}, { ...former, yearlyMinor: 90_000, locked: true }, [['list-price', 36_500]]],
    ['nothing known of before', { uplift: { percent: '5' }, upliftCapPercent: '1' }, null, [['list-price', 36_500]]],
  ])('REN-13: %s', (_, changes, before, expected) => {
    expect(rulesOf(price({ rules: { ...rules, ...changes } }, { former: before }))).toEqual(expected)
  })

  test('REN-13: promotion, partner level and manual discount come off one after another, each by its name, and never off gap or fee', () => {
    const spring = { code: 'SPRING', percent: '10', from: day('2027-01-01'), to: day('2027-03-31'), rates: ['A'] }
    const better = { ...spring, code: 'BETTER', percent: '20', rates: null }
    const other = { ...spring, code: 'OTHER', percent: '90', rates: ['B'] }
    const with3 = { ...rules, promotions: [spring, better, other], partnerDiscounts: { gold: '25' } }
    const priced = price(
      { rules: with3, partnerLevel: 'gold', orderedOn: day('2027-01-31') },
      { discountPercent: '50' },
    )
    expect(rulesOf(priced)).toEqual([
      ['list-price', 36_492],
      ['promotion', -7299],
      ['partner-discount', -7298],
      ['manual-discount', -10_947],
      ['gap', 3000],
      ['lapse-fee', 750],
    ])
    expect(priced.elements[1]?.because).toEqual({ rule: 'promotion', code: 'BETTER', percent: '20' })
    expect(rulesOf(price({ rules: with3, partnerLevel: 'silver' }))).toEqual([['list-price', 36_500]])
  })

  test('REN-6: days given back are worth to a partner what they are to the customer, less its discount', () => {
    const generous = { ...rules, creditsEarlierEnd: true, partnerDiscounts: { gold: '25' } }
    const shorter = { rules: generous, orderedOn: day('2027-01-01'), term: { commonEnd: day('2027-06-30') } }
    const line = { endsOn: day('2027-12-31'), former: { ...former, paidYearlyMinor: 36_500 } }
    const customers = price(shorter, line)
    const partners = price({ ...shorter, partnerLevel: 'gold' }, line)
    expect(rulesOf(customers)).toEqual([['credit', -18_400]])
    expect(rulesOf(partners)).toEqual([
      ['credit', -18_400],
      ['partner-discount', 4600],
    ])
    expect(partners.minor).toBe(-13_800)
  })

  test('REN-9: an amount off the whole is shared by what the renewals cost, to the minor unit', () => {
    const lines = [line({ id: 'a' }), line({ id: 'b' }), line({ id: 'c' })]
    const input = { rules, orderedOn: day('2026-12-01'), term: { months: 12 }, partnerLevel: null, lines }
    const shares = (discountMinor: number) =>
      priceQuote({ ...input, discountMinor }).lines.map(({ minor }) => minor - 36_500)
    expect(shares(100)).toEqual([-34, -33, -33])
    expect(shares(999_999_999)).toEqual([-36_500, -36_500, -36_500])
  })

  test('REN-5: a common end before a line’s own gives days back at what was paid for them, where the schedule says so', () => {
    const term = { commonEnd: day('2026-12-21') }
    const generous = { ...rules, creditsEarlierEnd: true }
    const priced = price(
      { rules: generous, term },
      { former: { yearlyMinor: 36_500, paidYearlyMinor: 18_250, locked: false } },
    )
    expect(priced).toMatchObject({
      endsOn: '2026-12-21',
      coverage: { from: '2026-12-22', to: '2026-12-31' },
      minor: -500,
    })
    expect(price({ rules: generous, term }).notPriced).toBe('ends-later-already')
    expect(price({ rules, term }, { former }).notPriced).toBe('ends-later-already')
  })

  test.each(['JPY', 'KWD'])('REN-9: %s needs no special case: minor units are whole', (currency) => {
    const priced = priceQuote({
      rules: { ...rules, currency },
      orderedOn: day('2026-12-01'),
      term: { commonEnd: day('2027-01-31') },
      partnerLevel: null,
      discountMinor: 0,
      lines: [line({ quantity: 3 })],
    })
    expect([priced.currency, priced.minor]).toEqual([currency, 9300])
  })

  test('REN-9: a quantity or a rate that cannot be is a fault of who calls', () => {
    expect(() => price({}, { quantity: 0 })).toThrow('no quantity')
    expect(() => price({}, { quantity: 1.5 })).toThrow('no quantity')
    expect(() => price({}, { rate: 'B' })).toThrow('no rate')
  })
})

describe('REN-3: schedules that are refused', () => {
  const codes = (changes: Partial<PricingRules>): string[] =>
    scheduleFaults({ ...rules, ...changes }).map(({ code }) => code)
  const free: Band = {
    fromDay: 1,
    toDay: null,
    state: 'reinstatement',
    fee: { kind: 'none' },
    gapCharged: false,
    newStart: 'order-date',
    waiver: 'nobody',
    staffOnly: false,
  }

  test('REN-3: the delivered bands are taken', () => {
    expect(scheduleFaults(rules)).toEqual([])
  })

  test('REN-3: a longer term that costs less is refused with both prices', () => {
    const rates = { A: { yearlyMinor: 10_000, terms: [{ months: 24, minor: 9999 }] } }
    expect(scheduleFaults({ ...rules, rates })).toEqual([
      {
        code: 'longer-costs-less',
        rate: 'A',
        example: { quantity: 1, shorterMonths: 12, shorterMinor: 10_000, longerMonths: 24, longerMinor: 9999 },
      },
    ])
  })

  test.each<[string, Partial<Band>]>([
    ['no fee and no gap', {}],
    ['a fee of the renewal, which may be short', { fee: { kind: 'percent-of-renewal', percent: '50' } }],
    ['part of the gap', { fee: { kind: 'percent-of-gap', percent: '99' } }],
    ['a flat fee below the longest gap', { toDay: 101, fee: { kind: 'flat', minor: 9999 } }],
    ['a flat fee without an end of the band', { fee: { kind: 'flat', minor: 1_000_000 } }],
  ])(
    'REN-3: cover that begins with the order for %s is refused with an example that the engine prices',
    (_, changes) => {
      const [fault, more] = scheduleFaults({ ...rules, bands: [{ ...free, ...changes }] })
      if (fault?.code !== 'cheaper-to-lapse') throw new Error('not refused')
      expect(more).toBeUndefined()
      const { example } = fault
      if (example === null) {
        // A million is worth the gap of 27 years; only somebody who waits longer saves.
        expect(changes.toDay).toBeUndefined()
        return
      }
      const costs = (orderedOn: Day): number =>
        price(
          { rules: { ...rules, bands: [{ ...free, ...changes }] }, orderedOn, term: { commonEnd: example.commonEnd } },
          { endsOn: example.endedOn, quantity: example.quantity },
        ).minor
      expect([costs(example.endedOn), costs(example.orderedOn)]).toEqual([example.inTimeMinor, example.lapsedMinor])
      expect(example.lapsedMinor).toBeLessThan(example.inTimeMinor)
    },
  )

  test.each<[string, Partial<Band>]>([
    ['the old end', { newStart: 'old-end' }],
    ['a charged gap', { gapCharged: true }],
    ['a fee worth the gap', { fee: { kind: 'percent-of-gap', percent: '100' } }],
    ['a flat fee worth the longest gap', { toDay: 101, fee: { kind: 'flat', minor: 10_000 } }],
    [
      'either of two that is',
      { fee: { kind: 'greater', of: [{ kind: 'none' }, { kind: 'percent-of-gap', percent: '125' }] } },
    ],
  ])('REN-3: a band with %s is taken', (_, changes) => {
    expect(codes({ bands: [{ ...free, ...changes }] })).toEqual([])
  })

  test('REN-3: a second year dearer than the first makes lapsing cheaper, unless cover always begins at the old end', () => {
    const rates = { A: { yearlyMinor: 10_000, terms: [{ months: 24, minor: 20_001 }] } }
    expect(codes({ rates })).toEqual(['cheaper-to-lapse', 'cheaper-to-lapse'])
    expect(codes({ rates, bands: [{ ...free, newStart: 'old-end' }] })).toEqual([])
  })

  test.each<[string, Partial<PricingRules>]>([
    ['unknown-currency', { currency: 'XXX' }],
    ['bands-begin-late', { bands: [{ ...free, fromDay: 2 }] }],
    [
      'bands-apart',
      {
        bands: [
          { ...free, toDay: 30 },
          { ...free, fromDay: 32 },
        ],
      },
    ],
    ['bands-apart', { bands: [free, { ...free, fromDay: 32 }] }],
    ['band-is-empty', { bands: [{ ...free, toDay: 0 }] }],
    ['fee-below-zero', { bands: [{ ...free, fee: { kind: 'flat', minor: -1 } }] }],
    ['price-below-zero', { rates: { A: { yearlyMinor: -1, terms: [] } } }],
    ['terms-out-of-order', { rates: { A: { yearlyMinor: 1, terms: [{ months: 12, minor: 5 }] } } }],
    ['terms-out-of-order', { rates: { A: { yearlyMinor: 0, terms: [{ months: 24, minor: 5 }] } } }],
    ['percent-out-of-range', { partnerDiscounts: { gold: '100.5' } }],
    ['percent-out-of-range', { uplift: { percent: '-5' } }],
    [
      'promotion-ends-early',
      { promotions: [{ code: 'P', percent: '5', from: day('2026-02-01'), to: day('2026-01-31'), rates: null }] },
    ],
  ])('REN-3: %s is found', (code, changes) => {
    expect(codes(changes)).toContain(code)
  })
})

describe('REN-10: how long a quote holds', () => {
  const input = (orderedOn: string, endsOn: string, promotions: PricingRules['promotions'] = []): QuoteInput => ({
    rules: { ...rules, promotions },
    orderedOn: day(orderedOn),
    term: { months: 12 },
    partnerLevel: null,
    discountMinor: 0,
    lines: [line({ endsOn: day(endsOn) })],
  })
  const promotion = { code: 'P', percent: '5', from: day('2026-01-01'), to: day('2026-06-20'), rates: null }

  test.each([
    ['30 days', '2026-06-01', '2026-12-31', [], [], '2026-07-01'],
    ['not past a price change', '2026-06-01', '2026-12-31', ['2026-06-15', '2026-06-20'], [], '2026-06-14'],
    [
      'nor past the end of grace, which costs the same as being covered',
      '2026-06-01',
      '2026-05-20',
      [],
      [],
      '2026-06-19',
    ],
    ['from before the end into grace, but not past it', '2026-06-01', '2026-06-10', [], [], '2026-07-01'],
    ['nor past the end of reinstatement', '2026-06-01', '2025-06-10', [], [], '2026-06-10'],
    ['nor past a promotion in it', '2026-06-01', '2026-12-31', [], [promotion], '2026-06-20'],
    ['a change on the day itself was before it', '2026-06-01', '2026-12-31', ['2026-06-01'], [], '2026-07-01'],
  ])('REN-10: %s', (_, orderedOn, endsOn, changes, promotions, expected) => {
    expect(validThrough(input(orderedOn, endsOn, promotions), changes.map(day))).toBe(expected)
  })

  test('REN-10: bands without an end end nothing', () => {
    expect(lastDayOfStanding(day('2026-06-01'), day('2020-01-01'), deliveredBands)).toBeNull()
    expect(standingOn(day('2026-06-01'), day('2020-01-01'), deliveredBands).state).toBe('recovery')
  })

  test('REN-10: versions are named after the first', () => {
    expect([versionName('Q-2026-0006', 1), versionName('Q-2026-0006', 3)]).toEqual(['Q-2026-0006', 'Q-2026-0006-R3'])
  })
})

describe('REN-7: who must agree to a discount', () => {
  const matrix: readonly ApprovalRow[] = [
    { terms: 'all', abovePercent: '5', fromYearlyMinor: 0, approver: 'lead' },
    { terms: 'one-year', abovePercent: '20', fromYearlyMinor: 0, approver: 'desk' },
    { terms: 'multi-year', abovePercent: '30', fromYearlyMinor: 0, approver: 'desk' },
    { terms: 'all', abovePercent: '40', fromYearlyMinor: 10_000_000, approver: 'board' },
  ]
  test.each([
    ['5', 12, 0, null],
    ['5.01', 12, 0, 'lead'],
    ['20.01', 12, 0, 'desk'],
    ['20.01', 36, 0, 'lead'],
    ['41', 36, 9_999_999, 'desk'],
    ['41', 36, 10_000_000, 'board'],
  ])('REN-7: %s %% off %i months worth %i a year needs %s', (off, termMonths, yearlyMinor, expected) => {
    expect(approverOf(matrix, { discount: percent(off), termMonths, yearlyMinor })).toBe(expected)
  })

  test('REN-7: the matrix is asked about the line with the largest discount by hand, after promotion and level, without gap and fee', () => {
    const input: QuoteInput = {
      rules: { ...rules, partnerDiscounts: { gold: '50' } },
      orderedOn: day('2027-02-01'),
      term: { months: 24 },
      partnerLevel: 'gold',
      discountMinor: 0,
      lines: [line({ quantity: 2, discountPercent: '10' }), line({ quantity: 1, discountPercent: '30' }), line()],
    }
    const asked = discountedOf(priceQuote(input))
    expect(ratioDecimal(asked.discount, 3)).toBe('0.300')
    expect(asked).toMatchObject({ termMonths: 24, yearlyMinor: 4 * 36_500 })
    const shared = {
      ...input,
      lines: [line(), line()],
      discountMinor: 7300,
      partnerLevel: null,
      orderedOn: day('2026-12-01'),
    }
    expect(ratioText(discountedOf(priceQuote(shared)).discount)).toBe('1/20')
    expect(discountedOf(priceQuote({ ...shared, discountMinor: 0 })).discount).toEqual(ratio(0))
  })
})

describe('REN-5: why a line cannot be renewed', () => {
  const fine: Renewable = {
    membership: { endsOn: day('2026-12-31'), programmeEnded: false },
    licenceInForce: true,
    openQuote: false,
    openOrder: false,
    rate: 'A',
  }
  test.each<[NotRenewable | null, Partial<Renewable>, string, boolean]>([
    [null, {}, '2026-12-01', false],
    ['no-programme', { membership: null }, '2026-12-01', false],
    ['programme-ended', { membership: { endsOn: day('2026-12-31'), programmeEnded: true } }, '2026-12-01', false],
    ['licence-not-in-force', { licenceInForce: false }, '2026-12-01', false],
    ['no-price', { rate: null }, '2026-12-01', false],
    ['no-price', { rate: 'B' }, '2026-12-01', true],
    ['open-quote', { openQuote: true }, '2026-12-01', false],
    ['open-order', { openQuote: true, openOrder: true }, '2026-12-01', false],
    ['staff-quote-only', {}, '2028-06-01', false],
    [null, {}, '2028-06-01', true],
  ])('REN-5: %s', (expected, changes, on, byStaff) => {
    expect(whyNotRenewable({ ...fine, ...changes }, rules, day(on), byStaff)).toBe(expected)
  })

  test('REN-5: past the hard stop', () => {
    const short = { ...rules, bands: deliveredBands.slice(0, 1) }
    expect(whyNotRenewable(fine, short, day('2027-01-31'), true)).toBe('too-long-lapsed')
  })
})

test('REN-8: an explanation says all that its arithmetic needs', () => {
  const { coverage, elements } = price(
    { orderedOn: day('2027-03-01'), term: { commonEnd: day('2028-12-31') } },
    { quantity: 3 },
  )
  expect(coverage).toEqual({
    method: 'actual-actual',
    from: '2027-03-01',
    to: '2028-12-31',
    days: 672,
    parts: [
      { from: '2027-03-01', to: '2027-12-31', count: 306, of: 365, unit: 'year' },
      { from: '2028-01-01', to: '2028-12-31', count: 1, of: 1, unit: 'year' },
    ],
    rounding: 'none',
    years: '671/365',
  })
  expect(elements[0]).toEqual({
    because: { rule: 'list-price', yearlyMinor: 36_500 },
    perUnit: '67100',
    minor: 201_300,
  })
  expect(elements[2]).toMatchObject({ because: { rule: 'lapse-fee', renewal: '67100', gap: '5900' }, perUnit: '1475' })
  expect(ratioText(percent('12.5'))).toBe('1/8')
})
