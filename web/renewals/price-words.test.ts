import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import en from '../../messages/en/prices.json' with { type: 'json' }
import es from '../../messages/es/prices.json' with { type: 'json' }
import type { Messages } from '../../messages/messages.gen.ts'
import { day } from '../../values/calendar.ts'
import { priceWords } from './price-words.server.ts'

const coverage = {
  method: 'actual-actual',
  from: day('2026-12-05'),
  to: day('2027-12-31'),
  days: 392,
  parts: [
    { from: day('2026-12-05'), to: day('2027-12-04'), count: 1, of: 1, unit: 'year' },
    { from: day('2027-12-05'), to: day('2027-12-31'), count: 27, of: 366, unit: 'year' },
  ],
  rounding: 'none',
  years: '131/122',
} as const

// The words of prices alone are asked for here.
const words = { en: { prices: en }, es: { prices: es } } as unknown as Record<'en' | 'es', Messages>

const pricesIn = (language: 'en' | 'es', currency: string) =>
  priceWords({ t: createTranslator({ locale: language, messages: words[language] }), language }, currency)

const plain = (text: string) => text.replaceAll('\u00a0', ' ')

const explained = (
  language: 'en' | 'es',
  currency: string,
  line: Parameters<ReturnType<typeof priceWords>['explain']>[0],
) => {
  const { span, steps } = pricesIn(language, currency).explain(line)
  return {
    span: span.map(plain),
    steps: steps.map(({ rule, how, amount }) => [rule, plain(how), plain(amount)]),
  }
}

test('REN-8: a price tells method, both dates, day counts, denominator, exact fraction and rounding', () => {
  const line = {
    quantity: 10,
    coverage,
    elements: [
      { because: { rule: 'list-price', yearlyMinor: 3800 }, perUnit: '248900/61', minor: 40803 },
      { because: { rule: 'promotion', code: 'SPRING', percent: '2.5' }, perUnit: '-100', minor: -1000 },
    ],
  } as const
  expect(explained('en', 'USD', line)).toEqual({
    span: [
      'New period: 5 Dec 2026 to 31 Dec 2027, both included: 392 days.',
      'Counted by actual days of the enclosing year (actual/actual). Every day counts.',
      '5 Dec 2026 to 4 Dec 2027: 1 whole year',
      '5 Dec 2027 to 31 Dec 2027: 27 of 366 days of the year',
      'Together 131/122 years (about 1.0738).',
    ],
    steps: [
      [
        'List price',
        'USD 38.00 for one and a year × 131/122 years (about 1.0738) · 10 × exactly USD 2489/61, about USD 40.8033',
        'USD 408.03',
      ],
      ['Promotion SPRING', '2.5% off what stands above · 10 × USD -1.00', 'USD -10.00'],
    ],
  })
  expect(explained('es', 'EUR', line).steps).toEqual([
    [
      'Precio de tarifa',
      '38,00 EUR por unidad y año × 131/122 años (unos 1,0738) · 10 × exactamente 2489/61 EUR, unos 40,8033 EUR',
      '408,03 EUR',
    ],
    ['Promoción SPRING', '2,5 % menos de lo anterior · 10 × -1,00 EUR', '-10,00 EUR'],
  ])
  expect(pricesIn('en', 'USD').rounded).toContain('rounded half up')
})

test('REN-3: what having lapsed costs is told with the days without cover and what the fee is a part of', () => {
  const gap = {
    ...coverage,
    from: day('2026-06-01'),
    to: day('2026-12-04'),
    days: 187,
    years: '187/365',
    parts: [],
  } as const
  const { steps } = explained('en', 'JPY', {
    quantity: 1,
    coverage,
    elements: [
      { because: { rule: 'gap', yearly: '36500', coverage: gap }, perUnit: '18700', minor: 18700 },
      {
        because: {
          rule: 'lapse-fee',
          state: 'reinstatement',
          fee: {
            kind: 'greater',
            of: [
              { kind: 'percent-of-gap', percent: '25' },
              { kind: 'flat', minor: 500 },
            ],
          },
          renewal: '39190',
          gap: '18700',
        },
        perUnit: '4675',
        minor: 4675,
      },
      { because: { rule: 'fee-waived' }, perUnit: '-4675', minor: -4675 },
    ],
  })
  expect(steps).toEqual([
    [
      'Days without cover',
      'JPY 36,500 for one and a year × 187/365 years (about 0.5123) · 1 × JPY 18,700',
      'JPY 18,700',
    ],
    [
      'Fee for reinstatement',
      'the greater of: 25% of the days without cover of one, JPY 18,700; JPY 500 for one · 1 × JPY 4,675',
      'JPY 4,675',
    ],
    ['Fee waived', 'the fee above is not asked for · 1 × JPY -4,675', 'JPY -4,675'],
  ])
})

test('REN-13: increases, caps, locks and shared discounts each name their rule and the price before it', () => {
  const { steps } = explained('en', 'USD', {
    quantity: 2,
    coverage: { ...coverage, years: '2' },
    elements: [
      {
        because: { rule: 'uplift', formerYearlyMinor: 1000, percent: '3', yearly: '1030' },
        perUnit: '30',
        minor: 60,
      },
      { because: { rule: 'multi-year', pricedYears: '3/2' }, perUnit: '-50', minor: -100 },
      { because: { rule: 'price-lock', formerYearlyMinor: 1000, yearly: '1000' }, perUnit: '-30', minor: -60 },
      { because: { rule: 'shared-discount', wholeMinor: 5000 }, perUnit: null, minor: -2500 },
    ],
  })
  expect(steps).toEqual([
    [
      'Price increase',
      '3% more than the former USD 10.00 for a year: USD 10.30 from now on · 2 × USD 0.30',
      'USD 0.60',
    ],
    [
      'Price of a longer term',
      '3/2 (about 1.5000) yearly prices for this term instead of 2 · 2 × USD -0.50',
      'USD -1.00',
    ],
    ['Locked price', 'the former USD 10.00 for a year are locked: USD 10.00 · 2 × USD -0.30', 'USD -0.60'],
    ['Share of a discount on the whole', 'this line’s part of USD 50.00', 'USD -25.00'],
  ])
})
