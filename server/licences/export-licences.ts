import type { licences } from '../../contract/licences.ts'
import { recordExport } from '../audit/record-export.ts'
import type { Operation } from '../platform/operation.ts'
import { licenceCsv } from './licence-csv.ts'

/** LIC-3: the list as it is filtered and sorted, as a file for a spreadsheet or a program. */
export const exportLicences: Operation<typeof licences.exportLicences> = async (ctx, input) => {
  const { number: _number, header, ...filter } = input
  const { file, rowCount } = await licenceCsv.atOnce(ctx, filter, header)
  await recordExport(ctx, 'downloaded', { kind: 'licences', fileName: file.fileName, rowCount })
  return file
}
