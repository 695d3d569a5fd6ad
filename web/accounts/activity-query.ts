/** What the activity list shows, as its address says it; as the operations take it. */
export type ActivityQuery = {
  userId: string
  action: string
  from: string
  to: string
  q: string
  after: string | null
  before: readonly string[]
}

const names = ['userId', 'action', 'from', 'to', 'q'] as const

/** Reads the address of an activity list. What an operation would refuse is told by the page, not ignored. */
export function readActivityQuery(params: URLSearchParams): ActivityQuery {
  const text = (name: string) => (params.get(name) ?? '').slice(0, 200)
  return {
    userId: text('userId'),
    action: text('action'),
    from: text('from'),
    to: text('to'),
    q: text('q'),
    after: params.get('after') || null,
    before: params.getAll('before').filter((cursor) => cursor !== ''),
  }
}

/** The address of an activity list. */
export function activityHref(path: string, query: ActivityQuery): string {
  const params = new URLSearchParams()
  for (const name of names) if (query[name] !== '') params.set(name, query[name])
  if (query.after !== null) params.set('after', query.after)
  for (const cursor of query.before) params.append('before', cursor)
  return params.size === 0 ? path : `${path}?${params}`
}

/** The first page of the same list with something about it changed. */
export function changed(query: ActivityQuery, changes: Partial<ActivityQuery>): ActivityQuery {
  return { ...query, after: null, before: [], ...changes }
}

/** Whether anything narrows the list. */
export function isFiltered(query: ActivityQuery): boolean {
  return names.some((name) => query[name] !== '')
}

/** The part of the query that the operations take, without the page. */
export function filterOf({ after: _after, before: _before, ...filter }: ActivityQuery) {
  return filter
}
