import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-licences.ts'
import { filterOf, readListQuery } from './licence-list-address.ts'

/** The list as it is filtered, as a CSV file (UX-37). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const answer = await here.call('exportLicences', {
    number: params.number,
    ...filterOf(readListQuery(url.searchParams)),
  })
  return fileAnswer(answer, 'text/csv')
}
