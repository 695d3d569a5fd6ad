import { CsvError, parse } from 'csv-parse/sync'
import { importKinds } from '../../contract/catalogue.ts'
import { plainCell } from '../platform/csv.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { type CatalogueColumn, catalogueColumns, columnOfHeader, type ImportKind } from './catalogue-columns.ts'

/** One line of an imported file: its cells by column, as they were typed. `kind` is null where the file names no known one. */
export type ImportLine = { line: number; kind: ImportKind | null; cells: Map<CatalogueColumn, string> }

/** How many lines are taken at once. */
export const linesMax = 5000

/**
 * Reads a catalogue file. Refuses at the field `csv` what cannot be read as CSV, columns that do not exist or stand
 * twice, and files that are too long.
 */
export function readCatalogueFile(text: string, kind: ImportKind | 'mixed'): ImportLine[] {
  const [first, ...records] = recordsIn(text)
  if (!first) throw new FieldsInvalid(fault('csv', 'required'))
  const header = headerOf(first.record)
  if (records.length > linesMax) throw new FieldsInvalid(fault('csv', 'too-many', { most: linesMax }))
  return records.map(({ record, line }) => {
    if (record.length > header.length) throw new FieldsInvalid(fault('csv', 'not-csv', { line }))
    const cells = new Map(header.map((column, index) => [column, plainCell(record[index] ?? '').trim()]))
    return { line, kind: kind === 'mixed' ? kindNamed(cells.get('kind') ?? '') : kind, cells }
  })
}

function recordsIn(text: string): { record: string[]; line: number }[] {
  try {
    const records: unknown = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: true, info: true })
    return Array.isArray(records) ? records.map(recordIn) : []
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = 'lines' in error && typeof error.lines === 'number' ? error.lines : 1
    throw new FieldsInvalid(fault('csv', 'not-csv', { line }))
  }
}

/** What the CSV library gives for a record with its place; its types know records without only. */
function recordIn(found: unknown): { record: string[]; line: number } {
  if (typeof found !== 'object' || found === null || !('record' in found) || !('info' in found))
    throw new Error('the CSV library gave a record in another shape')
  const { record, info } = found
  const isPlaced = typeof info === 'object' && info !== null && 'lines' in info && typeof info.lines === 'number'
  if (!Array.isArray(record) || !isPlaced) throw new Error('the CSV library gave a record in another shape')
  return { record: record.map(String), line: Number(info.lines) }
}

function headerOf(titles: readonly string[]): CatalogueColumn[] {
  const columns = titles.map((title) => {
    const column = columnOfHeader(plainCell(title))
    if (column) return column
    const known = Object.keys(catalogueColumns).join(', ')
    throw new FieldsInvalid(fault('csv', 'no-such-column', { what: title.slice(0, 60) || '–', known }))
  })
  const twice = columns.find((column, index) => columns.indexOf(column) < index)
  if (twice) throw new FieldsInvalid(fault('csv', 'listed-twice', { what: twice }))
  return columns
}

function kindNamed(text: string): ImportKind | null {
  return importKinds.find((kind) => kind === text.toLowerCase()) ?? null
}
