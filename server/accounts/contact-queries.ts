import sql, { empty, raw, type Sql } from 'sql-template-tag'
import type { Actor, ContactType, PartnerRole } from '../../contract/actor.ts'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import { searchWords } from '../../values/search-words.ts'
import { notFound, whyNotActor } from '../access/permit.ts'
import { visibleContacts } from '../access/visible-contacts.ts'
import { type Tx, violatedUnique } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'

/** What a contact is called and reached by, and in which words (ACC-4). */
export type ContactFacts = {
  firstName: string
  lastName: string
  email: string
  jobTitle: string | null
  department: string | null
  phone: string | null
  mobilePhone: string | null
  fax: string | null
  language: Language
  timeZone: string
}

/** What a contact may do (ACC-5). */
export type ContactRights = { types: ContactType[]; restricted: boolean; securityContact: boolean }

/** What tells a contact from all others. */
export type ContactKey = { organization_id: string; id: string }

/** A contact as it is stored. */
export type ContactRow = ContactFacts &
  ContactRights & {
    organization_id: string
    id: string
    userId: string | null
    /** Seen by staff only. */
    loginId: string | null
    status: 'active' | 'inactive'
    /** What they do at the partner that the organization is, if it is one (PAR-3). */
    partnerRoles: PartnerRole[]
    /** Until when the newest unused invitation is or was good. */
    invitedUntil: Instant | null
    createdAt: Instant
    version: number
  }

const ownColumns = raw(`
  c.organization_id, c.id, c.user_id as "userId", c.first_name as "firstName", c.last_name as "lastName", c.email,
  c.job_title as "jobTitle", c.department, c.phone, c.mobile_phone as "mobilePhone", c.fax, c.language, c.time_zone as "timeZone",
  c.types, c.restricted, c.security_contact as "securityContact", c.status, c.created_at as "createdAt", c.version,
  (select max(i.expires_at) from invitations i where i.organization_id = c.organization_id and i.contact_id = c.id
    and i.used_at is null) as "invitedUntil",
  coalesce((select r.roles from partner_people r where r.partner_id = c.organization_id and r.contact_id = c.id), '{}') as "partnerRoles"`)

/** A contact's columns, for `contacts c`. Only the vendor's staff may know login IDs. */
export function contactColumns(actor: Actor): Sql {
  const loginId =
    actor.kind === 'staff' ? sql`(select u.login_id from users u where u.id = c.user_id)` : sql`null::text`
  return sql`${ownColumns}, ${loginId} as "loginId"`
}

async function selectContact(ctx: Ctx, contactId: string, lock: Sql): Promise<ContactRow> {
  const found = await ctx.tx.maybe<ContactRow>(sql`
    select ${contactColumns(ctx.actor)} from contacts c
    where c.organization_id = ${ctx.organization?.id ?? null} and c.id = ${contactId} and ${visibleContacts(ctx.actor)} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The contact, or the answer for what is absent or not visible. */
export function findContact(ctx: Ctx, contactId: string): Promise<ContactRow> {
  return selectContact(ctx, contactId, empty)
}

/** The same, locked: whoever else changes it waits. */
export function takeContact(ctx: Ctx, contactId: string): Promise<ContactRow> {
  return selectContact(ctx, contactId, sql`for no key update of c`)
}

/** An unrestricted, active administrator: one who can change other people's rights (ACC-9). */
export type Administrator = { id: string; name: string; email: string }

/** The unrestricted administrators of the organization acted for, by name. */
export function listAdministrators(ctx: Ctx): Promise<Administrator[]> {
  return ctx.tx.many<Administrator>(sql`
    select c.id, c.first_name || ' ' || c.last_name as name, c.email from contacts c
    where c.organization_id = ${ctx.organization?.id ?? null} and 'administrator' = any (c.types) and not c.restricted
      and c.status = 'active' and ${visibleContacts(ctx.actor)}
    order by c.last_name, c.first_name, c.id limit 1000`)
}

/**
 * The same after everybody else who changes rights in this organization has finished, and before anybody else begins: all
 * of them lock the organization first, so that two cannot each take the other for the one who stays (ACC-9). Refuses
 * `access-limited` when the actor is no longer one of them.
 */
export async function takeAdministrators(ctx: Ctx): Promise<Administrator[]> {
  await ctx.tx.one(sql`select id from organizations where id = ${ctx.organization?.id ?? null} for no key update`)
  const administrators = await listAdministrators(ctx)
  const { actor } = ctx
  if (actor.kind === 'contact' && !administrators.some(({ id }) => id === actor.contactId)) {
    // Whoever was first has just restricted the second: the second is told what their next request would tell them.
    const restricted = { ...ctx, actor: { ...actor, restricted: true } }
    throw await whyNotActor(restricted, 'people.edit', (work) => work(ctx))
  }
  return administrators
}

/** Runs a write that may meet an e-mail address which another contact of the organization has: `email-taken` (ACC-4). */
export async function orEmailTaken(write: Promise<void>): Promise<void> {
  await write.catch((error) => {
    throw violatedUnique(error) === 'contacts_email' ? new Refusal('email-taken', {}, 'email') : error
  })
}

/** Writes a new contact. */
export async function insertContact(
  ctx: Ctx,
  contact: { organization_id: string; id: string } & ContactFacts & ContactRights,
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into contacts (organization_id, id, first_name, last_name, email, job_title, department, phone, mobile_phone, fax,
      language, time_zone, types, restricted, security_contact, created_at)
    values (${contact.organization_id}, ${contact.id}, ${contact.firstName}, ${contact.lastName}, ${contact.email},
      ${contact.jobTitle}, ${contact.department}, ${contact.phone}, ${contact.mobilePhone}, ${contact.fax}, ${contact.language},
      ${contact.timeZone}, ${contact.types}, ${contact.restricted}, ${contact.securityContact}, ${ctx.now})`)
  await saveWords(ctx.tx, contact)
}

/** Writes a contact's facts and rights anew, and the words by which people find it. */
export async function saveContact(tx: Tx, row: ContactRow, contact: ContactFacts & ContactRights): Promise<void> {
  await tx.changeOne(sql`
    update contacts set first_name = ${contact.firstName}, last_name = ${contact.lastName}, email = ${contact.email},
      job_title = ${contact.jobTitle}, department = ${contact.department}, phone = ${contact.phone},
      mobile_phone = ${contact.mobilePhone}, fax = ${contact.fax}, language = ${contact.language}, time_zone = ${contact.timeZone},
      types = ${contact.types}, restricted = ${contact.restricted}, security_contact = ${contact.securityContact},
      version = version + 1
    where organization_id = ${row.organization_id} and id = ${row.id} and version = ${row.version}`)
  await tx.change(sql`
    delete from contact_words where organization_id = ${row.organization_id} and contact_id = ${row.id}`)
  await saveWords(tx, { organization_id: row.organization_id, id: row.id, ...contact })
}

/** Ends or gives back a contact's access. */
export async function saveContactStatus(tx: Tx, row: ContactRow, status: ContactRow['status']): Promise<void> {
  await tx.changeOne(sql`
    update contacts set status = ${status}, version = version + 1
    where organization_id = ${row.organization_id} and id = ${row.id} and version = ${row.version}`)
}

async function saveWords(
  tx: Tx,
  contact: { organization_id: string; id: string; firstName: string; lastName: string; email: string },
): Promise<void> {
  const words = searchWords(contact.firstName, contact.lastName, contact.email)
  await tx.change(sql`
    insert into contact_words (organization_id, contact_id, word)
    select ${contact.organization_id}, ${contact.id}, word from unnest(${words}::text[]) as word`)
}
