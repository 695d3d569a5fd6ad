import type { ExportKind } from '../../contract/exports.ts'
import { contactCsv } from '../accounts/contact-csv.ts'
import { trailCsv } from '../audit/trail-csv.ts'
import { licenceCsv } from '../licences/licence-csv.ts'
import type { CsvList } from '../platform/csv-list.ts'

/** What each kind of file holds and who may have it; its filter stands under the same name in `contract/exports.ts`. */
export const exportLists: Record<ExportKind, CsvList<Record<string, unknown>>> = {
  licences: licenceCsv,
  contacts: contactCsv,
  'audit-events': trailCsv,
}
