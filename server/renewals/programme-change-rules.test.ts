import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, day, dayNumber, dayOfNumber, instant } from '../../values/calendar.ts'
import { priceQuote, type QuoteLine } from '../pricing/quote-price-rules.ts'
import { deliveredBands, type PricingRules } from '../pricing/schedule-rules.ts'
import { noPrices, quoteLineOf, whyNotOffered } from './line-choice-rules.ts'
import type { CoveredRow } from './line-rows.ts'
import { coversOf, forEver, missingCovers } from './missing-cover-rules.ts'
import { changedRow, type ProgrammeFacts } from './programme-change-rules.ts'

const today = day('2026-11-22')
const programme = (code: string, all_or_nothing = false): ProgrammeFacts => ({
  ...{ code, name: code, status: 'offered', covers_versions: true, all_or_nothing },
})
const change = { from: programme('SA'), to: programme('SWM') }

const rules: PricingRules = {
  ...noPrices,
  ...{ version: 'LIST/1', currency: 'EUR', bands: deliveredBands, uplift: { percent: '4' }, upliftCapPercent: '3' },
  rates: {
    'SA/WORKSPACE': { yearlyMinor: 700, terms: [] },
    'SWM/WORKSPACE': { yearlyMinor: 1_900, terms: [{ months: 24, minor: 3_500 }] },
    'SWM/WORKSPACE/PRE': { yearlyMinor: 2_300, terms: [] },
    'SA/CONNECTOR': { yearlyMinor: 90, terms: [] },
  },
  creditsEarlierEnd: true,
}

const dayAround = fc.integer({ min: dayNumber(today) - 500, max: dayNumber(today) + 900 }).map(dayOfNumber)
const paid = fc.option(fc.record({ yearly: fc.integer({ min: 0, max: 9_000 }), locked: fc.boolean() }))
const anyRow: fc.Arbitrary<CoveredRow> = fc
  .record({
    ends_on: dayAround,
    intended_day: fc.integer({ min: 1, max: 31 }),
    quantity: fc.integer({ min: 1, max: 5_000 }),
    product_code: fc.constantFrom('WORKSPACE', 'CONNECTOR'),
    edition_code: fc.constantFrom('STD', 'PRE'),
    order_id: fc.option(fc.constant('order')),
    former: paid,
  })
  .map(({ former, ...row }) => ({
    ...row,
    ...{ organization_id: 'o', licence_id: 'l', licence_code: 'L', licence_status: 'active', licence_ends_on: null },
    ...{ product_name: row.product_code, edition_name: row.edition_code, membership_id: 'm', programme_code: 'SA' },
    ...{ programme_name: 'SA', programme_status: 'offered', all_or_nothing: false, programme_from: null },
    starts_on: addDays(row.ends_on, -364),
    yearly_minor: former?.yearly ?? null,
    paid_yearly_minor: former?.yearly ?? null,
    currency: former ? 'EUR' : null,
    price_locked: former?.locked ?? false,
  }))
const anyTerm = fc.oneof(
  fc.constantFrom(12, 24, 36).map((months) => ({ months })),
  dayAround.filter((one) => one >= today).map((commonEnd) => ({ commonEnd })),
)

test('REN-14: what changes its programme is judged and priced as what was ever in the other, and gives nothing back', () => {
  fc.assert(
    fc.property(anyRow, anyTerm, (row, term) => {
      const changed = changedRow(row, change, false)
      const { leaves: _leaves, ...ever } = changed
      const judging = { today, now: instant('2026-11-22T12:00:00Z'), rules }
      const why = whyNotOffered(ever, judging)
      expect(whyNotOffered(changed, judging)).toBe(why === 'no-price' ? 'no-price-in-programme' : why)
      const [line, fresh] = [quoteLineOf(changed, rules), quoteLineOf(ever, rules)]
      expect(line).toEqual(fresh)
      expect(line?.former ?? null).toBeNull()
      if (why !== null || line === null) return
      const priced = (of: QuoteLine) =>
        priceQuote({ rules, orderedOn: today, term, partnerLevel: null, discountMinor: 0, lines: [of] }).lines[0]
      const { minor = -1, endsOn = '' } = priced(line) ?? {}
      expect(minor).toBeGreaterThanOrEqual(0)
      expect(endsOn >= row.ends_on).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})

test('REN-14: a line of another programme stays as it is', () => {
  fc.assert(
    fc.property(anyRow, (row) => {
      const other = { ...row, programme_code: 'HWM' }
      expect(changedRow(other, change, false)).toBe(other)
    }),
  )
})

test('REN-4: leaving demands all that are left, entering those that are there or could come, each named once', () => {
  const [row] = fc.sample(anyRow, { numRuns: 1, seed: 1 })
  if (!row) throw new Error('a row was made')
  const of = (membership_id: string, programme_code: string, ends: string): CoveredRow => ({
    ...{ ...row, membership_id, programme_code, programme_name: programme_code, ends_on: day(ends) },
    all_or_nothing: true,
  })
  const both = { from: programme('SA', true), to: programme('SWM', true) }
  const renewed = [{ ...changedRow(of('one', 'SA', '2026-12-31'), both, false), until: day('2027-12-31') }]
  const covers = coversOf(renewed)
  expect(covers.map(({ programme: { code }, among, until }) => [code, among, until])).toEqual([
    ['SWM', 'SWM', '2027-12-31'],
    ['SA', 'SA', forEver],
  ])
  const others = [
    changedRow(of('leaves too', 'SA', '2029-12-31'), both, false),
    of('is there', 'SWM', '2026-12-31'),
    of('is there for longer', 'SWM', '2028-12-31'),
  ]
  const missing = missingCovers(covers, others)
  expect(missing.map(({ programme: { code }, rows }) => [code, rows.map((one) => one.membership_id)])).toEqual([
    ['SWM', ['is there']],
    ['SA', ['leaves too']],
  ])
  const alone = { from: programme('SA'), to: programme('SWM', true) }
  const free = { ...of('one', 'SA', '2026-12-31'), all_or_nothing: false }
  const entering = coversOf([{ ...changedRow(free, alone, false), until: day('2027-12-31') }])
  expect(entering.map(({ programme: { code }, among }) => [code, among])).toEqual([
    ['SWM', 'SWM'],
    ['SWM', 'SA'],
  ])
  const together = missingCovers(entering, [
    changedRow({ ...free, membership_id: 'could come' }, alone, false),
    of('is there', 'SWM', '2026-12-31'),
  ])
  expect(together.map(({ programme: { code }, rows }) => [code, rows.map((one) => one.membership_id)])).toEqual([
    ['SWM', ['is there', 'could come']],
  ])
})
