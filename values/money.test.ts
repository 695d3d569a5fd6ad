import { data } from 'currency-codes'
import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minorDigits } from './currencies.ts'
import { currencies, isCurrency } from './iso-4217.ts'
import { decimalOfMoney, money, moneyOfDecimal, share, sum, timesMoney } from './money.ts'
import { percent, type Rounding, ratio, ratioDecimal, ratioOfDecimal, ratioText, readRatio, rounded } from './ratio.ts'

const runs = { numRuns: 10_000 }

test('REN-9: the minor units that the browser knows are those of ISO 4217, for every currency of trade', () => {
  const published = new Map(data.map(({ code, digits }) => [code, digits]))
  expect(currencies().length).toBeGreaterThan(150)
  for (const code of currencies()) expect([code, minorDigits(code)]).toEqual([code, published.get(code)])
  expect(new Set(currencies().map(minorDigits))).toEqual(new Set([0, 2, 3]))
  expect([minorDigits('CLF'), minorDigits('UYW')]).toEqual([published.get('CLF'), published.get('UYW')])
})

test.each(['EUR', 'USD', 'JPY', 'KWD', 'XAF'])('REN-9: prices can be in %s', (code) => {
  expect(isCurrency(code)).toBe(true)
})

test.each(['XAU', 'XTS', 'XXX', 'XDR', 'CHW', 'eur', 'EURO', ''])('REN-9: prices cannot be in %s', (code) => {
  expect(isCurrency(code)).toBe(false)
})

test.each([
  ['19.90', 'EUR', 1990, '19.90'],
  ['19.9', 'EUR', 1990, '19.90'],
  ['-0.05', 'EUR', -5, '-0.05'],
  ['1200', 'JPY', 1200, '1200'],
  ['1200.00', 'JPY', 1200, '1200'],
  ['0.001', 'KWD', 1, '0.001'],
  ['12.3456', 'CLF', 123_456, '12.3456'],
  ['-0', 'EUR', 0, '0.00'],
])('REN-9: %s %s is %i minor units', (text, currency, minor, written) => {
  expect(moneyOfDecimal(text, currency)).toEqual({ currency, minor })
  expect(decimalOfMoney({ currency, minor })).toBe(written)
})

test.each([
  ['0.005', 'EUR'],
  ['0.5', 'JPY'],
  ['1e3', 'EUR'],
  ['1,000', 'EUR'],
  ['', 'EUR'],
  ['90071992547409.92', 'EUR'],
])('REN-9: %s %s is no amount', (text, currency) => {
  expect(() => moneyOfDecimal(text, currency)).toThrow(RangeError)
})

test.each<[string, Rounding, bigint]>([
  ['0.5', 'half-up', 1n],
  ['-0.5', 'half-up', -1n],
  ['0.4999999999999999999999999', 'half-up', 0n],
  ['-1446.5', 'half-up', -1447n],
  ['2.5', 'half-up', 3n],
  ['0.0000000001', 'up', 1n],
  ['-0.0000000001', 'up', -1n],
  ['7', 'up', 7n],
  ['0.9999', 'down', 0n],
  ['-7.9', 'down', -7n],
])('REN-9: %s rounded %s is %s', (value, rounding, expected) => {
  expect(rounded(ratioOfDecimal(value), rounding)).toBe(expected)
})

test('REN-9: an amount times a ratio is what an independent decimal library says, to the last minor unit', () => {
  const exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP })
  const given = fc.tuple(
    fc.integer({ min: -(10 ** 12), max: 10 ** 12 }),
    fc.integer({ min: -3660, max: 3660 }),
    fc.integer({ min: 1, max: 3660 }),
  )
  fc.assert(
    fc.property(given, ([minor, over, under]) => {
      const product = new exact(minor).times(over).div(under).toDecimalPlaces(0)
      expect(timesMoney(money('EUR', minor), ratio(over, under), 'half-up').minor).toBe(product.toNumber() || 0)
    }),
    runs,
  )
})

test('REN-9: a credit mirrors its invoice: the amount times a negative ratio is the same amount below zero', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1, max: 100_000 }), (minor, under) => {
      const charged = timesMoney(money('EUR', minor), ratio(1, under), 'half-up').minor
      expect(timesMoney(money('EUR', minor), ratio(-1, under), 'half-up').minor + charged).toBe(0)
    }),
    runs,
  )
})

test('REN-9: the parts sum to the whole to the minor unit, each within one of its exact part, and mirror below zero', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 10 ** 9 }), { minLength: 1, maxLength: 12 })
    .filter((all) => all.some((weight) => weight > 0))
  fc.assert(
    fc.property(fc.maxSafeInteger(), weights, (minor, all) => {
      const parts = share(minor, all)
      const total = all.reduce((one, other) => one + BigInt(other), 0n)
      expect(parts.reduce((one, part) => one + BigInt(part), 0n)).toBe(BigInt(minor))
      for (const [index, part] of parts.entries()) {
        const off = BigInt(part) * total - BigInt(minor) * BigInt(all[index] ?? 0)
        expect(off < total && off > -total).toBe(true)
      }
      expect(share(-minor, all)).toEqual(parts.map((part) => -part || 0))
    }),
    runs,
  )
})

test.each([
  [100, [1, 1, 1], [34, 33, 33]],
  [-100, [1, 1, 1], [-34, -33, -33]],
  [1, [0, 5, 5], [0, 1, 0]],
  [0, [1, 2], [0, 0]],
  [5, [9, 1], [5, 0]],
])('REN-9: %i shared by %j is %j', (minor, weights, parts) => {
  expect(share(minor, weights)).toEqual(parts)
})

test.each([[[]], [[0, 0]], [[1, -1, 2]]])('REN-9: nothing is shared by %j', (weights) => {
  expect(() => share(100, weights)).toThrow('nothing to share by')
})

test('REN-9: ten thousand amounts are summed exactly, and never those of two currencies', () => {
  const most = money('EUR', 9_007_199_254)
  expect(
    sum(
      'EUR',
      Array.from({ length: 10_000 }, () => most),
    ).minor,
  ).toBe(90_071_992_540_000)
  expect(() => sum('EUR', [most, money('USD', 1)])).toThrow(RangeError)
  expect(() => sum('EUR', [money('EUR', Number.MAX_SAFE_INTEGER), money('EUR', 1)])).toThrow(RangeError)
})

test('REN-8: a fraction is written in lowest terms and read back', () => {
  expect(ratioText(ratio(612, 362))).toBe('306/181')
  expect(ratioText(ratio(-730, 365))).toBe('-2')
  expect(ratioDecimal(ratio(23_849, 22_265), 9)).toBe('1.071143050')
  expect(ratioDecimal(ratio(-1, 3), 0)).toBe('0')
  expect(ratioText(percent('12.5'))).toBe('1/8')
  for (const wrong of ['1/0', '1.5', '1/-2', '', '1/2/3', 'x']) expect(() => readRatio(wrong)).toThrow(RangeError)
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (over, under) => {
      const read = readRatio(ratioText(ratio(over, under)))
      expect(read.over * BigInt(under)).toBe(BigInt(over) * read.under)
    }),
    runs,
  )
})
