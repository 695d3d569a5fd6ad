import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-rates.ts'

/** The prices of a version as a CSV file that can be imported again (UX-37). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const header = url.searchParams.get('header') === 'machine' ? 'machine' : 'words'
  const of = { scheduleCode: params.code, versionNumber: params.version }
  return fileAnswer(await here.call('exportPriceRates', { ...of, header }), 'text/csv')
}
