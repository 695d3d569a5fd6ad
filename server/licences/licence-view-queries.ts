import sql from 'sql-template-tag'
import type { SavedView } from '../../contract/licence-views.ts'
import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'

/** Whose views a call is about: a contact has them, nobody else. */
export type ViewOwner = { organization_id: string; contact_id: string }

/** The contact who asks; to anybody else there are no views. */
export function viewOwner({ actor }: Ctx): ViewOwner {
  if (actor.kind !== 'contact') throw notFound(actor)
  return { organization_id: actor.organization.id, contact_id: actor.contactId }
}

/** A contact's views of the licence list, oldest first, so that the tabs keep their places. There are 20 at most. */
export function listViewRows({ tx }: Ctx, owner: ViewOwner): Promise<SavedView[]> {
  return tx.many(sql`
    select id, name, query from saved_views
    where organization_id = ${owner.organization_id} and contact_id = ${owner.contact_id} order by created_at, id`)
}

/** Has two savings of one contact come one after the other, as each counts the views that there are. */
export async function lockViews({ tx }: Ctx, owner: ViewOwner): Promise<void> {
  await tx.one(sql`select pg_advisory_xact_lock(hashtextextended(${`views ${owner.contact_id}`}, 0)) is null as locked`)
}

/** The contact's view of this name, in whatever case it is written. */
export function findViewByName({ tx }: Ctx, owner: ViewOwner, name: string): Promise<SavedView | null> {
  return tx.maybe(sql`
    select id, name, query from saved_views
    where organization_id = ${owner.organization_id} and contact_id = ${owner.contact_id} and lower(name) = lower(${name})`)
}

/** Keeps a new view. */
export async function insertView({ tx, now }: Ctx, owner: ViewOwner, view: SavedView): Promise<void> {
  await tx.changeOne(sql`
    insert into saved_views (organization_id, id, contact_id, name, query, created_at)
    values (${owner.organization_id}, ${view.id}, ${owner.contact_id}, ${view.name}, ${view.query}, ${now})`)
}

/** Deletes the contact's view and tells what it was; null where they have none with this id. */
export function deleteView({ tx }: Ctx, owner: ViewOwner, viewId: string): Promise<SavedView | null> {
  return tx.maybe(sql`
    delete from saved_views
    where organization_id = ${owner.organization_id} and contact_id = ${owner.contact_id} and id = ${viewId}
    returning id, name, query`)
}
