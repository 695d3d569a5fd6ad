import type { Problem } from '../app/call.ts'
import type { Formatters } from '../app/formatters.ts'
import { typedText } from '../app/typed-text.ts'
import type { FilterChip } from '../ui/filter-bar.tsx'
import type { FormFault } from '../ui/form-answer.ts'

/** What narrows and orders a partner's lists, as the address says it; blank where it says nothing. For loaders only. */
export function filterIn(url: URL) {
  const text = (name: string) => typedText(url, name, 200)
  return {
    q: text('q'),
    customer: text('customer'),
    product: text('product'),
    country: text('country'),
    state: text('state'),
    from: text('from'),
    to: text('to'),
  }
}

/** What narrows a list. */
export type ListFilter = ReturnType<typeof filterIn>

/** The same list's address with some of its parts changed or, where blank, left out; it begins at its first page. */
export function withFilter(url: URL, changes: Record<string, string>): string {
  const params = new URLSearchParams(url.searchParams)
  for (const name of ['after', 'before', 'done']) params.delete(name)
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') params.delete(name)
    else params.set(name, value)
  }
  return params.size === 0 ? url.pathname : `${url.pathname}?${params}`
}

/** A chip for each part that is set, and the address without any of them. */
export function chipsOf(
  url: URL,
  parts: readonly { label: string; value: string; without: Record<string, string> }[],
): { chips: FilterChip[]; clearHref: string } {
  const set = parts.filter(({ value }) => value.trim() !== '')
  return {
    chips: set.map(({ label, value, without }) => ({
      label: `${label}: ${value}`,
      removeHref: withFilter(url, without),
    })),
    clearHref: withFilter(url, Object.assign({}, ...parts.map(({ without }) => without))),
  }
}

/** A day of a filter in words, or what stands in its place. */
export function dayWords(f: Formatters): (day: string) => string {
  return (day) => (/^\d{4}-\d\d-\d\d$/.test(day) ? f.day(day) : day)
}

/** Why a partner's people see no customers now; null where the refusal is about something else. */
export function closedBy(problem: Problem): { detail: string; help: string | null } | null {
  return problem.status === 403 ? { detail: problem.detail, help: problem.help ?? null } : null
}

/** What is wrong with the fields of a filter, to be said at them. */
export function faultsIn(problem: Problem): FormFault[] {
  return (problem.fields ?? []).map(({ path, message }) => ({ field: path, message }))
}
