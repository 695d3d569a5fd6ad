import { fileAnswer } from '../app/file-answer.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/download-shared-quote.ts'
import { keptToItself } from './kept-to-itself.ts'

/** REN-10: a shared quote as PDF, in the language of the page that asks. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const answer = await call('downloadSharedQuotePdf', { token: params.token, language })
  const file = fileAnswer(answer, 'application/pdf')
  for (const [name, value] of Object.entries(keptToItself)) file.headers.set(name, value)
  return file
}
