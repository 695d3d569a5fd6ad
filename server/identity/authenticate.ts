import { createHash } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import type { StaffRole } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import { earlier, type Instant, instant, later } from '../../values/calendar.ts'
import { mayActor } from '../access/rights.ts'
import { type Clock, todayOf } from '../platform/clock.ts'
import { type Database, often, type Tx } from '../platform/db.ts'
import { type Membership, rowContext, type SignedIn } from '../platform/door.ts'
import type { SignedInUser } from '../platform/web-visit.ts'
import { type ActingRow, actingContacts, actingFacts, comesIn } from './acting-queries.ts'

type Found = {
  session_id: string
  user_id: string
  last_seen_at: Instant
  idle_minutes: number
  login_id: string
  language: Language
  time_zone: string
  theme: SignedInUser['theme']
  contacts: ActingRow[]
  view_as: { id: string; reason: string; until: string; as: ActingRow } | null
  staff: { id: string; person: string; roles: StaffRole[] } | null
}

/** Only the hash of a session's token is kept: who reads the table cannot sign in with it. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/**
 * Tells who calls (ACC-14, PLT-3): the session of the token, unless it was ended, is too old or was idle for too long; the
 * organizations that they may act for, and whether they are of the vendor's staff. Rights are read each time, so that a
 * change takes effect with the next request. Contacts who are only of the type `sales` have no sign-in, unless they have a role
 * at a partner (ACC-5).
 */
export function authenticate(db: Database, clock: Clock): (token: string) => Promise<SignedInUser | null> {
  return async (token) => {
    const now = clock.now()
    const visitor = { actor: { kind: 'visitor' }, organization: null, now, today: todayOf(now) } as const
    return db.within(rowContext('visitor', visitor), async (tx) => {
      const found = await findSession(tx, tokenHash(token), now)
      if (!found || later(found.last_seen_at, { minutes: found.idle_minutes }) <= now) return null
      if (found.last_seen_at < earlier(now, { minutes: 1 })) await touch(tx, found.session_id, now)
      return signedIn(found)
    })
  }
}

/**
 * Tells what somebody may do now whose work goes on while they are away (I6): the same as if they had a session open.
 */
export function findRights(db: Database, clock: Clock): (userId: string) => Promise<SignedIn | null> {
  return async (userId) => {
    const now = clock.now()
    const visitor = { actor: { kind: 'visitor' }, organization: null, now, today: todayOf(now) } as const
    const away = sql`
      (select id, id as user_id, ${now}::timestamptz as last_seen_at, 0 as idle_minutes from users where id = ${userId}) s
      join users u on u.id = s.user_id`
    const found = await db.within(rowContext('visitor', visitor), (tx) => findSignIn(tx, away, now))
    return found && signedIn(found)
  }
}

function findSession(tx: Tx, hash: Buffer, now: Instant): Promise<Found | null> {
  const live = sql`
    sessions s join users u on u.id = s.user_id
    where s.token_hash = ${hash} and s.ended_at is null and s.expires_at > ${now}`
  return findSignIn(tx, live, now)
}

/**
 * Who somebody is and what they may act for, and as whom this session looks at the portal; `from` names the session as `s` and
 * the sign-in as `u`.
 */
function findSignIn(tx: Tx, from: Sql, now: Instant): Promise<Found | null> {
  return tx.maybe<Found>(often`
    select s.id as session_id, s.user_id, s.last_seen_at, s.idle_minutes, u.login_id, u.language, u.time_zone, u.theme,
      (select coalesce(json_agg(${actingFacts} order by o.legal_name, o.number), '[]')
        from ${actingContacts} where c.user_id = s.user_id and ${comesIn}) as contacts,
      (select json_build_object('id', v.id, 'reason', v.reason, 'until', v.until, 'as', ${actingFacts})
        from view_as v join (${actingContacts}) on c.organization_id = v.organization_id and c.id = v.contact_id
        where v.session_id = s.id and v.user_id = s.user_id and v.ended_at is null and v.until > ${now} and ${comesIn}) as view_as,
      (select json_build_object('id', m.id, 'person', m.first_name || ' ' || m.last_name, 'roles', m.roles)
        from staff_members m where m.user_id = s.user_id and m.status = 'active') as staff
    from ${from}`)
}

async function touch(tx: Tx, sessionId: string, now: Instant): Promise<void> {
  await tx.change(often`
    update sessions set last_seen_at = ${now} where id = ${sessionId} and ended_at is null and last_seen_at < ${now}`)
}

function signedIn(found: Found): SignedInUser {
  const name = found.staff?.person ?? found.contacts[0]?.person ?? found.login_id
  const viewAs = viewAsOf(found, name)
  return {
    userId: found.user_id,
    sessionId: found.session_id,
    name,
    memberships: found.contacts.map(membershipOf),
    staff: found.staff && { staffId: found.staff.id, roles: found.staff.roles },
    ...(viewAs ? { viewAs } : {}),
    loginId: found.login_id,
    language: found.language,
    timeZone: found.time_zone,
    theme: found.theme,
  }
}

function membershipOf({ contact, id, number, name, types, restricted, partner }: ActingRow): Membership {
  return { contactId: contact, organization: { id, number, name }, types, restricted, partner }
}

/** ACC-16: as whom the session looks at the portal, for as long as its person is of the staff who may. */
function viewAsOf({ staff, view_as: view, user_id, session_id }: Found, name: string): SignedIn['viewAs'] {
  if (!staff || !view) return undefined
  const identity = { kind: 'staff', userId: user_id, sessionId: session_id, staffId: staff.id, name } as const
  if (!mayActor({ ...identity, roles: staff.roles, organization: null }, 'contact.view-as')) return undefined
  const viewedBy = { staffId: staff.id, name, contactName: view.as.person, until: instant(view.until) }
  return { id: view.id, reason: view.reason, as: { ...membershipOf(view.as), viewedBy } }
}
