import { redirect } from 'react-router'
import type { Route } from './+types/home.ts'
import { actedFor } from './acting-for.ts'
import { signedIn } from './gate.ts'
import { visit } from './visit.ts'

/**
 * `/{language}`: everybody's own start page. Staff go to the console, others to the organization they act for; who has
 * several and has not chosen yet does so (ACC-15), and somebody of none is told so there.
 */
export function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  if (signedIn(here, url, params.lang).kind === 'staff') throw redirect(`/${params.lang}/console`)
  const own = actedFor(here)
  throw redirect(own === undefined ? `/${params.lang}/choose-organization` : `/${params.lang}/o/${own.number}`)
}
