import { contactTypes } from '../../contract/actor.ts'
import { contactSorts, contactStatuses } from '../../contract/contacts.ts'
import { allPeople, type PeopleQuery } from './people-query.ts'

/** Reads the address of a list of people; what means nothing is ignored, so that an old bookmark still shows a list. */
export function readPeopleQuery(params: URLSearchParams): PeopleQuery {
  const restricted = params.get('restricted')
  return {
    q: (params.get('q') ?? '').slice(0, 200),
    type: contactTypes.find((type) => type === params.get('type')) ?? '',
    status: contactStatuses.find((status) => status === params.get('status')) ?? '',
    restricted: restricted === 'yes' || restricted === 'no' ? restricted : '',
    sort: contactSorts.find((sort) => sort === params.get('sort')) ?? allPeople.sort,
    order: params.get('order') === 'descending' ? 'descending' : 'ascending',
    after: params.get('after') || null,
    before: params.getAll('before').filter((cursor) => cursor !== ''),
  }
}

/** The part of the query that the operations take, without the page. */
export function filterOf({ after: _after, before: _before, ...filter }: PeopleQuery) {
  return filter
}
