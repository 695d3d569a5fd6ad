import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../contract/fields.ts'

/** How many rows a CSV file holds that is made while its reader waits. */
export const csvRowsMax = 5000

/** One column: its stable name for programs, its title for people, and what a row has to say there. */
export type CsvColumn<Row> = {
  name: string
  title: Record<Language, string>
  value(row: Row): string | number | boolean | null
}

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
  reader: { language: Language; header: 'words' | 'machine' },
): { fileName: string; content: string } {
  const header = columns.map((column) => (reader.header === 'machine' ? column.name : column.title[reader.language]))
  const content = stringify([header, ...rows.map((row) => columns.map((column) => cell(column.value(row))))], {
    bom: true,
    quoted: true,
    quoted_empty: true,
    record_delimiter: 'windows',
  })
  return { fileName: `${name}.csv`, content }
}

/** Numbers are no formulas, not even negative ones; people's text may be. */
function cell(value: string | number | boolean | null): string {
  if (value === null) return ''
  if (typeof value !== 'string') return String(value)
  return formulaStart.test(value) ? `'${value}` : value
}

/** What a cell said before it was made harmless for spreadsheets, so that an exported file can be read in again. */
export function plainCell(text: string): string {
  return text.startsWith("'") && formulaStart.test(text.slice(1)) ? text.slice(1) : text
}
