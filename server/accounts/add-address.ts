import type { accounts } from '../../contract/accounts.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { addAddressRow, addressLabel } from './address-queries.ts'
import { findOrganization, raiseVersion, takeOrganization } from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'

/** ACC-1. Adds an address to an organization. */
export const addAddress: Operation<typeof accounts.addAddress> = async (ctx, input) => {
  const organization = await takeOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'company.edit', organization)
  const { number: _, ...facts } = input
  const address = { id: ctx.ids.uuid(), ...facts }
  await addAddressRow(ctx, organization, address)
  await raiseVersion(ctx.tx, organization)
  const subject = { kind: 'address', id: address.id, label: addressLabel(address) }
  await record(ctx, { action: 'address.added', subject, after: facts })
  return viewOrganization(ctx, await findOrganization(ctx, organization.organization_id))
}
