import { redirect } from 'react-router'
import type { Route } from './+types/home.ts'
import { signedIn } from './gate.ts'
import { visit } from './visit.ts'

/** `/{language}`: everybody's own start page. Staff go to the console, others to the first organization they act for. */
export function loader({ context, params, url }: Route.LoaderArgs) {
  const actor = signedIn(context.get(visit), url, params.lang)
  if (actor.kind === 'staff') throw redirect(`/${params.lang}/console`)
  const first = actor.organization ?? actor.memberships[0]
  throw redirect(first === undefined ? `/${params.lang}/profile` : `/${params.lang}/o/${first.number}`)
}
