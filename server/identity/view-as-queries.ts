import sql from 'sql-template-tag'
import type { StaffActor } from '../../contract/actor.ts'
import type { Instant } from '../../values/calendar.ts'
import type { OrganizationNumber } from '../../values/ids.ts'
import type { Tx } from '../platform/db.ts'
import { actingContacts, comesIn } from './acting-queries.ts'

/** A session's look at the portal as a contact, with the names that go with it. */
export type ViewAsRow = {
  organization_id: string
  id: string
  contact_id: string
  organization_number: OrganizationNumber
  organization_name: string
  contact_name: string
  reason: string
  started_at: Instant
  until: Instant
}

/** A contact as whom somebody wants to look at the portal. */
export type ViewedContact = {
  organization_id: string
  id: string
  name: string
  organization_number: OrganizationNumber
  organization_name: string
  comes_in: boolean
  status: 'active' | 'inactive'
  organization_status: 'active' | 'closed'
}

/** The contact of an organization of this number, or null. */
export function findViewedContact(tx: Tx, number: string, contactId: string): Promise<ViewedContact | null> {
  return tx.maybe<ViewedContact>(sql`
    select c.organization_id, c.id, c.first_name || ' ' || c.last_name as name, o.number as organization_number,
      o.legal_name as organization_name, coalesce(${comesIn}, false) as comes_in, c.status, o.status as organization_status
    from ${actingContacts} where o.number = ${number} and c.id = ${contactId}`)
}

const columns = sql`v.organization_id, v.id, v.contact_id, o.number as organization_number, o.legal_name as organization_name,
  c.first_name || ' ' || c.last_name as contact_name, v.reason, v.started_at, v.until`
const tables = sql`view_as v join organizations o on o.id = v.organization_id
  join contacts c on c.organization_id = v.organization_id and c.id = v.contact_id`

/** What the session looks at the portal as now, if anything. */
export function findViewAs(tx: Tx, sessionId: string, now: Instant): Promise<ViewAsRow | null> {
  return tx.maybe<ViewAsRow>(sql`
    select ${columns} from ${tables} where v.session_id = ${sessionId} and v.ended_at is null and v.until > ${now}`)
}

/**
 * The session's look whose end nobody has noted yet, also where its time is over. Whoever else starts or ends one for the
 * same person of the staff waits.
 */
export async function takeViewAs(tx: Tx, { staffId, sessionId }: StaffActor): Promise<ViewAsRow | null> {
  await tx.one(sql`select id from staff_members where id = ${staffId} for no key update`)
  return tx.maybe<ViewAsRow>(sql`
    select ${columns} from ${tables} where v.session_id = ${sessionId} and v.ended_at is null`)
}

/** One look whose end nobody has noted yet, for the worker; locked. */
export function takeViewAsById(tx: Tx, organizationId: string, id: string): Promise<ViewAsRow | null> {
  return tx.maybe<ViewAsRow>(sql`
    select ${columns} from ${tables}
    where v.organization_id = ${organizationId} and v.id = ${id} and v.ended_at is null for no key update of v`)
}

/** Writes a new look of the session that asks. */
export async function insertViewAs(
  tx: Tx,
  view: Pick<ViewAsRow, 'organization_id' | 'id' | 'contact_id' | 'reason' | 'started_at' | 'until'>,
  { sessionId, userId }: StaffActor,
): Promise<void> {
  await tx.changeOne(sql`
    insert into view_as (organization_id, id, contact_id, session_id, user_id, reason, started_at, until)
    values (${view.organization_id}, ${view.id}, ${view.contact_id}, ${sessionId}, ${userId}, ${view.reason},
      ${view.started_at}, ${view.until})`)
}

/** Notes when a look ended. */
export async function saveViewAsEnd(tx: Tx, view: ViewAsRow, endedAt: Instant): Promise<void> {
  await tx.changeOne(sql`
    update view_as set ended_at = ${endedAt}
    where organization_id = ${view.organization_id} and id = ${view.id} and ended_at is null`)
}
