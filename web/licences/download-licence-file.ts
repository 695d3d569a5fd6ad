import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-licence-file.ts'

/** LIC-7: a licence file, to be saved. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const answer = await here.call('downloadLicenceFile', { number: params.number, fileId: params.fileId })
  return fileAnswer(answer, 'text/plain')
}
