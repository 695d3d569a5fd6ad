import type { Problem } from '../app/call.ts'
import type { Visit } from '../app/visit.ts'
import { missingWords } from './missing-words.server.ts'
import { pricedPages } from './priced-pages.server.ts'
import { pricedRows } from './priced-rows.server.ts'
import { choiceGiven } from './read-renewal-choice.server.ts'
import { choiceHref, completed, type RenewalChoice } from './renewal-choice.ts'

/** How many lines that cannot be renewed are named. */
const leftOutShown = 20

/** What the chosen lines cost, as the page shows it: one page of lines, and the sums of all. */
export type Priced = NonNullable<Awaited<ReturnType<typeof priceChosen>>['priced']>

/** Prices what an address chooses, or says what is wrong with it. */
export async function priceChosen({ call, language }: Visit, number: string, choice: RenewalChoice, url: URL) {
  const answer = await call('priceRenewal', { number, ...choiceGiven(choice) })
  if (!answer.ok) return { priced: null, problem: answer.problem satisfies Problem }
  const { lines, leftOut, missing, ...sums } = answer.output
  const at = (start: number): [string, string][] => (start === 0 ? [] : [['from', `${start}`]])
  const { from, to, shown, pages } = pricedPages(lines.length, url, (start) =>
    choiceHref(url.pathname, choice, at(start)),
  )
  const latest =
    lines
      .map(({ formerEndsOn }) => formerEndsOn)
      .toSorted()
      .at(-1) ?? ''
  const priced = {
    ...sums,
    ...pricedRows(lines.slice(from, to), sums.currency, language),
    shown,
    pages,
    missing: missingWords(missing, language),
    completeHref: choiceHref(url.pathname, completed(choice, missing)),
    leftOut: leftOut.slice(0, leftOutShown),
    leftOutCount: leftOut.length,
    /** The last of the ends that the lines have now, to which all could be moved. */
    latest: latest > sums.pricedOn ? latest : null,
  }
  return { priced, problem: null }
}
