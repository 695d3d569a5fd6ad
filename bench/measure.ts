/** What `npm run bench -- --json` prints, one line for each measure. `ratio` is value to what it stands beside. */
export type Measure = {
  name: string
  value: number
  unit: string
  ratio: number
  against: string
  /** Such as `≥ 0.5` or `≤ 1.5`. */
  goal: string
  holds: boolean
}

/** A ratio that must reach a bound, or stay within it. */
export function measure(
  name: string,
  value: number,
  unit: string,
  ratio: number,
  against: string,
  goal: { least: number } | { most: number },
): Measure {
  const holds = 'least' in goal ? ratio >= goal.least : ratio <= goal.most
  const words = 'least' in goal ? `≥ ${goal.least}` : `≤ ${goal.most}`
  return { name, value: rounded(value), unit, ratio: rounded(ratio), against, goal: words, holds }
}

function rounded(number: number): number {
  return Number(number.toPrecision(4))
}

/** Milliseconds that the work takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

/**
 * Times two things in turns, so that whatever else the machine does falls on both, and gives the median of each. The
 * first round of each only warms up.
 */
export async function inTurns(
  rounds: number,
  one: () => unknown,
  other: () => unknown,
): Promise<{ one: number; other: number }> {
  const times: { one: number[]; other: number[] } = { one: [], other: [] }
  for (let round = 0; round <= rounds; round += 1) {
    const [first, second] = [await timed(one), await timed(other)]
    if (round === 0) continue
    times.one.push(first)
    times.other.push(second)
  }
  return { one: median(times.one), other: median(times.other) }
}

function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
