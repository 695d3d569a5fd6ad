import sql from 'sql-template-tag'
import { notFound } from '../access/permit.ts'
import type { Ctx } from '../platform/operation.ts'
import { type AddressRow, listAddresses, type OrganizationRow } from './organization-queries.ts'

/** An address of an organization that the caller has locked, or the answer for what is absent or not visible. */
export async function findAddress(ctx: Ctx, organization: OrganizationRow, addressId: string): Promise<AddressRow> {
  const found = (await listAddresses(ctx.tx, organization.organization_id)).find(({ id }) => id === addressId)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** Writes a new address. */
export async function addAddressRow(ctx: Ctx, organization: OrganizationRow, address: AddressRow): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into addresses (organization_id, id, kind, lines, city, postal_code, state, country)
    values (${organization.organization_id}, ${address.id}, ${address.kind}, ${address.lines}, ${address.city},
      ${address.postalCode}, ${address.state}, ${address.country})`)
}

/** Writes an address anew. */
export async function saveAddress(ctx: Ctx, organization: OrganizationRow, address: AddressRow): Promise<void> {
  await ctx.tx.changeOne(sql`
    update addresses set kind = ${address.kind}, lines = ${address.lines}, city = ${address.city},
      postal_code = ${address.postalCode}, state = ${address.state}, country = ${address.country}
    where organization_id = ${organization.organization_id} and id = ${address.id}`)
}

/** Takes an address away. */
export async function deleteAddress(ctx: Ctx, organization: OrganizationRow, address: AddressRow): Promise<void> {
  await ctx.tx.changeOne(sql`
    delete from addresses where organization_id = ${organization.organization_id} and id = ${address.id}`)
}

/** One line that names an address in the audit trail. */
export function addressLabel(address: AddressRow): string {
  return `${address.kind}: ${[...address.lines, address.city, address.country].join(', ')}`
}
