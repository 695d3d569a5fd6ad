import { fileAnswer } from '../app/file-answer.ts'
import { signedIn } from '../app/gate.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-certificate.ts'
import { certificateAsked } from './certificate-asked.ts'

/** REN-11: the certificate as PDF, of what the page shows and in its language. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const asked = { number: params.number, ...certificateAsked(url) }
  return fileAnswer(await here.call('downloadRenewalCertificate', asked), 'application/pdf')
}
