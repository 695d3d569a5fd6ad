import type { Actor, ContactActor, OrganizationRef, StaffActor, ViewedBy } from '../../contract/actor.ts'
import type { Endpoint } from '../../contract/endpoint.ts'
import type { Language } from '../../contract/fields.ts'
import type { Permission } from '../../contract/permissions.ts'
import type { Clock } from './clock.ts'
import { todayOf } from './clock.ts'
import { type Database, isPassing } from './db.ts'
import { hashOf, keepEffect, takeKey } from './idempotency.ts'
import type { Ids } from './ids.ts'
import type { ActingIn, CookieToSet, Ctx, Errand, Operation, Outing, Visit } from './operation.ts'
import { faultsOf } from './problem.ts'
import { FieldsInvalid, Refusal } from './refusal.ts'
import type { Audience, RowContext } from './seal.ts'
import { unstorableTexts } from './unstorable-text.ts'

/** Who the door found behind a session, and what they may act for. */
export type SignedIn = {
  userId: string
  sessionId: string
  name: string
  memberships: Membership[]
  staff: Pick<StaffActor, 'staffId' | 'roles'> | null
  /** As whom one of the staff looks at the portal (ACC-16). */
  viewAs?: { id: string; reason: string; as: Membership & { viewedBy: ViewedBy } }
}

/** A contact as whom somebody may act. */
export type Membership = Omit<ContactActor, 'kind' | 'userId' | 'sessionId' | 'name'>

/** What the door must be told by higher features, as it knows no business word. */
export type DoorRules = {
  /** Whether somebody of this kind may do this at all (the rights table). */
  mayActor(actor: Actor, permission: Permission): boolean
  /** The refusal when they may not, naming who can help. */
  whyNotActor(visit: Visit, permission: Permission, within: Outing<unknown>['within']): Promise<Refusal>
  /** Finds the organization of an address for the vendor's staff. */
  findOrganization(ctx: Pick<Ctx, 'tx'>, number: string): Promise<OrganizationRef | null>
}

/** One call, however it came in. */
export type Call = {
  signedIn: SignedIn | null
  given: unknown
  idempotencyKey: string | null
  ifMatch: number | null
  requestId: string
  language: Language
  address: string
  userAgent: string
  device?: string | null
  publicOrigin: string
}

/** What comes back from a call that was not refused. */
export type Answer = { output: unknown; cookies: CookieToSet[] }

/** A contract entry together with what serves it. */
export type Served<House> = { name: string; endpoint: Endpoint; run(door: Door<House>, call: Call): Promise<Answer> }

/** What the door works with. */
export type Door<House> = {
  db: Database
  clock: Clock
  ids: Ids
  rules: DoorRules
  house: House
  /** Id of the key that signs licence files now. */
  issuingKeyId(): string
}

/** Marks an implementation as an errand, which may call out. */
export type ErrandEntry<E extends Endpoint, House> = { errand: Errand<E, House> }

/**
 * Binds a contract to its operations. A contract entry without one does not compile, nor does one that takes or gives
 * back anything else than its entry says.
 */
export function serve<House, C extends Record<string, Endpoint>>(
  contract: C,
  operations: { [K in keyof C]: Operation<C[K]> | ErrandEntry<C[K], House> },
): Served<House>[] {
  const bind = <K extends keyof C & string>(name: K): Served<House> => {
    const endpoint: C[K] = contract[name]
    const implementation = operations[name]
    return { name, endpoint, run: (door, call) => answer(door, call, name, endpoint, implementation) }
  }
  const isEntry = (name: string): name is keyof C & string => Object.hasOwn(contract, name)
  return Object.keys(contract).filter(isEntry).map(bind)
}

async function answer<E extends Endpoint, House>(
  door: Door<House>,
  call: Call,
  name: string,
  endpoint: E,
  implementation: Operation<E> | ErrandEntry<E, House>,
): Promise<Answer> {
  const cookies: CookieToSet[] = []
  const now = door.clock.now()
  const visit = await admit(
    door,
    endpoint,
    {
      actor: { kind: 'visitor' },
      organization: null,
      now,
      today: todayOf(now),
      ids: door.ids,
      requestId: call.requestId,
      language: call.language,
      address: call.address,
      userAgent: call.userAgent,
      device: call.device ?? null,
      ...{ idempotencyKey: call.idempotencyKey, ifMatch: call.ifMatch },
      publicOrigin: call.publicOrigin,
      issuingKeyId: door.issuingKeyId(),
      setCookie: (cookie) => void cookies.push(cookie),
    },
    call,
  )
  const unstorable = unstorableTexts(call.given)
  if (unstorable.length > 0) throw new FieldsInvalid(...unstorable.slice(0, 20))
  const parsed = endpoint.input.safeParse(call.given, { reportInput: true })
  if (!parsed.success) throw new FieldsInvalid(...faultsOf(parsed.error))
  if (endpoint.repeat === 'once' && !call.idempotencyKey) throw new Refusal('key-missing')
  // The door has just made certain what `ActingIn` says of this entry, and the schema what the input is; the compiler
  // cannot follow a conditional type through a generic entry.
  type Given = Parameters<Operation<E>>[1]
  const input = parsed.data as Given
  if (typeof implementation !== 'function') {
    const outing = { ...visit, house: door.house, within: withinOf(door, endpoint, visit) } as Outing<House> &
      ActingIn<E>
    return { output: await implementation.errand(outing, input), cookies }
  }
  const key = call.idempotencyKey && endpoint.repeat === 'once' ? call.idempotencyKey : null
  const scope = key === null ? null : { operation: name, key, requestHash: hashOf(call.given) }
  const output = await withinOf(
    door,
    endpoint,
    visit,
  )(async (ctx) => {
    cookies.length = 0
    const former = scope && (await takeKey(ctx, scope))
    if (former) return former.output
    const made = await implementation(ctx as Ctx & ActingIn<E>, input)
    if (scope) await keepEffect(ctx, scope, made)
    return made
  })
  return { output, cookies }
}

/** What decides who is let in by an entry, and with whose eyes they look. */
export type Gate = Omit<Endpoint, 'method' | 'summary' | 'input' | 'output' | 'refusals'> &
  Partial<Pick<Endpoint, 'method'>>

/** What is needed to let somebody in. */
type Lodge = Pick<Door<unknown>, 'db' | 'rules'>

/** Finds out whom the caller acts for, and asks the rights table. Fails closed. */
export async function admit(
  door: Lodge,
  endpoint: Gate,
  visit: Visit,
  call: Pick<Call, 'signedIn' | 'given'>,
): Promise<Visit> {
  const { signedIn } = call
  if (endpoint.permission === 'public') return { ...visit, actor: personOf(signedIn) }
  if (!signedIn) throw new Refusal('not-signed-in')
  if (endpoint.permission === 'own.account') return { ...visit, actor: personOf(signedIn) }
  const admitted = endpoint.path.startsWith('/organizations/{number}')
    ? await actFor(door, visit, signedIn, numberIn(call.given))
    : { ...visit, actor: staffOf(signedIn, null) }
  refuseWhileViewing(admitted.actor, endpoint)
  if (!door.rules.mayActor(admitted.actor, endpoint.permission))
    // Whom to ask is looked up with the eyes of their own account.
    throw await door.rules.whyNotActor(
      admitted,
      endpoint.permission,
      withinOf(door, { ...endpoint, eyes: undefined }, admitted),
    )
  return admitted
}

/** ACC-16: who looks at the portal as a contact may read what the contact may, and takes no files with them. */
function refuseWhileViewing(actor: Actor, { method, produces }: Gate): void {
  if (actor.kind !== 'contact' || !actor.viewedBy) return
  const { contactName: name } = actor.viewedBy
  if (method !== 'GET') throw new Refusal('view-as-read-only', { name })
  if (produces) throw new Refusal('view-as-no-files', { name })
}

/**
 * The person acts for the organization in the address, never for the one used last (ACC-15); staff who look at it as one of its
 * contacts do so as that contact (ACC-16).
 */
async function actFor(door: Lodge, visit: Visit, signedIn: SignedIn, number: string): Promise<Visit> {
  const { userId, sessionId, name, memberships, staff, viewAs } = signedIn
  const contacts = viewAs ? [viewAs.as, ...memberships] : memberships
  const membership = contacts.find(({ organization }) => organization.number === number)
  if (membership)
    return {
      ...visit,
      actor: { kind: 'contact', userId, sessionId, name, ...membership },
      organization: membership.organization,
    }
  if (staff) {
    const asStaff = { ...visit, actor: staffOf(signedIn, null) }
    const organization = await door.db.within(rowContext('staff', asStaff), (tx) =>
      door.rules.findOrganization({ tx }, number),
    )
    if (!organization) throw new Refusal('not-found', { actingFor: name })
    return { ...visit, actor: staffOf(signedIn, organization), organization }
  }
  // Nothing is looked up: a missing organization and a foreign one read the same (ACC-7).
  const actingFor = memberships.map(({ organization }) => `${organization.name} (${organization.number})`).join(', ')
  if (!actingFor) throw new Refusal('no-organization')
  throw new Refusal('other-organization', { actingFor, inAddress: number })
}

function numberIn(given: unknown): string {
  const number = typeof given === 'object' && given !== null && 'number' in given ? given.number : ''
  return typeof number === 'string' ? number.slice(0, 20).replaceAll('\0', '') : ''
}

function personOf(signedIn: SignedIn | null): Actor {
  if (!signedIn) return { kind: 'visitor' }
  return { kind: 'person', userId: signedIn.userId, sessionId: signedIn.sessionId, name: signedIn.name }
}

function staffOf(signedIn: SignedIn, organization: OrganizationRef | null): StaffActor {
  const { userId, sessionId, name, staff } = signedIn
  if (!staff) throw new Refusal('not-allowed', { administrators: 'none' })
  return { kind: 'staff', userId, sessionId, name, organization, ...staff }
}

/** Of a contract entry, what decides with whose eyes its transactions see. */
type Eyes = { permission: Permission; eyes?: 'partner' | undefined }

/** Opens transactions with the eyes that the contract entry and the actor call for, repeating what merely collided. */
export function withinOf(door: Pick<Lodge, 'db'>, endpoint: Eyes, visit: Visit) {
  const context = rowContext(audienceOf(endpoint, visit.actor), visit)
  return async <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await door.db.within(context, (tx) => work({ ...visit, tx }))
      } catch (error) {
        if (!isPassing(error) || attempt === 4) throw error
      }
    }
  }
}

function audienceOf(endpoint: Eyes, actor: Actor): Audience {
  if (endpoint.permission === 'public') return 'visitor'
  if (endpoint.permission === 'own.account') return 'person'
  if (actor.kind === 'staff') return 'staff'
  return endpoint.eyes ?? 'customer'
}

/** What the policies may know of a visit. */
export function rowContext(
  audience: Audience,
  visit: Pick<Visit, 'actor' | 'organization' | 'now' | 'today'>,
): RowContext {
  const { actor } = visit
  return {
    audience,
    user: 'userId' in actor ? actor.userId : null,
    contact: actor.kind === 'contact' ? actor.contactId : null,
    organization: actor.kind === 'contact' ? actor.organization.id : null,
    types: actor.kind === 'contact' ? actor.types : [],
    restricted: actor.kind === 'contact' ? actor.restricted : false,
    partner: actor.kind === 'contact' ? actor.partner : null,
    now: visit.now,
    today: visit.today,
    ...(actor.kind === 'contact' && actor.viewedBy ? { readOnly: true } : {}),
  }
}
