import type { Actor, ContactActor, OrganizationRef, Person, StaffActor } from '../../contract/actor.ts'
import type { Endpoint, InputOf, OutputOf } from '../../contract/endpoint.ts'
import type { Language } from '../../contract/fields.ts'
import type { Day, Instant } from '../../values/calendar.ts'
import type { Tx } from './db.ts'
import type { Ids } from './ids.ts'

/** A cookie that an answer sets; a null value takes it away. */
export type CookieToSet = { name: string; value: string | null; maxAgeSeconds: number }

/** What is known about a call before any transaction: who, when, from where. */
export type Visit = {
  actor: Actor
  /** The organization in the address, once the door has found that the actor may act there. */
  organization: OrganizationRef | null
  now: Instant
  today: Day
  ids: Ids
  requestId: string
  language: Language
  /** The caller's network address and program, for sessions, limits and the audit trail. */
  address: string
  userAgent: string
  /** The sealed mark of a browser that has signed in before, where it carries one. */
  device?: string | null
  /** What makes a repetition of this call harmless, for errands that see to that themselves. */
  idempotencyKey: string | null
  /** The version that the caller has read, from `If-Match`. */
  ifMatch: number | null
  /** Origin of links in letters, such as `https://licences.example.com`. */
  publicOrigin: string
  /** Id of the key that signs new licence files: it is part of what is signed, so the transaction fixes it. */
  issuingKeyId: string
  setCookie(cookie: CookieToSet): void
}

/** What an operation works with: a visit inside one open transaction. It has no network and no pool. */
export type Ctx = Visit & { tx: Tx }

/** Narrows actor and organization to what the contract entry makes certain. */
export type ActingIn<E extends Endpoint> = E['path'] extends `/organizations/{number}${string}`
  ? { actor: ContactActor | StaffActor; organization: OrganizationRef }
  : E['permission'] extends 'public'
    ? { actor: Actor }
    : E['permission'] extends 'own.account'
      ? { actor: Person | ContactActor | StaffActor }
      : { actor: StaffActor }

/** An operation: read, permit, decide, write, tell, all in one transaction. */
export type Operation<E extends Endpoint> = (ctx: Ctx & ActingIn<E>, input: InputOf<E>) => Promise<OutputOf<E>>

/** What an errand works with: it may call out, and opens short transactions with the caller's own eyes. */
export type Outing<House> = Visit & {
  house: House
  within<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>
}

/** An operation that must also call out, between two short transactions. */
export type Errand<E extends Endpoint, House> = (
  outing: Outing<House> & ActingIn<E>,
  input: InputOf<E>,
) => Promise<OutputOf<E>>
