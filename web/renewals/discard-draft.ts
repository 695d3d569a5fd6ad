import { redirect } from 'react-router'
import { isLanguage } from '../app/language.ts'
import { visit } from '../app/visit.ts'
import type { Route } from './+types/discard-draft.ts'
import { renewalPaths } from './renewal-paths.ts'

function advisorsOf(params: { lang?: string; number: string }, language: 'en' | 'es'): string {
  return renewalPaths(isLanguage(params.lang) ? params.lang : language, params.number).advisors
}

export function loader({ context, params }: Route.LoaderArgs) {
  throw redirect(advisorsOf(params, context.get(visit).language))
}

/** Throws a draft away; one that is gone or confirmed already is what was wanted. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  await call('discardAdvisorDraft', { number: params.number, draftId: params.draftId })
  throw redirect(advisorsOf(params, language), 303)
}
