import { renewalStates } from '../../contract/prices.ts'
import type { ProgrammeChangeView } from '../../contract/renewal-lines.ts'
import { day, isDay } from '../../values/calendar.ts'
import { typedText } from '../app/typed-text.ts'
import { linesMost, type RenewalChoice, untils } from './renewal-choice.ts'
import { fiscalYearEnds } from './renewal-months.server.ts'

const changeShape = /^[A-Z0-9][A-Z0-9-]*\.[A-Z0-9][A-Z0-9-]*$/
const idShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function idsOf(texts: readonly string[]): string[] {
  return [...new Set(texts.flatMap((text) => text.split('.')).filter((id) => idShape.test(id)))]
}

const linesNamed = ({ searchParams: all }: URL) =>
  idsOf([...all.getAll('kept'), ...all.getAll('line'), ...all.getAll('add')])

/**
 * Reads an address; what means nothing is ignored, so that an old bookmark still shows a page. A `day` is one that was pressed
 * in the calendar, and counts before what stands in the field; without either, the fiscal year's end after the next is proposed,
 * which few licences outlast. What is asked to `add` is left out no more.
 */
export function readRenewalChoice(url: URL, today: string): RenewalChoice {
  const all = (name: string) => url.searchParams.getAll(name)
  const pressed = typedText(url, 'day', 10)
  const dayIn = (name: string) => {
    const text = typedText(url, name, 10)
    return isDay(text) ? text : ''
  }
  const added = new Set(idsOf(all('add')))
  const programme = typedText(url, 'programme', 81)
  const end = isDay(pressed) ? pressed : typedText(url, 'end', 10)
  return {
    q: typedText(url, 'q', 200),
    state: renewalStates.find((one) => one === url.searchParams.get('state')) ?? '',
    product: typedText(url, 'product', 40),
    endsFrom: dayIn('endsFrom'),
    endsBy: dayIn('endsBy'),
    lines: linesNamed(url).slice(0, linesMost),
    all: url.searchParams.get('select') === 'all',
    out: idsOf(all('out')).filter((id) => !added.has(id)),
    whole: url.searchParams.get('whole') === 'on',
    until: isDay(pressed) ? 'end' : (untils.find((one) => one === url.searchParams.get('until')) ?? '12'),
    end: end === '' ? (fiscalYearEnds(day(today))[1] ?? today) : end,
    programme: changeShape.test(programme) ? programme : '',
  }
}

/** The choice as its form shows it: a change of programme that none of its lines can make is none. */
export function withOffered(choice: RenewalChoice, changes: readonly ProgrammeChangeView[]): RenewalChoice {
  const isOffered = changes.some(({ from, to }) => choice.programme === `${from.code}.${to.code}`)
  return isOffered ? choice : { ...choice, programme: '' }
}

/** How many single lines an address names beyond those that it holds: they are not in the choice. */
export function linesOver(url: URL, { all }: RenewalChoice): number {
  return all ? 0 : Math.max(0, linesNamed(url).length - linesMost)
}

/** What the operations take of it: which lines, until when (REN-5), and in which programme (REN-14). */
export function choiceGiven(choice: RenewalChoice) {
  const { lines, all, out, whole, until, end, programme } = choice
  const [from = '', to = ''] = programme.split('.')
  return {
    ...(all ? { all, ...filterGiven(choice) } : { membershipId: lines.filter((id) => !out.includes(id)) }),
    ...(out.length === 0 ? {} : { exceptId: out }),
    ...(whole ? { complete: true } : {}),
    ...(until === 'end' ? { commonEnd: end } : { termMonths: until }),
    changeProgramme: programme === '' ? null : { from, to },
  }
}

/** What the list takes of it. */
export function filterGiven({ q, state, product, endsFrom, endsBy }: RenewalChoice) {
  return {
    q,
    ...(state === '' ? {} : { state: [state] }),
    ...(product === '' ? {} : { product: [product] }),
    endsFrom,
    endsBy,
  }
}
