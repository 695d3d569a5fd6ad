import { redirect } from 'react-router'
import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-quote.ts'

/** Whoever comes by the file's address gets the quote, where its lines are taken away. */
export function loader({ url }: Route.LoaderArgs) {
  return redirect(url.pathname.replace(/\/lines\.csv$/, ''))
}

/** The lines of a quote as a CSV file (UX-37). */
export async function action({ context, params, url }: Route.ActionArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const { number, quoteId } = params
  return fileAnswer(await here.call('exportQuote', { number, quoteId }), 'text/csv')
}
