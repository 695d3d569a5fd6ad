import type { ContactActor, OrganizationRef, StaffActor } from '../../contract/actor.ts'
import type { Asker } from './export-queries.ts'

/** Whose files a call is about: those that this person asked for in this organization. */
export function askerOf(ctx: { actor: ContactActor | StaffActor; organization: OrganizationRef }): Asker {
  return { organization_id: ctx.organization.id, user_id: ctx.actor.userId }
}
