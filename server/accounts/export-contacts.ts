import type { contacts } from '../../contract/contacts.ts'
import { recordExport } from '../audit/record-export.ts'
import type { Operation } from '../platform/operation.ts'
import { contactCsv } from './contact-csv.ts'

/** ACC-4, UX-37. The list of people as a file, filtered and sorted as it was on the screen. */
export const exportContacts: Operation<typeof contacts.exportContacts> = async (ctx, input) => {
  const { number: _number, header, ...filter } = input
  const { file, rowCount } = await contactCsv.atOnce(ctx, filter, header)
  await recordExport(ctx, 'downloaded', { kind: 'contacts', fileName: file.fileName, rowCount })
  return file
}
