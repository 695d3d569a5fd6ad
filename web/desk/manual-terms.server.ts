import type { DeskFactsView } from '../../contract/desk.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { faultsOf, problemPage } from '../app/answers.ts'
import type { Problem } from '../app/call.ts'
import { typedText } from '../app/typed-text.ts'
import type { Visit } from '../app/visit.ts'
import { minorOf } from '../pricing/typed-minor.server.ts'
import { missingWords } from '../renewals/missing-words.server.ts'
import { pricedPages } from '../renewals/priced-pages.server.ts'
import { pricedRows } from '../renewals/priced-rows.server.ts'
import { choiceGiven } from '../renewals/read-renewal-choice.server.ts'
import { completed, type RenewalChoice, untils } from '../renewals/renewal-choice.ts'
import type { FormAnswer, FormFault } from '../ui/form-answer.ts'
import type { ManualTerms } from './manual-terms.ts'

/** How many lines that cannot be renewed are named. */
const leftOutShown = 20

/** What an address takes off by hand, as it was typed. */
export function readTerms(url: URL): ManualTerms {
  return {
    percent: typedText(url, 'percent', 12),
    amount: typedText(url, 'amount', 20),
    waive: url.searchParams.get('waive') === 'on',
  }
}

/** The same as the operations take it; the currency is the price schedule's. */
export function termsGiven({ percent, amount, waive }: ManualTerms, currency: string) {
  return {
    discountPercent: percent,
    discountMinor: amount === '' ? '' : minorOf(amount, currency),
    waiveFees: waive,
  }
}

/** What a manual quote would cost, as the page shows it. */
export type ManualPrice = NonNullable<Awaited<ReturnType<typeof priceByHand>>['priced']>

/** Prices lines with what is taken off by hand, or says what is wrong with that; first without, for the currency and to compare. */
export async function priceByHand(
  { call, language }: Visit,
  lines: { number: string; choice: RenewalChoice; url: URL; revises?: string },
  terms: ManualTerms,
) {
  const { number, choice, url, revises } = lines
  const chosen = { number, ...choiceGiven(choice), ...(revises === undefined ? {} : { revises }) }
  const plain = await call('priceManualQuote', chosen)
  if (!plain.ok)
    return { priced: null, taken: new Set<string>(), currency: '', problem: plain.problem satisfies Problem }
  const { currency } = plain.output
  const isPlain = terms.percent === '' && terms.amount === '' && !terms.waive
  const answer = isPlain ? plain : await call('priceManualQuote', { ...chosen, ...termsGiven(terms, currency) })
  const { lines: all, leftOut, missing, ...sums } = (answer.ok ? answer : plain).output
  const { from, to, shown, pages } = pricedPages(all.length, url, (start) => hrefWith(url, { from: `${start}` }))
  const priced = {
    ...sums,
    ...pricedRows(all.slice(from, to), currency, language),
    ...{ shown, pages },
    missing: missingWords(missing, language),
    /** What was left out by hand, and the addresses that take it back. */
    left: choice.out.length,
    takeBackHref: hrefWith(url, { out: '' }),
    whole: choice.whole,
    onlyHref: hrefWith(url, { whole: '' }),
    completeHref: hrefWith(url, { whole: 'on', out: completed(choice, missing).out.join('.') }),
    leftOut: leftOut.slice(0, leftOutShown).map(({ licence, whyNot }) => ({ licence, whyNot })),
    plainMinor: plain.output.totalMinor,
  }
  const taken = new Set(all.map(({ membershipId }) => membershipId))
  return { priced, taken, currency, problem: answer.ok ? null : answer.problem }
}

/** The address that one is at, saying some things otherwise; blank: not at all. A change begins with the first lines. */
export function hrefWith(url: URL, parts: Record<string, string>): string {
  const params = new URLSearchParams(url.search)
  for (const [name, value] of Object.entries({ from: '', ...parts })) {
    params.delete(name)
    if (value !== '') params.set(name, value)
  }
  return `${url.pathname}?${params}`
}

/** What was wrong with an address, at the controls that hold it. What is not about them is a page of its own. */
export function answerOf(problem: Problem | null, over: FormFault[]): FormAnswer {
  if (problem === null) return { faults: over, values: {} }
  if (![409, 422].includes(problem.status)) throw problemPage(problem)
  return { faults: [...over, ...faultsOf(problem).map(atControl)], values: {} }
}

const controls: Record<string, string> = {
  commonEnd: 'end',
  termMonths: 'until',
  discountPercent: 'percent',
  discountMinor: 'amount',
}

function atControl({ field, message }: FormFault): FormFault {
  const control = field === undefined ? undefined : controls[field]
  return control === undefined ? { message } : { field: control, message }
}

/** An address that begins as a quote was: for as long, with the same taken off. Terms that are not offered begin as a year. */
export function formerTerms(quote: QuoteView, facts: DeskFactsView | null): URLSearchParams {
  const { termMonths, commonEnd, change, currency } = quote
  const { discountPercent = null, discountMinor = null, waiverReason = null } = facts ?? {}
  const amount = discountMinor === null ? '' : decimalOfMoney({ minor: discountMinor, currency })
  return new URLSearchParams({
    until: commonEnd === null ? (untils.find((one) => one === `${termMonths}`) ?? '12') : 'end',
    ...(commonEnd === null ? {} : { end: commonEnd }),
    ...(change === null ? {} : { programme: `${change.from.code}.${change.to.code}` }),
    ...(discountPercent === null ? {} : { percent: discountPercent }),
    ...(amount === '' ? {} : { amount }),
    ...(waiverReason === null ? {} : { waive: 'on' }),
  })
}
