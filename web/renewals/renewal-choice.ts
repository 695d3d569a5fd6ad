import type { renewalStates } from '../../contract/prices.ts'

/** What the list of lines is narrowed by, and which lines of it are renewed until when, as the addresses say it (UX-1). */
export type RenewalChoice = {
  q: string
  state: (typeof renewalStates)[number] | ''
  product: string
  /** Days, or blank. */
  endsFrom: string
  endsBy: string
  /** Memberships that are renewed, unless `all` that match the filter are. */
  lines: readonly string[]
  all: boolean
  /** Those of them that are left out again. */
  out: readonly string[]
  /** Whether whatever must renew together with them is added (REN-4). */
  whole: boolean
  until: Until
  /** The common end; counts where `until` says so. */
  end: string
  /** REN-14: from which programme to which, by their codes with a dot between; blank: each line as it is now. */
  programme: string
}

/** For how long: a term in months, or to one common end (REN-5). */
export const untils = ['12', '24', '36', 'end'] as const
export type Until = (typeof untils)[number]

/** How many single lines an address holds; more are chosen by what they have in common. */
export const linesMost = 200

/** The parts of an address that say what is renewed until when; what is as it would be anyway is left out. */
export function choiceFields(choice: RenewalChoice): [string, string][] {
  const { q, state, product, endsFrom, endsBy, lines, all, out, whole, until, end, programme } = choice
  const fields: [string, string][] = [
    ['q', q],
    ['state', state],
    ['product', product],
    ['endsFrom', endsFrom],
    ['endsBy', endsBy],
    ['select', all ? 'all' : ''],
    ['kept', all ? '' : lines.join('.')],
    ['out', out.join('.')],
    ['whole', whole ? 'on' : ''],
    ['until', until === '12' ? '' : until],
    ['end', until === 'end' ? end : ''],
    ['programme', programme],
  ]
  return fields.filter(([, value]) => value !== '')
}

/** The address of a page that is about the choice. */
export function choiceHref(path: string, choice: RenewalChoice, more: readonly [string, string][] = []): string {
  const params = new URLSearchParams([...choiceFields(choice), ...more])
  return params.size === 0 ? path : `${path}?${params}`
}

/** Whether any line is chosen. */
export function isChosen({ all, lines }: RenewalChoice): boolean {
  return all || lines.length > 0
}

/** The choice with whatever must renew together, also what was left out before (REN-4). */
export function completed(
  choice: RenewalChoice,
  missing: readonly { lines: readonly { membershipId: string }[] }[],
): RenewalChoice {
  const ids = new Set(missing.flatMap(({ lines }) => lines.map(({ membershipId }) => membershipId)))
  return { ...choice, whole: true, out: choice.out.filter((id) => !ids.has(id)) }
}

/** The choice with nothing chosen, the filters as they are. */
export function withoutLines(choice: RenewalChoice): RenewalChoice {
  return { ...choice, lines: [], all: false, out: [], whole: false }
}
