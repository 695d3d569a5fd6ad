import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../contract/fields.ts'

/** How many rows a CSV file holds that is made while its reader waits; a longer one is a job (UX-37). */
export const csvRowsMax = 5000

/** What a cell can hold before it is written. */
export type CsvValue = string | number | boolean | null

/**
 * One column: its stable name for programs, its title for people, and what a row has to say there. `words` is how people
 * read it in their language, where that differs from what programs get.
 */
export type CsvColumn<Row> = {
  name: string
  title: Record<Language, string>
  value(row: Row): CsvValue
  words?(row: Row, language: Language): string
}

/** For whom a file is written: people's words in their language, or the stable names and codes that programs read. */
export type CsvReader = { language: Language; header: 'words' | 'machine' }

/** What a spreadsheet would take for a formula, in ordinary and in full-width signs. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/u

/**
 * A CSV file (RFC 4180) that spreadsheets open as what it is: UTF-8 with a byte order mark, every cell quoted, text that
 * would be read as a formula behind an apostrophe, dates and numbers plain. The one header row holds titles in the
 * reader's language (`words`) or the stable names (`machine`).
 */
export function csvFile<Row>(
  name: string,
  columns: readonly CsvColumn<Row>[],
  rows: readonly Row[],
  reader: CsvReader,
): { fileName: string; content: string } {
  return { fileName: `${name}.csv`, content: csvHead(columns, reader) + csvRows(columns, rows, reader) }
}

/** How such a file begins: byte order mark and header row. */
export function csvHead<Row>(columns: readonly CsvColumn<Row>[], reader: CsvReader): string {
  const header = columns.map((column) => (reader.header === 'machine' ? column.name : column.title[reader.language]))
  return `\ufeff${linesOf([header])}`
}

/** How it goes on: these rows, which may be a part of the whole. */
export function csvRows<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[], reader: CsvReader): string {
  const shown = (column: CsvColumn<Row>, row: Row): CsvValue =>
    reader.header === 'words' && column.words ? column.words(row, reader.language) : column.value(row)
  return linesOf(rows.map((row) => columns.map((column) => cell(shown(column, row)))))
}

function linesOf(records: string[][]): string {
  return stringify(records, { quoted: true, quoted_empty: true, record_delimiter: 'windows' })
}

/** Numbers are no formulas, not even negative ones; people's text may be. */
function cell(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return formulaStart.test(value) ? `'${value}` : value
}

/** What a cell said before it was made harmless for spreadsheets, so that an exported file can be read in again. */
export function plainCell(text: string): string {
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text
}
