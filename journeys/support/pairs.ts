/** Named ways in which something may vary. */
export type Dimensions = Record<string, readonly string[]>

type Pair = string

function pairsOf(row: Readonly<Record<string, string>>): Pair[] {
  const cells = Object.entries(row).map(([name, value]) => `${name}=${value}`)
  return cells.flatMap((first, index) => cells.slice(index + 1).map((second) => `${first}&${second}`))
}

/** Every combination there is. */
export function allRows<D extends Dimensions>(dimensions: D): { [K in keyof D]: D[K][number] }[] {
  type Row = { [K in keyof D]: D[K][number] }
  const rows = Object.entries(dimensions).reduce<Record<string, string>[]>(
    (found, [name, values]) => found.flatMap((row) => values.map((value) => ({ ...row, [name]: value }))),
    [{}],
  )
  const isRow = (row: Record<string, string>): row is Record<string, string> & Row =>
    Object.keys(dimensions).every((name) => name in row)
  return rows.filter(isRow)
}

/**
 * Combinations in which every two values of two dimensions meet at least once: most faults need no more than two things
 * to come together. The same dimensions always give the same rows.
 */
export function pairwiseRows<D extends Dimensions>(dimensions: D): { [K in keyof D]: D[K][number] }[] {
  // Each pair goes by a number, as they are looked at a million times.
  const numbers = new Map<Pair, number>()
  const numberOf = (pair: Pair): number => {
    const number = numbers.get(pair) ?? numbers.size
    numbers.set(pair, number)
    return number
  }
  const all = allRows(dimensions).map((row) => ({ row, pairs: pairsOf(row).map(numberOf) }))
  const open = new Set(numbers.values())
  const chosen: (typeof all)[number]['row'][] = []
  const gain = ({ pairs }: (typeof all)[number]): number => pairs.filter((pair) => open.has(pair)).length
  while (open.size > 0) {
    const best = all.reduce((one, other) => (gain(other) > gain(one) ? other : one))
    for (const pair of best.pairs) open.delete(pair)
    chosen.push(best.row)
  }
  return chosen
}
