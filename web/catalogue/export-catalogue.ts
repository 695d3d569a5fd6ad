import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-catalogue.ts'

/** The whole catalogue as a CSV file; with `header=machine` it can be imported again by programs (UX-37). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const header = url.searchParams.get('header') === 'machine' ? 'machine' : 'words'
  return fileAnswer(await here.call('exportCatalogue', { header }), 'text/csv')
}
