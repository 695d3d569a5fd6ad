import { redirect } from 'react-router'
import { exportAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-contacts.ts'
import { filterOf, readPeopleQuery } from './people-address.ts'

/** Whoever comes by the file's address gets the list, where Export is pressed. */
export function loader({ url }: Route.LoaderArgs) {
  return redirect(url.pathname.replace(/\.csv$/, '') + url.search)
}

/** The list of people as it is filtered, as a CSV file (UX-37); a long one is prepared (UX-36). */
export async function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const { number } = params
  const filter = filterOf(readPeopleQuery(url.searchParams))
  const answer = await here.call('exportContacts', { number, ...filter })
  return exportAnswer(here, answer, { number, kind: 'contacts', filter })
}
