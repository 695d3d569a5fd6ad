import type { vendor } from '../../contract/vendor.ts'
import type { Operation } from '../platform/operation.ts'
import { findVendor } from './vendor-queries.ts'
import { viewVendor } from './vendor-view.ts'

/** REN-15: what the vendor has recorded of itself, for editing. */
export const readVendorDetails: Operation<typeof vendor.readVendorDetails> = async (ctx) => {
  const row = await findVendor(ctx)
  return { vendor: row && viewVendor(row), changedAt: row?.changedAt ?? null, version: row?.version ?? 0 }
}
