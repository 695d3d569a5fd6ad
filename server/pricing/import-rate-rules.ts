import { ratesMost } from '../../contract/price-rules.ts'
import type { ImportedRate } from '../../contract/pricing.ts'
import { minorDigits } from '../../values/currencies.ts'
import { decimalOfMoney, money, moneyOfDecimal } from '../../values/money.ts'
import type { CsvInputLine } from '../platform/csv-input.ts'
import { type FieldFault, FieldsInvalid, fault } from '../platform/refusal.ts'
import { rateKey } from './pricing-queries.ts'
import { type RateColumn, termColumns } from './rate-columns.ts'
import type { RateRow } from './rate-queries.ts'

/** One line of a file of rates. */
export type RateLine = CsvInputLine<RateColumn>

/** What becomes of one line, or of a rate that no line names: what it changes, or what is wrong with it, by column. */
export type RatePlan = Omit<ImportedRate, 'errors'> & { faults: FieldFault[] }

/** What the file is read against. */
export type RateFacts = {
  currency: string
  /** The rates of the draft. */
  rates: readonly RateRow[]
  programmes: readonly string[]
  /** The products that the file names and that there are. */
  products: readonly { code: string; editions: readonly string[] }[]
  /** Whether rates that the file does not name go. */
  replace: boolean
}

/** The codes of the products that a file names, in the spelling in which they are kept. */
export function productCodesIn(lines: readonly RateLine[]): string[] {
  return [...new Set(lines.map(({ cells }) => (cells.get('product') ?? '').toUpperCase()))].filter(Boolean)
}

/**
 * REN-15. What a file would do to a draft: line by line, and the rates that would be written or go. Columns that it lacks leave
 * things as they are; a blank cell of a term means that it has no price of its own. Refuses a draft that would grow too long.
 */
export function planRates(lines: readonly RateLine[], facts: RateFacts) {
  const former = new Map(facts.rates.map((rate) => [rateKey(rate), rate]))
  const named = new Set<string>()
  const written: RateRow[] = []
  const plans = lines.map((line) => {
    const rate = readRate(line, facts, former)
    const key = rateKey(rate.key)
    const faults = [...rate.faults, ...(named.has(key) ? [fault('product', 'listed-twice', { what: key })] : [])]
    named.add(key)
    const before = former.get(key)
    const isGood = faults.length === 0 && rate.row !== null
    if (isGood && rate.row) written.push(rate.row)
    const change = !isGood ? 'none' : before ? (same(before, rate.row) ? 'none' : 'update') : 'create'
    return planOf(line.line, key, change, { before, after: isGood ? rate.row : undefined }, facts.currency, faults)
  })
  const gone = facts.replace ? facts.rates.filter((rate) => !named.has(rateKey(rate))) : []
  const removals = gone.map((rate) => planOf(null, rateKey(rate), 'remove', { before: rate }, facts.currency, []))
  const grown = facts.rates.length + plans.filter(({ change }) => change === 'create').length - gone.length
  if (grown > ratesMost) throw new FieldsInvalid(fault('csv', 'too-many', { most: ratesMost }))
  return { plans: [...plans, ...removals], written, gone }
}

function planOf(
  line: number | null,
  about: string,
  change: RatePlan['change'],
  rates: { before?: RateRow | undefined; after?: RateRow | null | undefined },
  currency: string,
  faults: FieldFault[],
): RatePlan {
  const decimal = (rate: RateRow | null | undefined) =>
    rate ? decimalOfMoney(money(currency, rate.yearlyMinor)) : null
  return { line, about, change, before: decimal(rates.before), after: decimal(rates.after), faults }
}

function same(before: RateRow, after: RateRow | null): boolean {
  const terms = ({ terms }: RateRow) => terms.map(({ months, minor }) => `${months}:${minor}`).join(' ')
  return after !== null && before.yearlyMinor === after.yearlyMinor && terms(before) === terms(after)
}

type Key = Pick<RateRow, 'programmeCode' | 'productCode' | 'editionCode'>

/** Reads one line as a rate, or tells what is wrong with it. */
function readRate({ cells }: RateLine, facts: RateFacts, former: ReadonlyMap<string, RateRow>) {
  const code = (column: RateColumn) => (cells.get(column) ?? '').toUpperCase()
  const key = { programmeCode: code('programme'), productCode: code('product'), editionCode: code('edition') }
  const before = former.get(rateKey(key))
  const faults = keyFaults(key, facts)
  if (cells.has('currency') && code('currency') !== facts.currency)
    faults.push(fault('currency', 'other-currency', { currency: facts.currency }))
  const amount = (column: RateColumn): number | null => {
    const text = (cells.get(column) ?? '').replace(',', '.')
    if (text === '') return null
    const minor = minorOf(text, facts.currency)
    if (minor === null) faults.push(fault(column, 'not-an-amount', amountFacts(facts.currency)))
    return minor
  }
  const yearlyMinor = cells.has('yearly') ? amount('yearly') : (before?.yearlyMinor ?? null)
  if (yearlyMinor === null && faults.every(({ path }) => path !== 'yearly')) faults.push(fault('yearly', 'required'))
  const terms = termColumns.flatMap(({ months, column }) => {
    const minor = cells.has(column)
      ? amount(column)
      : (before?.terms.find((one) => one.months === months)?.minor ?? null)
    return minor === null ? [] : [{ months, minor }]
  })
  if (yearlyMinor === null) return { key, faults, row: null }
  faults.push(...termFaults({ yearlyMinor, terms }, facts.currency))
  return { key, faults, row: { ...key, yearlyMinor, terms } }
}

function keyFaults({ programmeCode, productCode, editionCode }: Key, facts: RateFacts): FieldFault[] {
  const faults: FieldFault[] = []
  const product = facts.products.find(({ code }) => code === productCode)
  const notThere = (column: RateColumn, what: string) =>
    faults.push(what === '' ? fault(column, 'required') : fault(column, 'not-in-list', { what: what.slice(0, 60) }))
  if (!facts.programmes.includes(programmeCode)) notThere('programme', programmeCode)
  if (!product) notThere('product', productCode)
  if (product && editionCode !== '' && !product.editions.includes(editionCode)) notThere('edition', editionCode)
  return faults
}

/** REN-3: a longer term never costs less; shown with the two prices, at the column of the longer one. */
function termFaults({ yearlyMinor, terms }: Pick<RateRow, 'yearlyMinor' | 'terms'>, currency: string): FieldFault[] {
  const points = [{ months: 12, minor: yearlyMinor }, ...terms]
  const decimal = (minor: number) => decimalOfMoney(money(currency, minor))
  const dearest = terms.find(({ minor }) => yearlyMinor === 0 && minor > 0)
  if (dearest) return [fault(`months_${dearest.months}`, 'free-year')]
  return points.flatMap((longer, index) => {
    const shorter = points[index - 1]
    if (!shorter || longer.minor >= shorter.minor) return []
    const prices = { longer: decimal(longer.minor), shorter: decimal(shorter.minor) }
    return [
      fault(`months_${longer.months}`, 'longer-term-for-less', {
        longerMonths: longer.months,
        shorterMonths: shorter.months,
        ...prices,
      }),
    ]
  })
}

/** A decimal in minor units of the currency, or null for anything else. */
function minorOf(text: string, currency: string): number | null {
  if (!/^\d{1,10}(\.\d{1,4})?$/.test(text)) return null
  const places = text.split('.')[1]?.replace(/0+$/, '').length ?? 0
  return places > minorDigits(currency) ? null : moneyOfDecimal(text, currency).minor
}

function amountFacts(currency: string) {
  const digits = minorDigits(currency)
  return { currency, digits, example: decimalOfMoney(money(currency, 1234 * 10 ** digits)) }
}
