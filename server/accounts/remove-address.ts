import type { accounts } from '../../contract/accounts.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { addressLabel, deleteAddress, findAddress } from './address-queries.ts'
import { findOrganization, raiseVersion, takeOrganization } from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'

/** ACC-1. Takes an address away; the audit trail keeps what it said. */
export const removeAddress: Operation<typeof accounts.removeAddress> = async (ctx, input) => {
  const organization = await takeOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'company.edit', organization)
  const address = await findAddress(ctx, organization, input.addressId)
  await deleteAddress(ctx, organization, address)
  await raiseVersion(ctx.tx, organization)
  const { id, ...before } = address
  await record(ctx, {
    action: 'address.removed',
    subject: { kind: 'address', id, label: addressLabel(address) },
    before,
  })
  return viewOrganization(ctx, await findOrganization(ctx, organization.organization_id))
}
