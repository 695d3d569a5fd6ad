import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One case that others published: what they put in, what came out, where, and what is odd about it. */
export interface PublishedCase {
  readonly kind: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, unknown>>
  readonly source: string
  readonly note?: string
}

/**
 * The published cases of a topic, one JSON object a line. They are others' data and no part of this repository: they are read
 * from `CHANCERY_PUBLISHED_CASES`, or from the folder `shared` beside the clone. Null where there is no such folder, as with
 * everybody who has only a clone; a folder without them is an error.
 */
export function publishedCases(topic: string): readonly PublishedCase[] | null {
  const folder = process.env.CHANCERY_PUBLISHED_CASES ?? new URL('../../shared', import.meta.url).pathname
  if (!existsSync(folder)) return null
  const file = join(folder, process.env.CHANCERY_PUBLISHED_CASES ? '' : 'data', topic, 'cases.jsonl')
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): PublishedCase => JSON.parse(line))
}

/** What ours says to the inputs of a case, by the names that the case gives to its results. */
export type Answer = Readonly<Record<string, unknown>>

/** How the inputs of a kind of case are put to what is ours. */
export type Adapter = (inputs: PublishedCase['inputs'], published: PublishedCase) => Answer

/** A case with another answer of ours than the published one: some of its inputs, ours, and the reason. */
export interface Difference {
  readonly kind: string
  readonly inputs: Answer
  readonly ours: Answer
  readonly why: string
}

/** Results that are remarks: what somebody's fault gave, the exact value beside a rounded one, the name of a rule. */
const remarks = new Set(['buggy', 'exact', 'bankers', 'note', 'rule', 'publishedMonths'])

/**
 * Holds adapters against the cases of their kinds. Every result must be as published, or as a listed difference says; every
 * difference must be of a case that is there. Gives what does not hold, and how many cases of each kind do.
 */
export function compare(
  cases: readonly PublishedCase[],
  adapters: Readonly<Record<string, Adapter>>,
  differences: readonly Difference[],
): { faults: string[]; agreed: Record<string, number>; differ: number } {
  const faults: string[] = []
  const agreed: Record<string, number> = {}
  const met = new Set<Difference>()
  for (const published of cases) {
    const difference = differences.find((one) => isOf(one, published))
    if (difference) met.add(difference)
    const fault = faultOf(published, adapters[published.kind], difference)
    if (fault !== null) faults.push(fault)
    else if (!difference) agreed[published.kind] = (agreed[published.kind] ?? 0) + 1
  }
  for (const one of differences) if (!met.has(one)) faults.push(`no such case: ${JSON.stringify(one.inputs)}`)
  return { faults, agreed, differ: met.size }
}

function isOf(difference: Difference, { kind, inputs }: PublishedCase): boolean {
  const named = Object.entries(difference.inputs)
  return kind === difference.kind && named.every(([name, value]) => isSame(inputs[name], value))
}

function faultOf(published: PublishedCase, adapter: Adapter | undefined, difference?: Difference): string | null {
  const { kind, inputs, expected } = published
  const told = `${kind} ${JSON.stringify(inputs)}: `
  if (!adapter) return difference ? null : `${told}nothing of ours answers this kind`
  let ours: Answer
  try {
    ours = adapter(inputs, published)
  } catch (error) {
    return `${told}${String(error)}`
  }
  if (difference) return isSame(ours, difference.ours) ? null : `${told}ours is now ${JSON.stringify(ours)}`
  const asked = Object.keys(expected).filter((name) => !remarks.has(name))
  const wrong = asked.filter((name) => !isSame(ours[name], expected[name]))
  return wrong.length === 0 ? null : `${told}${JSON.stringify(ours)} instead of ${JSON.stringify(expected)}`
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
