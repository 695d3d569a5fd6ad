import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/export-prices.ts'

/** What maintenance costs a company, as a CSV file (REN-15). */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const header = url.searchParams.get('header') === 'machine' ? 'machine' : 'words'
  return fileAnswer(await here.call('exportRenewalPrices', { number: params.number, header }), 'text/csv')
}
