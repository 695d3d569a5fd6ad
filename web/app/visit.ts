import { createContext } from 'react-router'
import type { Call } from './call.ts'
import type { Language } from './language.ts'

export type Theme = 'system' | 'light' | 'dark'

/** An organization as the header and the switcher name it. */
export type OrganizationName = { number: string; name: string }

/** An organization that somebody may act for; `worksAsPartner`: their work there is in Partner Central (PAR-3). */
export type Membership = OrganizationName & { worksAsPartner?: boolean }

/**
 * Who is asking. `organization` is the one acted for (ACC-15); `memberships` are those one may switch to; `partner` is what they
 * are at the one acted for, where it is a partner.
 */
export type VisitActor =
  | { kind: 'visitor' }
  | {
      kind: 'person' | 'contact' | 'staff'
      userName: string
      loginId: string
      organization?: OrganizationName
      memberships: readonly Membership[]
      staffRoles?: readonly string[]
      contact?: { types: readonly string[]; restricted: boolean }
      partner?: { status: string; roles: readonly string[] }
      /** Set where one of the staff sees the page as a contact does (ACC-16); `contact` is then that one. */
      viewing?: { id: string; name: string; reason: string; until: string }
    }

/**
 * Everything a page may know about the request it answers. The server makes one per request; loaders and actions read
 * it with `context.get(visit)`. `now` is an ISO 8601 instant, `timeZone` an IANA name (UTC when the reader has none),
 * `apiDocument` gives the OpenAPI document as it is served.
 */
export type Visit = {
  call: Call
  actor: VisitActor
  /** Number of the company chosen to act for by somebody who has several (ACC-15). */
  actingFor: string | null
  language: Language
  theme: Theme
  nonce: string
  csrf: string
  origin: string
  now: string
  demo: boolean
  apiDocument?: () => unknown
  timeZone?: string
  requestId?: string
}

export const visit = createContext<Visit>()
