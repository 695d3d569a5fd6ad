import { createHash } from 'node:crypto'
import sql, { type Sql } from 'sql-template-tag'
import type { ContactActor, ContactType, PartnerStanding, StaffRole } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import { earlier, type Instant, later } from '../../values/calendar.ts'
import { type Clock, todayOf } from '../platform/clock.ts'
import type { Database, Tx } from '../platform/db.ts'
import { rowContext, type SignedIn } from '../platform/door.ts'
import type { SignedInUser } from '../platform/web-visit.ts'

type Found = {
  session_id: string
  user_id: string
  last_seen_at: Instant
  idle_minutes: number
  login_id: string
  language: Language
  time_zone: string
  theme: SignedInUser['theme']
  contacts: {
    contact: string
    id: string
    number: string
    name: string
    person: string
    types: ContactType[]
    restricted: boolean
    partner: PartnerStanding | null
  }[]
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
    const found = await db.within(rowContext('visitor', visitor), (tx) => findSignIn(tx, away))
    return found && signedIn(found)
  }
}

function findSession(tx: Tx, hash: Buffer, now: Instant): Promise<Found | null> {
  const live = sql`
    sessions s join users u on u.id = s.user_id
    where s.token_hash = ${hash} and s.ended_at is null and s.expires_at > ${now}`
  return findSignIn(tx, live)
}

/** Who somebody is and what they may act for; `from` names the session as `s` and the sign-in as `u`. */
function findSignIn(tx: Tx, from: Sql): Promise<Found | null> {
  return tx.maybe<Found>(sql`
    select s.id as session_id, s.user_id, s.last_seen_at, s.idle_minutes, u.login_id, u.language, u.time_zone, u.theme,
      (select coalesce(json_agg(json_build_object('contact', c.id, 'id', o.id, 'number', o.number, 'name', o.legal_name,
          'person', c.first_name || ' ' || c.last_name, 'types', c.types, 'restricted', c.restricted,
          'partner', case when p.partner_id is not null then json_build_object('status', p.status,
            'roles', coalesce(r.roles, '{}'), 'location', r.location_id) end)
          order by o.legal_name, o.number), '[]')
        from contacts c join organizations o on o.id = c.organization_id
          left join partners p on p.partner_id = o.id
          left join partner_people r on r.partner_id = o.id and r.contact_id = c.id
        where c.user_id = s.user_id and c.status = 'active' and o.status = 'active'
          and (r.roles <> '{}' or not c.types <@ array['sales'])) as contacts,
      (select json_build_object('id', m.id, 'person', m.first_name || ' ' || m.last_name, 'roles', m.roles)
        from staff_members m where m.user_id = s.user_id and m.status = 'active') as staff
    from ${from}`)
}

async function touch(tx: Tx, sessionId: string, now: Instant): Promise<void> {
  await tx.change(sql`
    update sessions set last_seen_at = ${now} where id = ${sessionId} and ended_at is null and last_seen_at < ${now}`)
}

function signedIn(found: Found): SignedInUser {
  const memberships = found.contacts.map(
    ({
      contact,
      id,
      number,
      name,
      types,
      restricted,
      partner,
    }): Omit<ContactActor, 'kind' | 'userId' | 'sessionId' | 'name'> => ({
      contactId: contact,
      organization: { id, number, name },
      types,
      restricted,
      partner,
    }),
  )
  return {
    userId: found.user_id,
    sessionId: found.session_id,
    name: found.staff?.person ?? found.contacts[0]?.person ?? found.login_id,
    memberships,
    staff: found.staff && { staffId: found.staff.id, roles: found.staff.roles },
    loginId: found.login_id,
    language: found.language,
    timeZone: found.time_zone,
    theme: found.theme,
  }
}
