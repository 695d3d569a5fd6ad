import type { catalogue } from '../../contract/catalogue.ts'
import { type CsvColumn, csvFile } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { type CatalogueRow, catalogueColumns, isCatalogueColumn, rowsOf } from './catalogue-columns.ts'
import { listAllProducts } from './catalogue-queries.ts'

/** LIC-1. The whole catalogue as a file that can be changed and imported again. */
export const exportCatalogue: Operation<typeof catalogue.exportCatalogue> = async (ctx, input) => {
  const products = await listAllProducts(ctx.tx)
  const columns: CsvColumn<CatalogueRow>[] = Object.keys(catalogueColumns)
    .filter(isCatalogueColumn)
    .map((name) => ({ name, title: catalogueColumns[name], value: (row) => row[name] ?? null }))
  const rows = products.flatMap(({ content }) => rowsOf(content))
  return csvFile('catalogue', columns, rows, { language: ctx.language, header: input.header })
}
