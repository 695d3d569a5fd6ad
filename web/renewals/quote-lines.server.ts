import type { PricedLineView } from '../../contract/renewal-lines.ts'
import { outputOf } from '../app/answers.ts'
import type { Call } from '../app/call.ts'

/** How many lines of a quote a page reads that is about all of them; the rest is told as a number. */
export const linesRead = 1000

/** The first lines of a quote, a thousand at most. */
export async function readQuoteLines(call: Call, number: string, quoteId: string): Promise<PricedLineView[]> {
  const lines: PricedLineView[] = []
  let after: string | null = null
  do {
    const page: { items: PricedLineView[]; next: string | null } = outputOf(
      await call('listQuoteLines', { number, quoteId, limit: 100, ...(after === null ? {} : { after }) }),
    )
    lines.push(...page.items)
    after = page.next
  } while (after !== null && lines.length < linesRead)
  return lines
}

/** How many licences are covered until which day afterwards, the soonest first; those that stay as they are do not count. */
export function countedEnds(lines: readonly PricedLineView[]): { day: string; count: number }[] {
  const ends = new Map<string, number>()
  for (const { endsOn, notPriced } of lines) if (notPriced === null) ends.set(endsOn, (ends.get(endsOn) ?? 0) + 1)
  return [...ends].map(([day, count]) => ({ day, count })).toSorted((a, b) => (a.day < b.day ? -1 : 1))
}
