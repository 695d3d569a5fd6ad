import { licenceSorts, licenceStatuses, licenceViews, maintenanceStates } from '../../contract/licences.ts'
import { defaultSort, defaultView, type ListQuery } from './licence-list-query.ts'

function oneOf<const Value extends string>(values: readonly Value[], text: string | null): Value | undefined {
  return values.find((value) => value === text)
}

function someOf<const Value extends string>(values: readonly Value[], texts: readonly string[]): Value[] {
  return values.filter((value) => texts.includes(value))
}

/** Reads a list's address; what means nothing is ignored, so that an old bookmark still shows a list. For loaders only. */
export function readListQuery(params: URLSearchParams): ListQuery {
  const view = oneOf(licenceViews, params.get('view')) ?? defaultView
  return {
    view,
    // What cannot be printed is no part of any word, and pasted text brings it along.
    q: (params.get('q') ?? '').replaceAll(/\p{Cc}/gu, ' ').slice(0, 200),
    product: params
      .getAll('product')
      .filter((code) => code !== '' && code.length <= 40)
      .slice(0, 50),
    status: someOf(licenceStatuses, params.getAll('status')),
    maintenance: someOf(maintenanceStates, params.getAll('maintenance')),
    allocated: oneOf(['none', 'part', 'whole'], params.get('allocated')) ?? '',
    sort: oneOf(licenceSorts, params.get('sort')) ?? defaultSort(view),
    order: params.get('order') === 'descending' ? 'descending' : 'ascending',
    after: params.get('after') || null,
    before: params.getAll('before').filter((cursor) => cursor !== ''),
  }
}

/** The part of the query that the operations take: what to show and in which order, without the page. */
export function filterOf(query: ListQuery) {
  const { after: _after, before: _before, ...filter } = query
  return filter
}
