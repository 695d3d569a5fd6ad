import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-customer-quote.ts'

/** REN-6: the partner's quote as PDF, in the language of the page that asks. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const { number, customerNumber, quoteId } = params
  return fileAnswer(await here.call('downloadCustomerQuotePdf', { number, customerNumber, quoteId }), 'application/pdf')
}
