/** An exact fraction. Not always in lowest terms: reducing costs more than it saves, so only `ratioText` does it. */
export interface Ratio {
  readonly over: bigint
  /** Above zero. */
  readonly under: bigint
}

/** How an exact value becomes a whole number; always stored and shown by its name (REN-8, REN-9). */
export type Rounding =
  /** A half goes away from zero, as in trade: −0.5 becomes −1. */
  | 'half-up'
  /** Away from zero. */
  | 'up'
  /** Towards zero. */
  | 'down'

export const zero: Ratio = { over: 0n, under: 1n }
export const one: Ratio = { over: 1n, under: 1n }

const decimalShape = /^-?\d{1,30}(\.\d{1,30})?$/
const ratioShape = /^(-?\d{1,60})(?:\/(\d{1,60}))?$/

/** Over by under. Throws unless both are whole and the latter is above zero. */
export function ratio(over: number | bigint, under: number | bigint = 1): Ratio {
  const below = BigInt(under)
  if (below <= 0n) throw new RangeError(`not a denominator: ${under}`)
  return { over: BigInt(over), under: below }
}

/** The value of a decimal as people write it, such as `12.5`; never by way of a float. Throws on anything else. */
export function ratioOfDecimal(text: string): Ratio {
  if (!decimalShape.test(text)) throw new RangeError(`not a decimal: ${text}`)
  const places = text.split('.')[1]?.length ?? 0
  return ratio(BigInt(text.replace('.', '')), 10n ** BigInt(places))
}

/** The fraction that a percentage such as `12.5` stands for. Throws as `ratioOfDecimal` does. */
export function percent(text: string): Ratio {
  return times(ratioOfDecimal(text), { over: 1n, under: 100n })
}

/** The sum, over the least denominator that both have in common. */
export function plus(a: Ratio, b: Ratio): Ratio {
  if (a.under === b.under) return { over: a.over + b.over, under: a.under }
  if (a.under % b.under === 0n) return { over: a.over + b.over * (a.under / b.under), under: a.under }
  if (b.under % a.under === 0n) return { over: b.over + a.over * (b.under / a.under), under: b.under }
  const common = commonDivisor(a.under, b.under)
  const [left, right] = [b.under / common, a.under / common]
  return { over: a.over * left + b.over * right, under: a.under * left }
}

/** The first less the second. */
export function minus(a: Ratio, b: Ratio): Ratio {
  return plus(a, negated(b))
}

/** The same on the other side of zero. */
export function negated({ over, under }: Ratio): Ratio {
  return { over: -over, under }
}

/** The product. */
export function times(a: Ratio, b: Ratio): Ratio {
  return { over: a.over * b.over, under: a.under * b.under }
}

/** Throws for a divisor of zero. */
export function divided(a: Ratio, b: Ratio): Ratio {
  const sign = b.over < 0n ? -1n : 1n
  return ratio(a.over * b.under * sign, a.under * b.over * sign)
}

/** Below zero, zero or above, as for a sort. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.over * b.under - b.over * a.under
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** The smaller of two. */
export function least(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) <= 0 ? a : b
}

/** The larger of two. */
export function greatest(a: Ratio, b: Ratio): Ratio {
  return compare(a, b) >= 0 ? a : b
}

/** The nearest whole number by the named rounding, exactly. */
export function rounded({ over, under }: Ratio, rounding: Rounding): bigint {
  const size = over < 0n ? -over : over
  const whole = size / under
  const rest = size % under
  const goesUp = rounding === 'half-up' ? rest * 2n >= under : rounding === 'up' && rest > 0n
  const result = goesUp ? whole + 1n : whole
  return over < 0n ? -result : result
}

/** In lowest terms, such as `306/181` or `2`: what is stored, shown and read back. */
export function ratioText(value: Ratio): string {
  const { over, under } = reduced(value)
  return under === 1n ? `${over}` : `${over}/${under}`
}

/** Reads what `ratioText` wrote. Throws on anything else. */
export function readRatio(text: string): Ratio {
  const [, over, under] = ratioShape.exec(text) ?? []
  if (over === undefined) throw new RangeError(`not a ratio: ${text}`)
  return ratio(BigInt(over), BigInt(under ?? '1'))
}

/** The value with so many decimal places, half up: for people, never to go on computing with. */
export function ratioDecimal(value: Ratio, places: number): string {
  const { over, under } = reduced(value)
  const scaled = rounded({ over: over * 10n ** BigInt(places), under }, 'half-up')
  return withPoint(scaled, places)
}

/** A whole number of the last place as a decimal: 5 at two places is `0.05`. */
export function withPoint(scaled: bigint, places: number): string {
  if (places === 0) return `${scaled}`
  const digits = `${scaled < 0n ? -scaled : scaled}`.padStart(places + 1, '0')
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -places)}.${digits.slice(-places)}`
}

function reduced({ over, under }: Ratio): Ratio {
  const common = commonDivisor(over < 0n ? -over : over, under)
  return common === 1n ? { over, under } : { over: over / common, under: under / common }
}

const safeMost = BigInt(Number.MAX_SAFE_INTEGER)

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other]
  while (b > safeMost) [a, b] = [b, a % b]
  if (b === 0n) return a
  // What is left fits into numbers, which are several times as fast.
  let [c, d] = [Number(b), Number(a > safeMost ? a % b : a)]
  while (d > 0) [c, d] = [d, c % d]
  return BigInt(c)
}
