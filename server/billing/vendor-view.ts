import type { VendorFacts } from '../../contract/vendor.ts'
import type { VendorRow } from './vendor-queries.ts'

/** What is said of the vendor, without when and how often it was changed (REN-15). */
export function viewVendor({ changedAt: _changedAt, version: _version, ...facts }: VendorRow): VendorFacts {
  return facts
}
