import { CsvError, parse } from 'csv-parse/sync'
import { plainCell } from './csv.ts'
import { FieldsInvalid, fault } from './refusal.ts'

/** One line of a file that somebody hands in: its place, and its cells by column as they were typed, without edges. */
export type CsvInputLine<Column extends string> = { line: number; cells: Map<Column, string> }

/** What a file may hold. */
type CsvShape<Column extends string> = {
  columns: readonly Column[]
  /** The column that a header means, if any. */
  columnOf(title: string): Column | null
  linesMax: number
}

/**
 * Reads a CSV file of these columns. Refuses at the field `csv` what cannot be read as CSV, columns that do not exist or
 * stand twice, and files that are too long.
 */
export function readCsvInput<Column extends string>(text: string, shape: CsvShape<Column>): CsvInputLine<Column>[] {
  const [first, ...records] = recordsIn(text)
  if (!first) throw new FieldsInvalid(fault('csv', 'required'))
  const header = headerOf(first.record, shape)
  if (records.length > shape.linesMax) throw new FieldsInvalid(fault('csv', 'too-many', { most: shape.linesMax }))
  return records.map(({ record, line }) => {
    if (record.length > header.length) throw new FieldsInvalid(fault('csv', 'not-csv', { line }))
    return { line, cells: new Map(header.map((column, index) => [column, plainCell(record[index] ?? '').trim()])) }
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

function headerOf<Column extends string>(titles: readonly string[], shape: CsvShape<Column>): Column[] {
  const columns = titles.map((title) => {
    const column = shape.columnOf(plainCell(title))
    if (column) return column
    const known = shape.columns.join(', ')
    throw new FieldsInvalid(fault('csv', 'no-such-column', { what: title.slice(0, 60) || '–', known }))
  })
  const twice = columns.find((column, index) => columns.indexOf(column) < index)
  if (twice) throw new FieldsInvalid(fault('csv', 'listed-twice', { what: twice }))
  return columns
}
