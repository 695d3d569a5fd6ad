import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-contacts.ts'
import { filterOf, readPeopleQuery } from './people-address.ts'

/** The list of people as it is filtered, as a CSV file (UX-37). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const filter = filterOf(readPeopleQuery(url.searchParams))
  return fileAnswer(await here.call('exportContacts', { number: params.number, ...filter }), 'text/csv')
}
