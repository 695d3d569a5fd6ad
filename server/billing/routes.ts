import { vendor } from '../../contract/vendor.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { downloadSupplierPack } from './download-supplier-pack.errand.ts'
import { readSupplierPack } from './read-supplier-pack.ts'
import { readVendorDetails } from './read-vendor-details.ts'
import { saveVendorDetails } from './save-vendor-details.ts'

/** What this feature serves of who the vendor is. */
export const vendorRoutes = serve<House, typeof vendor>(vendor, {
  readVendorDetails,
  saveVendorDetails,
  readSupplierPack,
  downloadSupplierPack: { errand: downloadSupplierPack },
})
