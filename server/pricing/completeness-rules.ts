/** A line as *all or nothing cover* sees it (REN-4): what it is, and whether this reader may know of it. */
export interface CoveredLine {
  readonly id: string
  readonly product: string
  /** Whether the programme demands that all licences of the product renew together. */
  readonly allOrNothing: boolean
  readonly inQuote: boolean
  readonly visible: boolean
}

/** What is missing of one product: those that the reader may see by name, the others only as a count. */
export interface MissingLines {
  readonly product: string
  readonly missing: readonly string[]
  /** The one count that crosses the line of sight: not which, not whose, not what they cost. */
  readonly unseen: number
}

/** The lines that must renew together with those in a quote, by product in the order met; empty: complete (REN-4). */
export function missingLines(lines: readonly CoveredLine[]): MissingLines[] {
  const demanded = lines.filter(({ allOrNothing }) => allOrNothing)
  const begun = new Set(demanded.filter(({ inQuote }) => inQuote).map(({ product }) => product))
  return [...begun].flatMap((product) => {
    const left = demanded.filter((line) => line.product === product && !line.inQuote)
    if (left.length === 0) return []
    const missing = left.filter(({ visible }) => visible).map(({ id }) => id)
    return [{ product, missing, unseen: left.length - missing.length }]
  })
}
