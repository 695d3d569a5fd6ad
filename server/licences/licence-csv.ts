import { exportFilters } from '../../contract/exports.ts'
import type { LicenceSummary } from '../../contract/licences.ts'
import type { CsvColumn } from '../platform/csv.ts'
import { csvList } from '../platform/csv-list.ts'
import { countLicences, listLicenceRows } from './licence-list-queries.ts'
import { viewSummary } from './licence-view.ts'
import { gradeWords, maintenanceWords, modelWords, statusWords } from './licence-words.ts'

const columns: CsvColumn<LicenceSummary>[] = [
  { name: 'code', title: { en: 'Licence code', es: 'Código de licencia' }, value: (row) => row.code },
  { name: 'product', title: { en: 'Product', es: 'Producto' }, value: (row) => row.product.name },
  { name: 'edition', title: { en: 'Edition', es: 'Edición' }, value: (row) => row.edition.name },
  {
    name: 'model',
    title: { en: 'Counted by', es: 'Se cuenta por' },
    value: (row) => row.model,
    words: (row, language) => modelWords[row.model][language],
  },
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
    words: (row, language) => maintenanceWords[row.maintenanceState][language],
  },
  {
    name: 'status',
    title: { en: 'State', es: 'Estado' },
    value: (row) => row.status,
    words: (row, language) => statusWords[row.status][language],
  },
  {
    name: 'grade',
    title: { en: 'Grade', es: 'Categoría' },
    value: (row) => row.grade,
    words: (row, language) => gradeWords[row.grade][language],
  },
]

/** LIC-3, UX-37: the licences of an organization as a file, filtered and sorted as the list is. */
export const licenceCsv = csvList({
  name: 'licences',
  permission: 'licence.read',
  filter: exportFilters.licences,
  columns,
  async rows(reader, filter, page) {
    const { rows, next } = await listLicenceRows(reader, reader.organization.id, filter, page)
    return { rows: rows.map((row) => viewSummary(row, reader.now)), next }
  },
  count: async (reader, filter, most) => (await countLicences(reader, reader.organization.id, filter, most)).count,
})
