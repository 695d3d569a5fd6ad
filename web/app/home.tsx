import { redirect } from 'react-router'
import type { Route } from './+types/home.ts'
import { signedIn } from './gate.ts'
import { visit } from './visit.ts'

/**
 * `/{language}`: everybody's own start page. Staff go to the console, others to the organization they act for; where there
 * are several they choose (ACC-15), and somebody of none is told so there.
 */
export function loader({ context, params, url }: Route.LoaderArgs) {
  const actor = signedIn(context.get(visit), url, params.lang)
  if (actor.kind === 'staff') throw redirect(`/${params.lang}/console`)
  const [first, second] = actor.memberships
  const own = actor.organization ?? (second === undefined ? first : undefined)
  throw redirect(own === undefined ? `/${params.lang}/choose-organization` : `/${params.lang}/o/${own.number}`)
}
