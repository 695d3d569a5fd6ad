import type { licenceSorts, licenceStatuses, licenceViews, maintenanceStates } from '../../contract/licences.ts'

/** A tab of the list. */
export type LicenceView = (typeof licenceViews)[number]
/** What the list is sorted by. */
export type LicenceSort = (typeof licenceSorts)[number]

/** What the list shows, as its address says it. `before` leads back: where each former page began, the first excepted. */
export type ListQuery = {
  view: LicenceView
  q: string
  product: readonly string[]
  status: readonly (typeof licenceStatuses)[number][]
  maintenance: readonly (typeof maintenanceStates)[number][]
  allocated: 'none' | 'part' | 'whole' | ''
  sort: LicenceSort
  order: 'ascending' | 'descending'
  after: string | null
  before: readonly string[]
}

/** Former pages that an address remembers; further back, one begins at the first page again. */
const rememberedPages = 20

/** The tab that is shown without being asked for. */
export const defaultView: LicenceView = 'all'

/** What needs action soonest comes first; on the tab of new licences, the newest. */
export function defaultSort(view: LicenceView): LicenceSort {
  return view === 'new' ? 'newest' : 'maintenance'
}

/** The address of a list; what is as it would be anyway is left out. */
export function listHref(path: string, query: ListQuery): string {
  const params = new URLSearchParams()
  if (query.view !== defaultView) params.set('view', query.view)
  if (query.q !== '') params.set('q', query.q)
  for (const name of ['product', 'status', 'maintenance'] as const) {
    for (const value of query[name]) params.append(name, value)
  }
  if (query.allocated !== '') params.set('allocated', query.allocated)
  if (query.sort !== defaultSort(query.view)) params.set('sort', query.sort)
  if (query.order !== 'ascending') params.set('order', query.order)
  if (query.after !== null) params.set('after', query.after)
  for (const cursor of query.before) params.append('before', cursor)
  return params.size === 0 ? path : `${path}?${params}`
}

/** The first page of the same list with something about it changed. */
export function changed(query: ListQuery, changes: Partial<ListQuery>): ListQuery {
  return { ...query, after: null, before: [], ...changes }
}

/** The list with nothing filtered, on the same tab and in the same order. */
export function unfiltered(query: ListQuery): ListQuery {
  return changed(query, { q: '', product: [], status: [], maintenance: [], allocated: '' })
}

/** Whether anything narrows the list besides its tab. */
export function isFiltered(query: ListQuery): boolean {
  const { q, product, status, maintenance, allocated } = query
  return q.trim() !== '' || allocated !== '' || product.length + status.length + maintenance.length > 0
}

/** The page after this one. */
export function nextPage(query: ListQuery, next: string): ListQuery {
  const before = query.after === null ? [] : [...query.before, query.after]
  return { ...query, after: next, before: before.slice(-rememberedPages) }
}

/** The page before this one; null on the first. */
export function previousPage(query: ListQuery): ListQuery | null {
  if (query.after === null) return null
  return { ...query, after: query.before.at(-1) ?? null, before: query.before.slice(0, -1) }
}
