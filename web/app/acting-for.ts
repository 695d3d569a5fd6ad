import type { Membership, OrganizationName, Visit } from './visit.ts'

/** How an organization's page stands to what its reader acts for (ACC-15). */
export type Standing =
  /** They are a contact of no other company, or look at it as one of its contacts: there is nothing to choose or to keep. */
  | 'only'
  /** They act for it. */
  | 'here'
  /** It is the first that they open since they signed in. */
  | 'first'
  /** They act for another one. */
  | 'elsewhere'

/** How the page of this organization stands to what the visitor acts for. */
export function standingOf({ actor, actingFor }: Visit, number: string): Standing {
  if (actor.kind === 'visitor' || actor.viewing !== undefined || actor.memberships.length < 2) return 'only'
  if (!actor.memberships.some((one) => one.number === number)) return 'only'
  if (actingFor === null) return 'first'
  return actingFor === number ? 'here' : 'elsewhere'
}

/** Which of the visitor's companies an address leads to, if any. */
export function companyOfPath(memberships: readonly OrganizationName[], path: string): OrganizationName | undefined {
  const number = /^\/(?:en|es)\/o\/(\d{8})(?:[/?]|$)/.exec(path)?.[1]
  return memberships.find((one) => one.number === number)
}

/** The company that the visitor acts for: the only one, or the one that they chose. */
export function actedFor({ actor, actingFor }: Visit): Membership | undefined {
  if (actor.kind === 'visitor') return undefined
  const [first, second] = actor.memberships
  return second === undefined ? first : actor.memberships.find((one) => one.number === actingFor)
}

/**
 * The cookie that keeps, until the browser closes or somebody signs in or out, which of several companies is acted for. It
 * decides what is asked, never what is allowed.
 */
export function actingForCookie(number: string, origin: string): string {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return `chancery_acting_for=${number}; Path=/; SameSite=Lax; HttpOnly${secure}`
}

/** The page that asks whether to switch to the company of an address, and leads on to it. */
export function switchPath(language: string, returnTo?: string): string {
  const page = `/${language}/switch-organization`
  return returnTo === undefined ? page : `${page}?returnTo=${encodeURIComponent(returnTo)}`
}
