import type { accounts } from '../../contract/accounts.ts'
import { permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { findOrganization } from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'

/** ACC-1. Shows an organization to its own people and to staff. */
export const readOrganization: Operation<typeof accounts.readOrganization> = async (ctx) => {
  const organization = await findOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'company.read', organization)
  return viewOrganization(ctx, organization)
}
