import type { ContactType } from '../../contract/actor.ts'
import type { contactSorts, contactStatuses } from '../../contract/contacts.ts'

/** What the list of people shows, as its address says it. `before` leads back: where each former page began. */
export type PeopleQuery = {
  q: string
  type: ContactType | ''
  status: (typeof contactStatuses)[number] | ''
  restricted: 'yes' | 'no' | ''
  sort: (typeof contactSorts)[number]
  order: 'ascending' | 'descending'
  after: string | null
  before: readonly string[]
}

/** Former pages that an address remembers; further back, one begins at the first page again. */
const rememberedPages = 20

/** The list with nothing filtered, in its usual order. */
export const allPeople: PeopleQuery = {
  q: '',
  type: '',
  status: '',
  restricted: '',
  sort: 'name',
  order: 'ascending',
  after: null,
  before: [],
}

/** The address of a list of people; what is as it would be anyway is left out. */
export function peopleHref(path: string, query: PeopleQuery): string {
  const params = new URLSearchParams()
  for (const name of ['q', 'type', 'status', 'restricted', 'sort', 'order'] as const)
    if (query[name] !== allPeople[name]) params.set(name, query[name])
  if (query.after !== null) params.set('after', query.after)
  for (const cursor of query.before) params.append('before', cursor)
  return params.size === 0 ? path : `${path}?${params}`
}

/** The first page of the same list with something about it changed. */
export function changed(query: PeopleQuery, changes: Partial<PeopleQuery>): PeopleQuery {
  return { ...query, after: null, before: [], ...changes }
}

/** Whether anything narrows the list. */
export function isFiltered({ q, type, status, restricted }: PeopleQuery): boolean {
  return `${q}${type}${status}${restricted}` !== ''
}

/** The page after this one. */
export function nextPage(query: PeopleQuery, next: string): PeopleQuery {
  const before = query.after === null ? query.before : [...query.before, query.after]
  return { ...query, after: next, before: before.slice(-rememberedPages) }
}

/** The page before this one; null on the first. */
export function previousPage(query: PeopleQuery): PeopleQuery | null {
  if (query.after === null) return null
  return { ...query, after: query.before.at(-1) ?? null, before: query.before.slice(0, -1) }
}
