import { redirect } from 'react-router'
import type { Route } from './+types/home.ts'
import { actedFor } from './acting-for.ts'
import { signedIn } from './gate.ts'
import { visit } from './visit.ts'

/**
 * `/{language}`: everybody's own start page. Staff go to the console, others to the organization they act for, and there to
 * Partner Central who has a role at a partner; who has several and has not chosen yet does so (ACC-15), and somebody of none is
 * told so there.
 */
export function loader({ context, params, url }: Route.LoaderArgs) {
  const here = context.get(visit)
  if (signedIn(here, url, params.lang).kind === 'staff') throw redirect(`/${params.lang}/console`)
  const own = actedFor(here)
  if (own === undefined) throw redirect(`/${params.lang}/choose-organization`)
  throw redirect(`/${params.lang}/o/${own.number}${own.worksAsPartner ? '/partner' : ''}`)
}
