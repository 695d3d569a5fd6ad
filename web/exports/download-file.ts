import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-file.ts'

/** A file that is ready, piece by piece (UX-36). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const { number, exportId } = params
  return fileAnswer(await here.call('downloadExport', { number, exportId }), 'text/csv')
}
