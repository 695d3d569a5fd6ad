import { importKinds } from '../../contract/catalogue.ts'
import { type CsvInputLine, readCsvInput } from '../platform/csv-input.ts'
import {
  type CatalogueColumn,
  catalogueColumns,
  columnOfHeader,
  type ImportKind,
  isCatalogueColumn,
} from './catalogue-columns.ts'

/** One line of an imported file: its cells by column, as they were typed. `kind` is null where the file names no known one. */
export type ImportLine = CsvInputLine<CatalogueColumn> & { kind: ImportKind | null }

/** How many lines are taken at once. */
export const linesMax = 5000

/**
 * Reads a catalogue file. Refuses at the field `csv` what cannot be read as CSV, columns that do not exist or stand
 * twice, and files that are too long.
 */
export function readCatalogueFile(text: string, kind: ImportKind | 'mixed'): ImportLine[] {
  const columns = Object.keys(catalogueColumns).filter(isCatalogueColumn)
  const lines = readCsvInput(text, { columns, columnOf: columnOfHeader, linesMax })
  return lines.map(({ line, cells }) => ({
    line,
    kind: kind === 'mixed' ? kindNamed(cells.get('kind') ?? '') : kind,
    cells,
  }))
}

function kindNamed(text: string): ImportKind | null {
  return importKinds.find((kind) => kind === text.toLowerCase()) ?? null
}
