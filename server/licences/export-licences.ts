import type { LicenceSummary, licences } from '../../contract/licences.ts'
import { type CsvColumn, csvFile, csvRowsMax } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { listLicenceRows } from './licence-list-queries.ts'
import { viewSummary } from './licence-view.ts'

const columns: CsvColumn<LicenceSummary>[] = [
  { name: 'code', title: { en: 'Licence code', es: 'Código de licencia' }, value: (row) => row.code },
  { name: 'product', title: { en: 'Product', es: 'Producto' }, value: (row) => row.product.name },
  { name: 'edition', title: { en: 'Edition', es: 'Edición' }, value: (row) => row.edition.name },
  { name: 'model', title: { en: 'Licence model', es: 'Modelo' }, value: (row) => row.model },
  { name: 'quantity', title: { en: 'Quantity', es: 'Cantidad' }, value: (row) => row.quantity },
  { name: 'allocated_quantity', title: { en: 'Allocated', es: 'Asignadas' }, value: (row) => row.allocatedQuantity },
  { name: 'starts_on', title: { en: 'Starts', es: 'Inicio' }, value: (row) => row.startsOn },
  { name: 'ends_on', title: { en: 'Ends', es: 'Fin' }, value: (row) => row.endsOn },
  {
    name: 'maintenance_ends_on',
    title: { en: 'Maintenance ends', es: 'Fin del mantenimiento' },
    value: (row) => row.maintenanceEndsOn,
  },
  {
    name: 'maintenance_state',
    title: { en: 'Maintenance', es: 'Mantenimiento' },
    value: (row) => row.maintenanceState,
  },
  { name: 'status', title: { en: 'State', es: 'Estado' }, value: (row) => row.status },
  { name: 'grade', title: { en: 'Grade', es: 'Uso' }, value: (row) => row.grade },
]

/** LIC-3: the list as it is filtered and sorted, as a file for a spreadsheet or a program. */
export const exportLicences: Operation<typeof licences.exportLicences> = async (ctx, input) => {
  const { number: _number, header, ...filter } = input
  const { rows } = await listLicenceRows(ctx, ctx.organization.id, filter, { after: undefined, limit: csvRowsMax })
  const summaries = rows.map((row) => viewSummary(row, ctx.now))
  return csvFile(`licences-${ctx.organization.number}`, columns, summaries, { language: ctx.language, header })
}
