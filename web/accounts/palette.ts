import { outputOf } from '../app/answers.ts'
import { signedIn } from '../app/gate.ts'
import { isLanguage } from '../app/language.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/palette.ts'
import { paletteAnswer } from './search-answer.ts'

/** ACC-17, UX-40: what the palette offers as one types. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  signedIn(here, url, params.lang)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const q = (url.searchParams.get('q') ?? '').slice(0, 200)
  const found = outputOf(await here.call('search', { number: params.number, q }))
  return Response.json(paletteAnswer(translator(language, ['app', 'search']), language, params.number, q, found))
}
