import type { importKinds, ProductContent } from '../../contract/catalogue.ts'
import type { Language } from '../../contract/fields.ts'

/** What one row of a catalogue file is about. */
export type ImportKind = (typeof importKinds)[number]

/** A cell as it stands in a file; several values are joined by blanks. */
type Cell = string | number | boolean | null

/** One row of a catalogue file: cells by column, those of other kinds left out. */
export type CatalogueRow = { kind: ImportKind } & { [Column in CatalogueColumn]?: Cell }

/** The columns of a catalogue file, in order, with what people call them. */
export const catalogueColumns = {
  kind: { en: 'Kind', es: 'Clase' },
  product: { en: 'Product', es: 'Producto' },
  code: { en: 'Code', es: 'Código' },
  number: { en: 'Version', es: 'Versión' },
  name: { en: 'Name', es: 'Nombre' },
  status: { en: 'Status', es: 'Estado' },
  partial_allocation: { en: 'Partial allocation', es: 'Asignación parcial' },
  moves_per_year: { en: 'Reallocations a year', es: 'Reasignaciones al año' },
  grace_hours: { en: 'Grace hours', es: 'Horas de gracia' },
  overdraft_percent: { en: 'Overdraft percent', es: 'Porcentaje de exceso' },
  seat_linger_minutes: { en: 'Seat linger minutes', es: 'Minutos de retención del puesto' },
  host_id_types: { en: 'Host ID types', es: 'Tipos de Host ID' },
  serial_shape: { en: 'Serial number shape', es: 'Forma del número de serie' },
  choosable: { en: 'Choosable', es: 'Elegible' },
  rank: { en: 'Rank', es: 'Rango' },
  features: { en: 'Features', es: 'Funciones' },
  released_on: { en: 'Released on', es: 'Fecha de publicación' },
  edition: { en: 'Edition', es: 'Edición' },
  model: { en: 'Licence model', es: 'Modelo de licencia' },
  term_months: { en: 'Term in months', es: 'Plazo en meses' },
  maintenance_months: { en: 'Maintenance in months', es: 'Mantenimiento en meses' },
  programme: { en: 'Programme', es: 'Programa' },
  grade: { en: 'Grade', es: 'Categoría' },
} as const satisfies Record<string, Record<Language, string>>

/** The stable name of a column. */
export type CatalogueColumn = keyof typeof catalogueColumns

/** Whether the text is the stable name of a column. */
export function isCatalogueColumn(text: string): text is CatalogueColumn {
  return Object.hasOwn(catalogueColumns, text)
}

/** The column that a header means: by its stable name, or by what people call it in either language; null for none. */
export function columnOfHeader(header: string): CatalogueColumn | null {
  const wanted = header.trim().toLowerCase()
  const found = Object.entries(catalogueColumns).find(
    ([name, { en, es }]) => name === wanted || en.toLowerCase() === wanted || es.toLowerCase() === wanted,
  )?.[0]
  return found !== undefined && isCatalogueColumn(found) ? found : null
}

/** For each kind of row, which column holds which field. The first field names the thing. */
export const fieldsOfKind: Record<ImportKind, readonly { field: string; column: CatalogueColumn; isList?: true }[]> = {
  products: [
    { field: 'code', column: 'code' },
    { field: 'name', column: 'name' },
    { field: 'status', column: 'status' },
    { field: 'partialAllocation', column: 'partial_allocation' },
    { field: 'movesPerYear', column: 'moves_per_year' },
    { field: 'graceHours', column: 'grace_hours' },
    { field: 'overdraftPercent', column: 'overdraft_percent' },
    { field: 'seatLingerMinutes', column: 'seat_linger_minutes' },
    { field: 'hostIdTypes', column: 'host_id_types', isList: true },
    { field: 'serialShape', column: 'serial_shape' },
  ],
  features: [
    { field: 'code', column: 'code' },
    { field: 'name', column: 'name' },
    { field: 'choosable', column: 'choosable' },
  ],
  editions: [
    { field: 'code', column: 'code' },
    { field: 'name', column: 'name' },
    { field: 'rank', column: 'rank' },
    { field: 'featureCodes', column: 'features', isList: true },
  ],
  versions: [
    { field: 'number', column: 'number' },
    { field: 'releasedOn', column: 'released_on' },
  ],
  skus: [
    { field: 'code', column: 'code' },
    { field: 'editionCode', column: 'edition' },
    { field: 'model', column: 'model' },
    { field: 'termMonths', column: 'term_months' },
    { field: 'maintenanceMonths', column: 'maintenance_months' },
    { field: 'programmeCode', column: 'programme' },
    { field: 'grade', column: 'grade' },
    { field: 'status', column: 'status' },
  ],
}

/** All rows of a product in a file of everything, each kind after what it refers to. */
export function rowsOf(content: ProductContent): CatalogueRow[] {
  const { features, editions, versions, skus } = content
  const below = (kind: ImportKind, items: readonly Record<string, unknown>[]): CatalogueRow[] =>
    items.map((item) => ({ ...rowOf(kind, item), product: content.code }))
  return [
    rowOf('products', content),
    ...below('features', features),
    ...below('editions', editions),
    ...below('versions', versions),
    ...below('skus', skus),
  ]
}

function rowOf(kind: ImportKind, item: Record<string, unknown>): CatalogueRow {
  const cells = fieldsOfKind[kind].map(({ field, column }): [CatalogueColumn, Cell] => [column, cellOf(item[field])])
  return { kind, ...Object.fromEntries(cells) }
}

function cellOf(value: unknown): Cell {
  if (Array.isArray(value)) return value.join(' ')
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null
}
