import { redirect } from 'react-router'
import { exportAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-licences.ts'
import { filterOf, readListQuery } from './licence-list-address.ts'

/** Whoever comes by the file's address gets the list, where Export is pressed. */
export function loader({ url }: Route.LoaderArgs) {
  return redirect(url.pathname.replace(/\.csv$/, '') + url.search)
}

/** The list as it is filtered, as a CSV file (UX-37); a long one is prepared (UX-36). */
export async function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const { number } = params
  const filter = filterOf(readListQuery(url.searchParams))
  const answer = await here.call('exportLicences', { number, ...filter })
  return exportAnswer(here, answer, { number, kind: 'licences', filter })
}
