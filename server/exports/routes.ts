import { exporting } from '../../contract/exports.ts'
import { serve } from '../platform/door.ts'
import type { House } from '../platform/house.ts'
import { cancelExport } from './cancel-export.ts'
import { downloadExport } from './download-export.errand.ts'
import { listExports } from './list-exports.ts'
import { readExport } from './read-export.ts'
import { requestExport } from './request-export.ts'

/** What this feature serves: lists of any length as files, which wait for whoever asked. */
export const exportRoutes = serve<House, typeof exporting>(exporting, {
  requestExport,
  listExports,
  readExport,
  cancelExport,
  downloadExport: { errand: downloadExport },
})
