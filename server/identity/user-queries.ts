import sql from 'sql-template-tag'
import type { ContactType, StaffRole } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import { often, type Tx } from '../platform/db.ts'
import type { Recipient } from '../platform/letter.ts'

/** One organization that a person is an active contact of. */
export type UserContact = {
  contactId: string
  organizationId: string
  number: OrganizationNumber
  organization: string
  name: string
  email: string
  types: ContactType[]
  restricted: boolean
}

/** A sign-in with the people that it stands for, without how it is proven. */
export type User = {
  id: string
  login_id: string
  language: Language
  time_zone: string
  contacts: UserContact[]
  staff: { id: string; name: string; email: string; roles: StaffRole[] } | null
}

/** The same with what proves it. */
export type ProvenUser = User & {
  password_hash: string | null
  password_changed_at: Instant | null
  totp_secret: string | null
  totp_confirmed_at: Instant | null
  totp_last_step: number | null
  theme: 'system' | 'light' | 'dark'
}

/**
 * Contacts of closed organizations do not sign in, nor those who are only of the type `sales`, unless they have a role at a
 * partner (ACC-5).
 */
const people = sql`
  (select coalesce(json_agg(json_build_object('contactId', c.id, 'organizationId', o.id, 'number', o.number,
      'organization', o.legal_name, 'name', c.first_name || ' ' || c.last_name, 'email', c.email, 'types', c.types,
      'restricted', c.restricted) order by o.legal_name, o.number), '[]')
    from contacts c join organizations o on o.id = c.organization_id
    where c.user_id = u.id and c.status = 'active' and o.status = 'active' and (not c.types <@ array['sales']
      or exists (select from partner_people r where r.partner_id = c.organization_id and r.contact_id = c.id and r.roles <> '{}'))) as contacts,
  (select json_build_object('id', m.id, 'name', m.first_name || ' ' || m.last_name, 'email', m.email, 'roles', m.roles)
    from staff_members m where m.user_id = u.id and m.status = 'active') as staff`

const proof = sql`u.password_hash, u.password_changed_at, u.totp_secret, u.totp_confirmed_at, u.totp_last_step, u.theme`

/** The user of a login key, if any: one statement, whether or not there is one. */
export function findUserByLogin(tx: Tx, key: string): Promise<ProvenUser | null> {
  return tx.maybe<ProvenUser>(often`
    select u.id, u.login_id, u.language, u.time_zone, ${proof}, ${people} from users u where u.login_key = ${key}`)
}

/** The id of the user of a login key, and no more: what is found must cost as little as what is not (ASVS 6.3.8). */
export async function findUserId(tx: Tx, key: string): Promise<string | null> {
  const user = await tx.maybe<{ id: string }>(often`select id from users where login_key = ${key}`)
  return user?.id ?? null
}

/** The user, as a session or a link named them. */
export function findUser(tx: Tx, id: string): Promise<ProvenUser | null> {
  return tx.maybe<ProvenUser>(often`
    select u.id, u.login_id, u.language, u.time_zone, ${proof}, ${people} from users u where u.id = ${id}`)
}

/** The user whose session or link this transaction has just found. */
export async function takeUser(tx: Tx, id: string): Promise<ProvenUser> {
  return tx.one<ProvenUser>(often`
    select u.id, u.login_id, u.language, u.time_zone, ${proof}, ${people} from users u where u.id = ${id} for update of u`)
}

/** The user as the worker sees them, who never learns how they prove who they are. */
export function findUserToMail(tx: Tx, id: string): Promise<User | null> {
  return tx.maybe<User>(sql`
    select u.id, u.login_id, u.language, u.time_zone, ${people} from users u where u.id = ${id}`)
}

/** All sign-ins whose people have this e-mail address. */
export function listUsersByEmail(tx: Tx, email: string): Promise<User[]> {
  return tx.many<User>(sql`
    select u.id, u.login_id, u.language, u.time_zone, ${people} from users u
    where u.id in (
      select c.user_id from contacts c where c.email_key = lower(${email}) and c.status = 'active'
      union select m.user_id from staff_members m where lower(m.email) = lower(${email}) and m.status = 'active')
    order by u.login_id limit 20`)
}

/** Somebody with this e-mail address: a contact in an organization, or one of the staff. No more, for the same reason. */
export function findPersonByEmail(
  tx: Tx,
  email: string,
): Promise<{ organization_id: string | null; id: string } | null> {
  return tx.maybe(sql`
    select organization_id, id from (
      select organization_id, id from contacts where email_key = lower(${email}) and status = 'active'
      union all select null, id from staff_members where lower(email) = lower(${email}) and status = 'active'
    ) found order by organization_id nulls first, id limit 1`)
}

/** The contact (or, in no organization, the member of staff) as a letter needs them. */
export function findAddressee(tx: Tx, organizationId: string, id: string): Promise<Recipient | null> {
  return tx.maybe<Recipient>(sql`
    select c.first_name || ' ' || c.last_name as name, c.email, c.language, c.organization_id as "organizationId",
      c.id as "contactId"
    from contacts c join organizations o on o.id = c.organization_id and o.status = 'active'
    where c.organization_id = ${organizationId} and c.id = ${id} and c.status = 'active'
    union all select m.first_name || ' ' || m.last_name, m.email, 'en', null, null
    from staff_members m where m.id = ${id} and m.status = 'active'`)
}

/** Changes the password, where it is still the one that was read. Tells whether it was. */
export async function savePassword(
  tx: Tx,
  user: Pick<ProvenUser, 'id' | 'password_hash'>,
  hash: string,
  now: Instant,
): Promise<boolean> {
  const changed = await tx.change(sql`
    update users set password_hash = ${hash}, password_changed_at = ${now}
    where id = ${user.id} and password_hash is not distinct from ${user.password_hash}`)
  return changed === 1
}

/** Renews the hash of the same password at today's cost. */
export async function saveFresherHash(
  tx: Tx,
  user: Pick<ProvenUser, 'id' | 'password_hash'>,
  hash: string,
): Promise<void> {
  await tx.change(sql`
    update users set password_hash = ${hash} where id = ${user.id} and password_hash = ${user.password_hash}`)
}

/** Makes a sign-in, without a password where none was chosen yet. Tells whether the login key was free. */
export async function insertUser(
  tx: Tx,
  user: { id: string; loginId: string; loginKey: string; hash: string | null; language: Language; timeZone: string },
  now: Instant,
): Promise<boolean> {
  const made = await tx.change(sql`
    insert into users (id, login_id, login_key, password_hash, password_changed_at, language, time_zone, created_at)
    values (${user.id}, ${user.loginId}, ${user.loginKey}, ${user.hash}, ${user.hash === null ? null : now}, ${user.language}, ${user.timeZone}, ${now})
    on conflict (login_key) do nothing`)
  return made === 1
}

/** What somebody set for themselves; what is left out stays. */
export async function saveSettings(
  tx: Tx,
  userId: string,
  settings: { language?: Language | undefined; timeZone?: string | undefined; theme?: string | undefined },
): Promise<void> {
  const { language, timeZone, theme } = settings
  await tx.changeOne(sql`
    update users set language = coalesce(${language ?? null}, language), time_zone = coalesce(${timeZone ?? null}, time_zone),
      theme = coalesce(${theme ?? null}, theme)
    where id = ${userId}`)
  await tx.change(sql`
    update contacts set language = coalesce(${language ?? null}, language), time_zone = coalesce(${timeZone ?? null}, time_zone)
    where user_id = ${userId}`)
}
