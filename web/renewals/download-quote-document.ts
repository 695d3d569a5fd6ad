import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-quote-document.ts'

/** REN-8: the signed document from which anybody can compute every line of a quote again. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const { number, quoteId } = params
  return fileAnswer(await here.call('downloadQuoteDocument', { number, quoteId }), 'application/octet-stream')
}
