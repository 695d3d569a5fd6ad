import { data, redirect } from 'react-router'
import type { Visit, VisitActor } from './visit.ts'

/** Somebody who has signed in. */
export type SignedIn = Exclude<VisitActor, { kind: 'visitor' }>

/** Sends visitors to the sign-in page, and back here afterwards. `url` is the address they asked for. */
export function signedIn(visit: Visit, url: URL, language: string): SignedIn {
  const { actor } = visit
  if (actor.kind !== 'visitor') return actor
  throw redirect(`/${language}/sign-in?returnTo=${encodeURIComponent(url.pathname + url.search)}`)
}

/** For pages that only the demo has: anywhere else they are not there. */
export function onlyInDemo(visit: Visit): void {
  if (!visit.demo) throw data(null, { status: 404 })
}

/** ACC-6: a restricted contact who wants to change something reads why they cannot, before they have filled in a form. */
export function onlyUnrestricted(visit: Visit): void {
  const { actor } = visit
  if (actor.kind !== 'visitor' && actor.contact?.restricted) throw data({ code: 'access-limited' }, { status: 403 })
}

/** For what only the vendor's people do within an organization: to its own people it is not there. */
export function onlyForStaff(visit: Visit): void {
  if (visit.actor.kind !== 'staff') throw data(null, { status: 404 })
}
