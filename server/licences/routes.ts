import { allocating } from '../../contract/allocations.ts'
import { fulfilling } from '../../contract/fulfilment.ts'
import { keepingViews } from '../../contract/licence-views.ts'
import { licences } from '../../contract/licences.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { allocateLicence } from './allocate-licence.ts'
import { changeFeatures } from './change-features.ts'
import { deleteLicenceView } from './delete-licence-view.ts'
import { downloadLicenceFile } from './download-licence-file.errand.ts'
import { exportLicences } from './export-licences.ts'
import { findLicences } from './find-licences.ts'
import { fulfilOrderLine } from './fulfil-order-line.ts'
import { hideLicence } from './hide-licence.ts'
import { listHosts } from './list-hosts.ts'
import { listLicenceEvents } from './list-licence-events.ts'
import { listLicenceViews } from './list-licence-views.ts'
import { listLicences } from './list-licences.ts'
import { previewAllocation } from './preview-allocation.ts'
import { previewFulfilment } from './preview-fulfilment.ts'
import { previewReallocation } from './preview-reallocation.ts'
import { readLicence } from './read-licence.ts'
import { reallocateLicence } from './reallocate-licence.ts'
import { reissueFile } from './reissue-file.ts'
import { returnAllocation } from './return-allocation.ts'
import { saveLicenceView } from './save-licence-view.ts'
import { unhideLicence } from './unhide-licence.ts'
import { verifyLicenceFile } from './verify-licence-file.errand.ts'

/** What this feature serves of the way from order to licence. */
export const fulfilmentRoutes = serve<House, typeof fulfilling>(fulfilling, {
  previewFulfilment,
  fulfilOrderLine,
  findLicences,
})

/** What this feature serves of binding licences to hosts. */
export const allocationRoutes = serve<House, typeof allocating>(allocating, {
  previewAllocation,
  allocateLicence,
  previewReallocation,
  reallocateLicence,
  returnAllocation,
  changeFeatures,
  reissueFile,
})

/** What this feature serves of a contact's own views of the list. */
export const licenceViewRoutes = serve<House, typeof keepingViews>(keepingViews, {
  listLicenceViews,
  saveLicenceView,
  deleteLicenceView,
})

/** What this feature serves of licences and their files. */
export const licenceRoutes = serve<House, typeof licences>(licences, {
  listLicences,
  exportLicences,
  readLicence,
  listHosts,
  hideLicence,
  unhideLicence,
  downloadLicenceFile: { errand: downloadLicenceFile },
  verifyLicenceFile: { errand: verifyLicenceFile },
  listLicenceEvents,
})
