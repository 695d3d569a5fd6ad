import type { Problem } from '../app/call.ts'
import type { Visit } from '../app/visit.ts'
import { pricedRows } from './priced-rows.server.ts'
import { choiceGiven } from './read-renewal-choice.server.ts'
import { choiceHref, type RenewalChoice } from './renewal-choice.ts'

/** How many lines a page shows; the price itself is that of all. */
const rowsPerPage = 50
/** How many lines that cannot be renewed are named. */
const leftOutShown = 20

/** What the chosen lines cost, as the page shows it: one page of lines, and the sums of all. */
export type Priced = NonNullable<Awaited<ReturnType<typeof priceChosen>>['priced']>

/** Prices what an address chooses, or says what is wrong with it. */
export async function priceChosen({ call, language }: Visit, number: string, choice: RenewalChoice, url: URL) {
  const answer = await call('priceRenewal', { number, ...choiceGiven(choice) })
  if (!answer.ok) return { priced: null, problem: answer.problem satisfies Problem }
  const { lines, leftOut, ...sums } = answer.output
  const asked = Number(url.searchParams.get('from') ?? '0')
  const from = Number.isSafeInteger(asked) && asked > 0 && asked < lines.length ? asked : 0
  const to = Math.min(from + rowsPerPage, lines.length)
  const at = (start: number): [string, string][] => (start === 0 ? [] : [['from', `${start}`]])
  const href = (start: number) => choiceHref(url.pathname, choice, at(start))
  const latest =
    lines
      .map(({ formerEndsOn }) => formerEndsOn)
      .toSorted()
      .at(-1) ?? ''
  const priced = {
    ...sums,
    ...pricedRows(lines.slice(from, to), sums.currency, language),
    shown: { from: from + 1, to, of: lines.length },
    pages: {
      ...(from > 0 ? { previousHref: href(Math.max(0, from - rowsPerPage)) } : {}),
      ...(to < lines.length ? { nextHref: href(to) } : {}),
    },
    leftOut: leftOut.slice(0, leftOutShown),
    leftOutCount: leftOut.length,
    /** The last of the ends that the lines have now, to which all could be moved. */
    latest: latest > sums.pricedOn ? latest : null,
  }
  return { priced, problem: null }
}
