import { createHmac } from 'node:crypto'
import type { OrganizationRef } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import type { Problem } from '../../contract/problem.ts'
import { problemFrom } from './answer.ts'
import { todayOf } from './clock.ts'
import { type Call, type Door, rowContext, type Served, type SignedIn } from './door.ts'
import type { Log } from './log.ts'
import type { CookieToSet } from './operation.ts'

/** Who a session belongs to, with what their pages need to know of them. */
export type SignedInUser = SignedIn & {
  loginId: string
  language: Language
  timeZone: string
  theme: 'system' | 'light' | 'dark'
}

/** What pages are made with: the same operations and the same door as the API. */
export type PageRoom<House> = {
  door: Door<House>
  served: Served<House>[]
  log: Log
  demo: boolean
  /** Gives the API's document, which the reference pages are made of. */
  apiDocument?: () => unknown
  /** Of this and the session the tokens of forms are made. */
  formKey: Buffer
}

/** One request for a page, as far as pages care. */
export type PageRequest = Omit<Call, 'signedIn' | 'given' | 'idempotencyKey' | 'ifMatch'> & {
  signedIn: SignedInUser | null
  sessionToken: string | null
  path: string
  theme: SignedInUser['theme'] | null
  /** Number of the company that the browser's pages act for, as its cookie says. */
  actingFor: string | null
}

/** Options of a page's call. */
type CallOptions = { idempotencyKey?: string | undefined; ifMatch?: string | number | undefined }
type PageAnswer = { ok: true; output: unknown; etag: string | null } | { ok: false; problem: Problem }

/**
 * What a page may know of its request, and the operations it may call as this visitor; `web/app/visit.ts` names the same
 * shape. Problems are returned, not thrown; cookies that operations set are collected for the answer.
 */
export async function pageVisit<House>(room: PageRoom<House>, request: PageRequest) {
  const cookies: CookieToSet[] = []
  const nonce = room.door.ids.secret()
  const language = languageOfPath(request.path) ?? request.signedIn?.language ?? request.language
  const visit = {
    call: pageCall(room, { ...request, language }, cookies),
    actor: await actorOf(room, request),
    actingFor: actingFor(request),
    language,
    theme: request.theme ?? request.signedIn?.theme ?? 'system',
    nonce,
    csrf: formToken(room.formKey, request.sessionToken),
    origin: request.publicOrigin,
    now: room.door.clock.now(),
    demo: room.demo,
    apiDocument: room.apiDocument,
    timeZone: request.signedIn?.timeZone ?? 'UTC',
    requestId: request.requestId,
  }
  return { visit, cookies }
}

/** The token that a form of this session must carry. It cannot be made without the key, and serves no other session. */
export function formToken(key: Buffer, sessionToken: string | null): string {
  return createHmac('sha256', key)
    .update(sessionToken ?? '')
    .digest('base64url')
}

function languageOfPath(path: string): Language | null {
  const first = path.split('/')[1]
  return first === 'en' || first === 'es' ? first : null
}

function pageCall<House>(room: PageRoom<House>, request: PageRequest, cookies: CookieToSet[]) {
  const offered = room.served.filter(({ endpoint }) => room.demo || !endpoint.demoOnly)
  const operations = new Map(offered.map((served) => [served.name, served]))
  return async (name: string, given: unknown, options: CallOptions = {}): Promise<PageAnswer> => {
    const served = operations.get(name)
    if (!served) throw new Error(`there is no operation ${name}`)
    try {
      const answer = await served.run(room.door, {
        ...request,
        given,
        idempotencyKey: options.idempotencyKey ?? null,
        ifMatch: versionOf(options.ifMatch),
      })
      cookies.push(...answer.cookies)
      return { ok: true, output: answer.output, etag: etagOf(answer.output) }
    } catch (error) {
      const { requestId, language } = request
      return { ok: false, problem: problemFrom(error, { requestId, language, name }, room.log) }
    }
  }
}

function versionOf(given: string | number | undefined): number | null {
  const digits = /^"?(\d{1,15})"?$/.exec(String(given ?? ''))?.[1]
  return digits === undefined ? null : Number(digits)
}

function etagOf(output: unknown): string | null {
  if (typeof output !== 'object' || output === null || !('version' in output)) return null
  return typeof output.version === 'number' ? `"${output.version}"` : null
}

/** The company chosen to act for, while it is one of theirs (ACC-15). */
function actingFor({ signedIn, actingFor: number }: PageRequest): string | null {
  return signedIn?.memberships.find(({ organization }) => organization.number === number)?.organization.number ?? null
}

/** Who asks, in the words of pages. The organization is the one in the address, if they may act there. */
async function actorOf<House>(room: PageRoom<House>, { signedIn, path }: PageRequest) {
  if (!signedIn) return { kind: 'visitor' } as const
  const number = /^\/(?:en\/|es\/)?o\/(\d{8})(?:[/.]|$)/.exec(path)?.[1]
  const viewing = signedIn.viewAs?.as.organization.number === number ? signedIn.viewAs : undefined
  const membership = viewing?.as ?? signedIn.memberships.find(({ organization }) => organization.number === number)
  const organization = membership?.organization ?? (number ? await organizationForStaff(room, signedIn, number) : null)
  const kind = membership
    ? 'contact'
    : signedIn.staff
      ? 'staff'
      : signedIn.memberships.length > 0
        ? 'contact'
        : 'person'
  return {
    kind,
    userName: signedIn.name,
    loginId: signedIn.loginId,
    memberships: signedIn.memberships.map((one) => ({
      ...nameOf(one.organization),
      ...(!one.restricted && one.partner && one.partner.roles.length > 0 ? { worksAsPartner: true } : {}),
    })),
    ...(organization ? { organization: nameOf(organization) } : {}),
    ...(signedIn.staff ? { staffRoles: signedIn.staff.roles } : {}),
    ...(viewing ? { viewing: viewingOf(viewing) } : {}),
    ...(membership ? { contact: { types: membership.types, restricted: membership.restricted } } : {}),
    ...(membership?.partner ? { partner: { status: membership.partner.status, roles: membership.partner.roles } } : {}),
  } as const
}

/** As whom a page is shown, why, and until when (ACC-16). */
function viewingOf({ id, reason, as: { viewedBy } }: NonNullable<SignedIn['viewAs']>) {
  return { id, name: viewedBy.contactName, reason, until: viewedBy.until }
}

async function organizationForStaff<House>(
  { door }: PageRoom<House>,
  { staff, userId, sessionId, name }: SignedInUser,
  number: string,
): Promise<OrganizationRef | null> {
  if (!staff) return null
  const now = door.clock.now()
  const actor = { kind: 'staff', userId, sessionId, name, organization: null, ...staff } as const
  const context = rowContext('staff', { actor, organization: null, now, today: todayOf(now) })
  return door.db.within(context, (tx) => door.rules.findOrganization({ tx }, number))
}

function nameOf({ number, name }: OrganizationRef) {
  return { number, name }
}
