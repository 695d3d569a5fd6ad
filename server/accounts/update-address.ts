import type { accounts } from '../../contract/accounts.ts'
import { permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { addressLabel, findAddress, saveAddress } from './address-queries.ts'
import { findOrganization, raiseVersion, takeOrganization } from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'

/** ACC-1. Writes an address anew. */
export const updateAddress: Operation<typeof accounts.updateAddress> = async (ctx, input) => {
  const organization = await takeOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'company.edit', organization)
  const before = await findAddress(ctx, organization, input.addressId)
  expectVersion(ctx, organization)
  const { kind, lines, city, postalCode, state, country } = input
  const after = { id: before.id, kind, lines, city, postalCode, state, country }
  const change = changedFields(before, after)
  if (!change) return viewOrganization(ctx, organization)
  await saveAddress(ctx, organization, after)
  await raiseVersion(ctx.tx, organization)
  const subject = { kind: 'address', id: after.id, label: addressLabel(after) }
  await record(ctx, { action: 'address.updated', subject, ...change })
  return viewOrganization(ctx, await findOrganization(ctx, organization.organization_id))
}
