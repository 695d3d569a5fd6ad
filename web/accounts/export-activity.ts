import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-activity.ts'
import { filterOf, readActivityQuery } from './activity-query.ts'

/** The activity as it is filtered, as a CSV file (ACC-18, UX-37). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const filter = filterOf(readActivityQuery(url.searchParams))
  return fileAnswer(await here.call('exportAuditEvents', { number: params.number, ...filter }), 'text/csv')
}
