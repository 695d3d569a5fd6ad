import { type PricedLine, type PricedQuote, priceQuote, type QuoteInput } from './quote-price-rules.ts'

/** The name of the document's format; what it holds is told in `docs/quote-arithmetic.md`. */
export const arithmeticFormat = 'chancery-quote-arithmetic'

/**
 * A quote's arithmetic (REN-8): what its prices follow from, and what came of it. Anybody can compute each line again, with
 * `chancery recompute` or by the notes on the format.
 */
export interface QuoteArithmetic {
  readonly format: typeof arithmeticFormat
  /** Of the format; a reader refuses others. */
  readonly version: 1
  readonly quote: { readonly number: string; readonly version: number }
  readonly input: QuoteInput
  readonly priced: PricedQuote
}

/** The same as it is read from elsewhere: nothing is relied on of what it states but totals and names. */
export interface StatedArithmetic extends Omit<QuoteArithmetic, 'priced'> {
  readonly priced: {
    readonly currency: string
    readonly minor: number
    readonly lines: readonly { readonly id: string; readonly minor: number }[]
  }
}

/** How a line comes out when it is computed again. */
export interface RecomputedLine {
  readonly id: string
  readonly same: boolean
  /** What the document says, and what is computed now; null where there is no such line. */
  readonly statedMinor: number | null
  readonly computedMinor: number | null
  /** Names of what differs, such as `minor` or `elements`. */
  readonly differs: readonly string[]
}

/** The whole document, computed again. */
export interface Recomputation {
  readonly same: boolean
  readonly currency: string
  readonly statedMinor: number
  readonly computedMinor: number
  readonly lines: readonly RecomputedLine[]
}

/** The document of a quote: its arithmetic with its number. */
export function arithmeticOf(quote: QuoteArithmetic['quote'], input: QuoteInput): QuoteArithmetic {
  return { format: arithmeticFormat, version: 1, quote, input, priced: priceQuote(input) }
}

/** Computes every line again from the document's inputs alone, and compares all that is stated of it (REN-8). */
export function recompute({ input, priced }: StatedArithmetic): Recomputation {
  const computed = priceQuote(input)
  const count = Math.max(priced.lines.length, computed.lines.length)
  const lines = Array.from({ length: count }, (_, index) => compared(priced.lines[index], computed.lines[index]))
  const same = lines.every((line) => line.same) && priced.minor === computed.minor
  return {
    same: same && priced.currency === computed.currency,
    currency: computed.currency,
    statedMinor: priced.minor,
    computedMinor: computed.minor,
    lines,
  }
}

type StatedLine = StatedArithmetic['priced']['lines'][number]

function compared(stated: StatedLine | undefined, computed: PricedLine | undefined): RecomputedLine {
  const all = new Map<string, unknown>(Object.entries(computed ?? {}))
  const differs = Object.entries(stated ?? {})
    .filter(([name, value]) => !isSame(value, all.get(name)))
    .map(([name]) => name)
  const lacking = [...all.keys()].filter((name) => stated === undefined || !(name in stated))
  return {
    id: stated?.id ?? computed?.id ?? '',
    same: differs.length === 0 && lacking.length === 0,
    statedMinor: stated?.minor ?? null,
    computedMinor: computed?.minor ?? null,
    differs: [...differs, ...lacking],
  }
}

/** Equal as JSON, in whatever order an object's members stand. Mostly they stand in ours, and are not sorted for nothing. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other) || sortedText(one) === sortedText(other)
}

function sortedText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  )
}
