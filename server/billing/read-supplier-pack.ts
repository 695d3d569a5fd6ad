import type { vendor } from '../../contract/vendor.ts'
import type { Operation } from '../platform/operation.ts'
import { findVendor } from './vendor-queries.ts'
import { viewVendor } from './vendor-view.ts'

/** REN-15: whom a company pays, for its purchasing department. */
export const readSupplierPack: Operation<typeof vendor.readSupplierPack> = async (ctx) => {
  const row = await findVendor(ctx)
  return { vendor: row && viewVendor(row), asOf: ctx.today, changedAt: row?.changedAt ?? null }
}
