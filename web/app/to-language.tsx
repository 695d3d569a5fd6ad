import { redirect } from 'react-router'
import type { Route } from './+types/to-language.ts'
import { inLanguage } from './language.ts'
import { visit } from './visit.ts'

/** `/` and the links in mails (`/o/{number}/…`) carry no language: the reader's own is put in front. */
export function loader({ context, url }: Route.LoaderArgs) {
  const { language } = context.get(visit)
  throw redirect(inLanguage(url.pathname, language) + url.search)
}
