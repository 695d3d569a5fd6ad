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
  const all = allRows(dimensions)
  const open = new Set(all.flatMap(pairsOf))
  const chosen: typeof all = []
  const gain = (row: (typeof all)[number]): number => pairsOf(row).filter((pair) => open.has(pair)).length
  while (open.size > 0) {
    const best = all.reduce((one, other) => (gain(other) > gain(one) ? other : one))
    for (const pair of pairsOf(best)) open.delete(pair)
    chosen.push(best)
  }
  return chosen
}
