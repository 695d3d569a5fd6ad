import { typedText } from '../app/typed-text.ts'

/** What a list of licences to share is narrowed by, as its address says it. `extra` is the list's own filter. */
export type AssignableQuery = { q: string; product: string; extra: string }

/** Reads the address of such a list; `extra` is the name of its own filter. */
export function readAssignableQuery(url: URL, extra: string): AssignableQuery & { all: boolean; after: string | null } {
  return {
    q: typedText(url, 'q', 200),
    product: typedText(url, 'product', 40),
    extra: typedText(url, extra, 40),
    all: url.searchParams.get('select') === 'all',
    after: url.searchParams.get('after'),
  }
}

/** The address of such a list, narrowed; what is empty is left out. */
export function assignableHref(path: string, extra: string, query: AssignableQuery, select?: 'all'): string {
  const params = new URLSearchParams()
  if (query.q !== '') params.set('q', query.q)
  if (query.product !== '') params.set('product', query.product)
  if (query.extra !== '') params.set(extra, query.extra)
  if (select !== undefined) params.set('select', select)
  return params.size === 0 ? path : `${path}?${params}`
}

/** What a bulk change is about: the ticked rows, or all that match the address. */
export function tickingGiven(query: ReturnType<typeof readAssignableQuery>, wanted: string, ids: readonly string[]) {
  const verb = wanted === 'remove' ? 'remove' : 'add'
  if (query.all) return { all: verb, q: query.q, product: query.product }
  return verb === 'add' ? { add: ids } : { remove: ids }
}
