import { minorDigits } from './currencies.ts'
import { type Ratio, type Rounding, ratio, ratioOfDecimal, rounded, times as timesRatio, withPoint } from './ratio.ts'

/**
 * An amount: whole minor units (cents, yen, fils) of an ISO 4217 currency. Never a float; a safe integer, so that it is the
 * same in JSON, in JavaScript and in the database: up to 90 million million euros (decision 041).
 */
export interface Money {
  readonly currency: string
  readonly minor: number
}

/** The amount of so many minor units. Throws unless they are a safe integer. */
export function money(currency: string, minor: number | bigint): Money {
  return { currency, minor: safeMinor(minor) }
}

/** The amount that a decimal such as `19.90` names. Throws where the currency has fewer places than the text. */
export function moneyOfDecimal(text: string, currency: string): Money {
  const minor = timesRatio(ratioOfDecimal(text), ratio(10n ** BigInt(minorDigits(currency))))
  if (minor.over % minor.under !== 0n) throw new RangeError(`${currency} has no such part: ${text}`)
  return money(currency, minor.over / minor.under)
}

/** The amount as a plain decimal, `-1446.38`: for files and forms. People read it formatted (rule 30). */
export function decimalOfMoney({ minor, currency }: Money): string {
  return withPoint(BigInt(minor), minorDigits(currency))
}

/** The sum of amounts of one currency; exact however many there are. Throws where currencies differ. */
export function sum(currency: string, amounts: Iterable<Money>): Money {
  let total = 0n
  for (const one of amounts) {
    if (one.currency !== currency) throw new RangeError(`${one.currency} among ${currency}`)
    total += BigInt(one.minor)
  }
  return money(currency, total)
}

/** The amount times an exact ratio, rounded by name to the minor unit: the only way to a part of an amount. */
export function timesMoney(amount: Money, by: Ratio, rounding: Rounding): Money {
  return money(amount.currency, rounded(timesRatio(ratio(amount.minor), by), rounding))
}

/**
 * Shares minor units by weights, so that the parts sum to the whole (REN-9): each gets its exact part without the fraction,
 * and what is left goes, one unit each, to the largest fractions; where they are equal, to the first. Negative amounts
 * mirror. Throws where the weights are negative or all zero.
 */
export function share(minor: number, weights: readonly number[]): number[] {
  const all = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  if (all <= 0n || weights.some((weight) => weight < 0)) throw new RangeError('nothing to share by')
  const size = BigInt(Math.abs(safeMinor(minor)))
  const parts = weights.map((weight) => (size * BigInt(weight)) / all)
  const rests = weights.map((weight) => (size * BigInt(weight)) % all)
  const left = Number(size - parts.reduce((total, part) => total + part, 0n))
  const lucky = new Set(
    rests
      .map((_, index) => index)
      .toSorted((a, b) => sign((rests[b] ?? 0n) - (rests[a] ?? 0n)))
      .slice(0, left),
  )
  return parts.map((part, index) => Math.sign(minor) * (Number(part) + (lucky.has(index) ? 1 : 0)) || 0)
}

/** Minor units as the safe integer that they must be. Throws beyond that, rather than lose one. */
export function safeMinor(minor: number | bigint): number {
  const number = Number(minor)
  if (!Number.isSafeInteger(number)) throw new RangeError(`not a safe amount of minor units: ${minor}`)
  return number === 0 ? 0 : number
}

function sign(value: bigint): number {
  return value < 0n ? -1 : value > 0n ? 1 : 0
}
