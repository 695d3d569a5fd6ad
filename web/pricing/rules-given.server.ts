import type { GivenOf } from '../../contract/endpoint.ts'
import type { pricing } from '../../contract/pricing.ts'
import type { Problem } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'
import { minorOf } from './typed-minor.server.ts'

type Draft = GivenOf<typeof pricing.savePriceDraft>
type Fee = Draft['rules']['bands'][number]['fee']

/** What a form says of a draft, and at which position of the form each row of its lists stands: blank rows are left out. */
export type RulesGiven = { given: Omit<Draft, 'scheduleCode' | 'versionNumber'>; places: Record<string, number[]> }

/** How many rows of each list a form has at most. */
const rowsMost = 60

/** Reads the form of a draft's rules. Amounts are decimals of the currency; what is none is left to be refused. */
export function rulesGiven(submission: Submission, currency: string, levels: readonly string[]): RulesGiven {
  const { text } = submission
  const bands = rowsIn(submission, 'rules.bands', 'fromDay')
  const promotions = rowsIn(submission, 'rules.promotions', 'code')
  const approvals = rowsIn(submission, 'approvals', 'abovePercent')
  const rows = <Row>(list: string, places: readonly number[], row: (at: (name: string) => string) => Row): Row[] =>
    places.map((place) => row((name) => text(`${list}.${place}.${name}`).trim()))
  const percent = (name: string) => (text(name).trim() === '' ? null : text(name))
  const uplift = percent('rules.uplift')
  return {
    given: {
      validFrom: text('validFrom'),
      rules: {
        // What a form can send besides is refused at its field.
        method: oneOf(methods, text('rules.method')),
        months: text('rules.months') === 'calendar' ? 'calendar' : 'membership',
        bands: rows('rules.bands', bands, (at) => bandOf(at, currency)),
        uplift: uplift === null ? null : { percent: uplift },
        upliftCapPercent: percent('rules.upliftCapPercent'),
        promotions: rows('rules.promotions', promotions, (at) => ({
          code: at('code'),
          percent: at('percent'),
          from: at('from'),
          to: at('to'),
          rates:
            at('rates') === ''
              ? null
              : at('rates')
                  .toUpperCase()
                  .split(/[\s,;]+/),
        })),
        creditsEarlierEnd: text('rules.creditsEarlierEnd') === 'on',
      },
      discounts: levels.flatMap((level) => {
        const off = text(`discounts.${level}`).trim()
        return off === '' ? [] : [{ level, percent: off }]
      }),
      approvals: rows('approvals', approvals, (at) => ({
        terms: oneOf(['all', 'one-year', 'multi-year'], at('terms')),
        abovePercent: at('abovePercent'),
        fromYearlyMinor: minorOf(at('fromYearly') === '' ? '0' : at('fromYearly'), currency),
        approver: oneOf(['renewals-manager', 'finance-manager'], at('approver')),
      })),
    },
    places: { 'rules.bands': bands, 'rules.promotions': promotions, approvals },
  }
}

const methods = ['actual-actual', 'actual-365', '30-360', 'whole-months-up', 'months-15-day', 'anchored-month'] as const
const states = ['current', 'reinstatement', 'recovery'] as const
const newStarts = ['old-end', 'order-date', 'first-of-next-month'] as const
const waivers = ['nobody', 'specialist', 'approver'] as const

function bandOf(at: (name: string) => string, currency: string): Draft['rules']['bands'][number] {
  const one = feeOf(at('feeKind'), at('feeValue'), currency)
  const other = feeOf(at('orFeeKind'), at('orFeeValue'), currency)
  return {
    fromDay: at('fromDay'),
    toDay: at('toDay') === '' ? null : at('toDay'),
    state: oneOf(states, at('state')),
    fee: other.kind === 'none' ? one : { kind: 'greater', of: [one, other] },
    gapCharged: at('gapCharged') === 'on',
    newStart: oneOf(newStarts, at('newStart')),
    waiver: oneOf(waivers, at('waiver')),
    staffOnly: at('staffOnly') === 'on',
  }
}

function feeOf(kind: string, value: string, currency: string): Exclude<Fee, { kind: 'greater' }> {
  if (kind === 'flat') return { kind, minor: minorOf(value, currency) }
  if (kind === 'percent-of-renewal' || kind === 'percent-of-gap') return { kind, percent: value }
  return { kind: 'none' }
}

/** One of these; what a form cannot send is taken for the first. */
function oneOf<const Value extends string>(values: readonly [Value, ...Value[]], text: string): Value {
  return values.find((value) => value === text) ?? values[0]
}

function rowsIn({ text }: Submission, list: string, key: string): number[] {
  return Array.from({ length: rowsMost }, (_, place) => place).filter(
    (place) => text(`${list}.${place}.${key}`).trim() !== '',
  )
}

/** Names of controls by what the operation calls them, where a control holds more than one field. */
const controls: readonly (readonly [RegExp, string])[] = [
  [/\.fee\.of\.0\..*$/, '.feeValue'],
  [/\.fee\.of\.1\..*$/, '.orFeeValue'],
  [/\.fee(\..*)?$/, '.feeValue'],
  [/\.rates\..*$/, '.rates'],
  [/\.fromYearlyMinor$/, '.fromYearly'],
  [/^rules\.uplift\..*$/, 'rules.uplift'],
]

/** The faults of an answer by the names of the form's controls. */
export function faultsOfRules(problem: Problem, { given, places }: RulesGiven): Problem {
  const fields = problem.fields?.map((field) => ({ ...field, path: controlOf(field.path, given, places) }))
  return fields === undefined ? problem : { ...problem, fields }
}

function controlOf(path: string, given: RulesGiven['given'], places: RulesGiven['places']): string {
  const [, list, index, rest] = /^(rules\.bands|rules\.promotions|approvals|discounts)\.(\d+)\.?(.*)$/.exec(path) ?? []
  if (list === 'discounts') return `discounts.${given.discounts?.[Number(index)]?.level}`
  const placed = list === undefined ? path : `${list}.${places[list]?.[Number(index)]}.${rest}`
  return controls.reduce((name, [pattern, control]) => name.replace(pattern, control), placed)
}
