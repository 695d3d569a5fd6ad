import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-supplier-pack.ts'

/** REN-15: the vendor's company, tax and bank details as PDF, in the language of the page that asks. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  return fileAnswer(await here.call('downloadSupplierPack', { number: params.number }), 'application/pdf')
}
