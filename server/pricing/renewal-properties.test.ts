import { Decimal } from 'decimal.js'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { expect, test } from 'vitest'
import { prorationMethods } from '../../contract/prices.ts'
import { addDays, addMonths, type Day, day, dayNumber, dayOfMonth, dayOfNumber } from '../../values/calendar.ts'
import { plus, ratioText, readRatio } from '../../values/ratio.ts'
import { arithmeticOf, recompute } from './arithmetic-rules.ts'
import { arithmeticSchema } from './arithmetic-schema.ts'
import { coverageOf } from './proration-rules.ts'
import { type PricedLine, priceQuote, type QuoteInput, type QuoteLine } from './quote-price-rules.ts'
import { scheduleFaults } from './schedule-fault-rules.ts'
import { type Band, deliveredBands, type Fee, type PricingRules } from './schedule-rules.ts'

const runs = { numRuns: 10_000 }

const anyDay = fc.integer({ min: dayNumber(day('2023-01-01')), max: dayNumber(day('2032-12-31')) }).map(dayOfNumber)
/** Month ends and leap days more often than chance would have it. */
const edgeDay = fc.oneof(
  anyDay,
  anyDay.map((of) => addDays(addMonths(of, 1, 1), -1)),
  fc.constantFrom('2024-02-28', '2024-02-29', '2028-02-29', '2027-02-28', '2025-12-31').map(day),
)
const anyPercent = fc.integer({ min: 0, max: 1000 }).map((tenths) => `${Math.floor(tenths / 10)}.${tenths % 10}`)

const simpleFee: fc.Arbitrary<Fee> = fc.oneof(
  fc.constant<Fee>({ kind: 'none' }),
  fc.integer({ min: 0, max: 500_000 }).map<Fee>((minor) => ({ kind: 'flat', minor })),
  anyPercent.map<Fee>((percent) => ({ kind: 'percent-of-renewal', percent })),
  anyPercent.map<Fee>((percent) => ({ kind: 'percent-of-gap', percent })),
)
const anyFee: fc.Arbitrary<Fee> = fc.oneof(
  simpleFee,
  fc.tuple(simpleFee, simpleFee).map<Fee>((of) => ({ kind: 'greater', of })),
)

const anyBands: fc.Arbitrary<readonly Band[]> = fc
  .array(
    fc.record({
      days: fc.integer({ min: 1, max: 400 }),
      fee: anyFee,
      gapCharged: fc.boolean(),
      newStart: fc.constantFrom('old-end', 'order-date', 'first-of-next-month'),
      isLast: fc.boolean(),
    }),
    { minLength: 1, maxLength: 3 },
  )
  .map((rows) => {
    let from = 1
    return rows.map(({ days, fee, gapCharged, newStart, isLast }, index): Band => {
      const fromDay = from
      from += days
      const toDay = isLast && index === rows.length - 1 ? null : from - 1
      return { fromDay, toDay, state: 'reinstatement', fee, gapCharged, newStart, waiver: 'nobody', staffOnly: false }
    })
  })

const anyRate = fc
  .record({
    yearlyMinor: fc.integer({ min: 0, max: 2_000_000 }),
    added: fc.array(fc.integer({ min: -10, max: 130 }), { maxLength: 4 }),
  })
  .map(({ yearlyMinor, added }) => {
    let minor = yearlyMinor
    const terms = added.map((percent, index) => {
      minor += Math.round((yearlyMinor * percent) / 100)
      return { months: 24 + 12 * index, minor }
    })
    return { yearlyMinor, terms }
  })

const anyRules: fc.Arbitrary<PricingRules> = fc.record({
  version: fc.constant('1'),
  currency: fc.constantFrom('EUR', 'JPY', 'KWD', 'USD'),
  method: fc.constantFrom(...prorationMethods),
  months: fc.constantFrom('membership', 'calendar'),
  rates: anyRate.map((rate) => ({ A: rate })),
  bands: fc.oneof(fc.constant(deliveredBands), anyBands),
  uplift: fc.option(anyPercent.map((percent) => ({ percent }))),
  upliftCapPercent: fc.option(anyPercent),
  promotions: fc.constantFrom(
    [],
    [{ code: 'SPRING', percent: '7.5', from: day('2000-01-01'), to: day('2099-12-31'), rates: null }],
  ),
  partnerDiscounts: fc.constant({ gold: '15', silver: '7.25' }),
  creditsEarlierEnd: fc.boolean(),
})

/** Many schedules that an import would take. Others are left out before, as looking for an example against each takes long. */
const accepted = fc.sample(anyRules, 500).filter((rules) => scheduleFaults(rules).length === 0)
const acceptedRules = fc.constantFrom(...accepted)

const anyLine: fc.Arbitrary<QuoteLine> = fc
  .record({
    quantity: fc.integer({ min: 1, max: 5000 }),
    endsOn: edgeDay,
    intended: fc.option(fc.integer({ min: 28, max: 31 })),
    former: fc.option(
      fc.record({
        yearlyMinor: fc.integer({ min: 0, max: 2_000_000 }),
        paidYearlyMinor: fc.integer({ min: 0, max: 2_000_000 }),
        locked: fc.boolean(),
      }),
    ),
    discountPercent: fc.option(anyPercent),
  })
  .map(({ intended, ...line }) => {
    const begins = addDays(line.endsOn, 1)
    // The 31st can only have been intended where the month was too short for it.
    const clamped = intended !== null && addMonths(begins, 0, intended) === begins
    return { ...line, id: '1', rate: 'A', feeWaived: false, intendedDay: clamped ? intended : dayOfMonth(begins) }
  })

const anyQuote = fc.record({
  rules: acceptedRules,
  line: anyLine,
  lapsed: fc.integer({ min: -200, max: 900 }),
  out: fc.integer({ min: 0, max: 1900 }),
  further: fc.integer({ min: 1, max: 400 }),
  partnerLevel: fc.constantFrom(null, 'gold', 'silver', 'none'),
})

function quoteOf(
  given: { rules: PricingRules; line: QuoteLine; partnerLevel: string | null },
  orderedOn: Day,
  commonEnd: Day,
) {
  const { rules, line, partnerLevel } = given
  const input: QuoteInput = { rules, orderedOn, term: { commonEnd }, partnerLevel, discountMinor: 0, lines: [line] }
  return priceQuote(input)
}

function only(lines: readonly PricedLine[]): PricedLine {
  const [line] = lines
  if (line === undefined || lines.length > 1) throw new Error('not one line')
  return line
}

test('REN-3: import refuses many schedules and accepts many, so that what follows speaks of both kinds of gaps', () => {
  const restarting = accepted.filter(({ bands }) => bands.some(({ newStart }) => newStart !== 'old-end'))
  expect(accepted.length).toBeGreaterThan(60)
  expect(accepted.length).toBeLessThan(450)
  expect(restarting.length).toBeGreaterThan(30)
  expect(restarting.some(({ bands }) => bands.some(({ gapCharged }) => !gapCharged))).toBe(true)
})

test('REN-3: under any schedule that import accepts, a longer term never costs less', () => {
  let compared = 0
  fc.assert(
    fc.property(anyQuote, (given) => {
      const orderedOn = addDays(given.line.endsOn, given.lapsed)
      const shorterEnd = addDays(orderedOn, given.out)
      const shorter = only(quoteOf(given, orderedOn, shorterEnd).lines)
      const longer = only(quoteOf(given, orderedOn, addDays(shorterEnd, given.further)).lines)
      // A line that ends on the day already costs nothing, which is what cover until then costs.
      const priced = (line: PricedLine): boolean => line.notPriced === null || line.notPriced === 'ends-then-already'
      if (!priced(shorter) || !priced(longer)) return
      compared += 1
      expect(longer.minor).toBeGreaterThanOrEqual(shorter.minor)
    }),
    runs,
  )
  expect(compared).toBeGreaterThan(4000)
})

test('REN-3: under any schedule that import accepts, lapsing never costs less than renewing in time to the same end', () => {
  let compared = 0
  const late = fc.record({ given: anyQuote, days: fc.integer({ min: 1, max: 900 }), before: fc.nat({ max: 90 }) })
  fc.assert(
    fc.property(late, ({ given, days, before }) => {
      const { endsOn } = given.line
      const orderedOn = addDays(endsOn, days)
      const commonEnd = addDays(orderedOn, given.out)
      const lapsed = only(quoteOf(given, orderedOn, commonEnd).lines)
      const inTime = only(quoteOf(given, addDays(endsOn, -before), commonEnd).lines)
      if (lapsed.notPriced !== null || inTime.notPriced !== null) return
      compared += 1
      expect(lapsed.minor).toBeGreaterThanOrEqual(inTime.minor)
    }),
    runs,
  )
  expect(compared).toBeGreaterThan(2500)
})

const anyLines = fc.record({
  rules: acceptedRules,
  lines: fc.array(anyLine, { minLength: 1, maxLength: 3 }),
  orderedOn: edgeDay,
  term: fc.oneof(
    fc.constantFrom(1, 12, 24, 36, 60).map((months) => ({ months })),
    edgeDay.map((commonEnd) => ({ commonEnd })),
  ),
  partnerLevel: fc.constantFrom(null, 'gold', 'silver', 'none'),
  discountMinor: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000_000 })),
})

test('REN-9: elements sum to their line and lines to the quote, to the minor unit, however they are discounted', () => {
  fc.assert(
    fc.property(anyLines, (given) => {
      const quote = priceQuote(given)
      for (const line of quote.lines) expect(line.elements.reduce((sum, { minor }) => sum + minor, 0)).toBe(line.minor)
      expect(quote.lines.reduce((sum, { minor }) => sum + minor, 0)).toBe(quote.minor)
      const off = quote.lines.flatMap(({ elements }) =>
        elements.filter(({ because }) => because.rule === 'shared-discount'),
      )
      const shared = off.reduce((sum, { minor }) => sum - minor, 0)
      expect(shared).toBeLessThanOrEqual(given.discountMinor)
    }),
    runs,
  )
})

test('REN-5: aligning twice changes nothing: what ends on the day is left as it is and costs nothing', () => {
  let aligned = 0
  fc.assert(
    fc.property(anyLines, edgeDay, (given, commonEnd) => {
      const first = priceQuote({ ...given, term: { commonEnd } })
      const lines = given.lines.map((line, index) => {
        const { endsOn, intendedDay } = first.lines[index] ?? line
        return { ...line, endsOn, intendedDay }
      })
      const second = priceQuote({ ...given, term: { commonEnd }, lines })
      for (const [index, before] of first.lines.entries()) {
        const after = second.lines[index]
        const left = before.notPriced !== null && before.notPriced !== 'ends-then-already'
        if (left) continue
        aligned += 1
        const { endsOn, intendedDay } = before
        expect(after).toMatchObject({ notPriced: 'ends-then-already', minor: 0, elements: [], endsOn, intendedDay })
      }
    }),
    runs,
  )
  expect(aligned).toBeGreaterThan(3000)
})

test('REN-2: no day lies in two periods or in none: cover follows the old end, or a gap that does', () => {
  fc.assert(
    fc.property(anyLines, (given) => {
      for (const [index, priced] of priceQuote(given).lines.entries()) {
        const line = given.lines[index]
        if (!line || priced.coverage === null) continue
        const { coverage, elements, endsOn } = priced
        if (endsOn < line.endsOn) {
          expect([coverage.from, coverage.to]).toEqual([addDays(endsOn, 1), line.endsOn])
          continue
        }
        expect(coverage.to).toBe(endsOn)
        const gap = elements.map(({ because }) => because).find(({ rule }) => rule === 'gap')
        if (gap?.rule === 'gap') {
          expect(gap.coverage.from).toBe(addDays(line.endsOn, 1))
          expect(coverage.from).toBe(addDays(gap.coverage.to, 1))
        } else if (priced.daysLapsed <= 0) expect(coverage.from).toBe(addDays(line.endsOn, 1))
        for (const [at, part] of coverage.parts.entries())
          expect(part.from).toBe(at === 0 ? coverage.from : addDays(coverage.parts[at - 1]?.to ?? part.from, 1))
        expect(coverage.parts.at(-1)?.to).toBe(coverage.to)
      }
    }),
    runs,
  )
})

test('REN-9: splitting a line and then renewing costs what renewing it does, to within one minor unit per part', () => {
  fc.assert(
    fc.property(anyLines, fc.integer({ min: 1, max: 4999 }), (given, wanted) => {
      const [line, ...others] = given.lines
      if (!line || line.quantity < 2) return
      const part = 1 + (wanted % (line.quantity - 1))
      const parts = [
        { ...line, quantity: part },
        { ...line, quantity: line.quantity - part },
      ]
      const whole = priceQuote(given).minor
      const split = priceQuote({ ...given, lines: [...parts, ...others] }).minor
      expect(Math.abs(split - whole)).toBeLessThanOrEqual(parts.length)
    }),
    runs,
  )
})

test('REN-8: by day and by fixed months, two spans side by side cost what the whole does, to sixty months and leap days', () => {
  const methods = fc.constantFrom('actual-actual', 'actual-365', '30-360', 'anchored-month' as const)
  const spans = fc.tuple(fc.integer({ min: 1, max: 1826 }), fc.integer({ min: 1, max: 1826 }))
  const months = fc.constantFrom('membership', 'calendar' as const)
  fc.assert(
    fc.property(
      methods,
      edgeDay,
      fc.integer({ min: -800, max: 800 }),
      spans,
      months,
      (method, anchor, off, [a, b], of) => {
        const membership = { anchor, intendedDay: dayOfMonth(anchor), months: of }
        const from = addDays(anchor, off)
        const between = addDays(from, a)
        const one = coverageOf(method, membership, from, addDays(between, -1))
        const other = coverageOf(method, membership, between, addDays(between, b - 1))
        const whole = coverageOf(method, membership, from, addDays(between, b - 1))
        expect(ratioText(plus(readRatio(one.years), readRatio(other.years)))).toBe(whole.years)
        expect(one.days + other.days).toBe(whole.days)
      },
    ),
    runs,
  )
})

test('REN-8: the document of a quote comes out the same for whoever reads it and computes it again', () => {
  fc.assert(
    fc.property(anyLines, (given) => {
      const document = arithmeticOf({ number: 'Q-2026-0006', version: 1 }, given)
      const read = arithmeticSchema.parse(JSON.parse(JSON.stringify(document)))
      const again = recompute(read)
      expect([again.same, again.computedMinor]).toEqual([true, document.priced.minor])
      expect(read.priced.lines.length).toBe(given.lines.length)
    }),
    runs,
  )
})

const Exact = Decimal.clone({ precision: 80, rounding: Decimal.ROUND_HALF_UP })
const exactOf = (text: string): Decimal => {
  const [over = '0', under = '1'] = text.split('/')
  return new Exact(over).div(under)
}
/** The nearest whole, after taking away what dividing to 80 digits leaves. */
const halfUp = (value: Decimal): number => value.toDecimalPlaces(50).toDecimalPlaces(0).toNumber() || 0

/** The fee by the notes on the format. */
function feeByNotes(fee: Fee, renewal: Decimal, gap: Decimal): Decimal {
  if (fee.kind === 'none') return new Exact(0)
  if (fee.kind === 'flat') return new Exact(fee.minor)
  if (fee.kind === 'greater') return Exact.max(...fee.of.map((one) => feeByNotes(one, renewal, gap)))
  return (fee.kind === 'percent-of-gap' ? gap : renewal).times(fee.percent).div(100)
}

/** Adds up a line's elements as `docs/quote-arithmetic.md` says, from nothing but what they state and the decimal library. */
function lineByNotes({ coverage, elements, quantity }: PricedLine): { perUnit: Decimal[]; minor: number } {
  const yearsIn = (parts: readonly { count: number; of: number; unit: string }[]): Decimal =>
    parts.reduce(
      (all, { count, of, unit }) => all.plus(new Exact(count).div(of * (unit === 'month' ? 12 : 1))),
      new Exact(0),
    )
  const years = yearsIn(coverage?.parts ?? [])
  let [yearly, priced, sum, list, shared] = [new Exact(0), years, new Exact(0), new Exact(0), 0]
  const perUnit = elements.map(({ because, minor }): Decimal => {
    const adds = (): Decimal => {
      switch (because.rule) {
        case 'list-price':
          yearly = new Exact(because.yearlyMinor)
          list = yearly
          return yearly.times(years)
        case 'multi-year':
          priced = exactOf(because.pricedYears)
          return list.times(priced.minus(years))
        case 'uplift':
        case 'uplift-cap':
        case 'price-lock': {
          const before = yearly
          yearly = exactOf(because.yearly)
          return yearly.minus(before).times(priced)
        }
        case 'promotion':
        case 'partner-discount':
        case 'manual-discount':
          return sum.times(because.percent).div(-100)
        case 'shared-discount':
          shared = -minor
          return new Exact(0)
        case 'gap':
          return exactOf(because.yearly).times(yearsIn(because.coverage.parts))
        case 'lapse-fee':
          return feeByNotes(because.fee, exactOf(because.renewal), exactOf(because.gap))
        case 'fee-waived':
          return new Exact(0)
        case 'credit':
          return new Exact(-because.yearlyMinor).times(years)
      }
    }
    const added = adds()
    sum = sum.plus(added)
    return added
  })
  return { perUnit, minor: halfUp(sum.times(quantity)) - shared }
}

test('REN-8: by the notes on the format, with another arithmetic, every element and every line comes out', () => {
  fc.assert(
    fc.property(anyLines, (given) => {
      for (const line of priceQuote(given).lines) {
        const { perUnit, minor } = lineByNotes(line)
        expect(minor).toBe(line.minor)
        for (const [index, element] of line.elements.entries())
          if (element.perUnit !== null)
            expect(
              exactOf(element.perUnit)
                .minus(perUnit[index] ?? 0)
                .abs()
                .lessThan('1e-40'),
            ).toBe(true)
      }
    }),
    runs,
  )
})

test('REN-8: by another calendar, each day of cover costs one part of the membership’s year that it lies in', () => {
  const span = fc.tuple(
    edgeDay,
    fc.integer({ min: 1, max: 31 }),
    fc.integer({ min: -400, max: 400 }),
    fc.integer({ min: 1, max: 1826 }),
  )
  fc.assert(
    fc.property(span, ([of, intendedDay, off, days]) => {
      const anchor = addMonths(of, 0, intendedDay)
      const from = addDays(anchor, off)
      const coverage = coverageOf(
        'actual-actual',
        { anchor, intendedDay, months: 'membership' },
        from,
        addDays(from, days - 1),
      )
      const month = Temporal.PlainDate.from(anchor).with({ day: 1 })
      const begins = (year: number): Temporal.PlainDate =>
        month.add({ years: year }).with({ day: intendedDay }, { overflow: 'constrain' })
      const starts = Array.from({ length: 12 }, (_, index) => begins(index - 3))
      let [at, sum] = [0, new Exact(0)]
      for (let day = 0; day < days; day += 1) {
        const today = Temporal.PlainDate.from(from).add({ days: day })
        while (Temporal.PlainDate.compare(starts[at + 1] ?? today, today) <= 0) at += 1
        const [start, next] = [starts[at], starts[at + 1]]
        if (!start || !next) throw new Error('no year')
        sum = sum.plus(new Exact(1).div(start.until(next, { largestUnit: 'day' }).days))
      }
      expect(sum.minus(exactOf(coverage.years)).abs().lessThan('1e-40')).toBe(true)
    }),
    // Each run walks through years of days, one by one, in a slow calendar.
    { numRuns: 100 },
  )
})
