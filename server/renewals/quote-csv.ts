import type { Language } from '../../contract/fields.ts'
import { decimalOfMoney } from '../../values/money.ts'
import type { CsvColumn } from '../platform/csv.ts'
import { sumsOf } from './priced-rules.ts'
import type { QuoteLineRow } from './quote-line-queries.ts'

/** The states of maintenance, in words (REN-3). */
const stateWords: Record<QuoteLineRow['state'], Record<Language, string>> = {
  current: { en: 'Current', es: 'Vigente' },
  reinstatement: { en: 'Reinstatement', es: 'Restablecimiento' },
  recovery: { en: 'Recovery', es: 'Recuperación' },
}

/** A quote's lines as columns; amounts are plain decimals, and each row names its currency. */
export function quoteColumns(currency: string): CsvColumn<QuoteLineRow>[] {
  const amount = (minor: number): string => decimalOfMoney({ currency, minor })
  return [
    { name: 'position', title: { en: 'Line', es: 'Línea' }, value: (row) => row.position },
    {
      name: 'licence',
      title: { en: 'Licence code', es: 'Código de licencia' },
      value: (row) => row.licence_code,
    },
    { name: 'product', title: { en: 'Product', es: 'Producto' }, value: (row) => row.product_name },
    { name: 'edition', title: { en: 'Edition', es: 'Edición' }, value: (row) => row.edition_name },
    { name: 'quantity', title: { en: 'Quantity', es: 'Cantidad' }, value: (row) => row.quantity },
    { name: 'programme', title: { en: 'Programme', es: 'Programa' }, value: (row) => row.programme_name },
    {
      name: 'former_programme',
      title: { en: 'Former programme', es: 'Programa anterior' },
      value: (row) => row.former_programme_name ?? '',
    },
    {
      name: 'state',
      title: { en: 'Maintenance', es: 'Mantenimiento' },
      value: (row) => row.state,
      words: (row, language) => stateWords[row.state][language],
    },
    { name: 'former_ends_on', title: { en: 'Ended or ends', es: 'Fin actual' }, value: (row) => row.former_ends_on },
    { name: 'starts_on', title: { en: 'From', es: 'Desde' }, value: (row) => row.starts_on },
    { name: 'ends_on', title: { en: 'New end', es: 'Fin nuevo' }, value: (row) => row.ends_on },
    { name: 'currency', title: { en: 'Currency', es: 'Moneda' }, value: () => currency },
    {
      name: 'renewal',
      title: { en: 'Renewal', es: 'Renovación' },
      value: (row) => amount(sumsOf(row.explanation.elements).renewalMinor),
    },
    {
      name: 'reinstatement',
      title: { en: 'Reinstatement', es: 'Restablecimiento' },
      value: (row) => amount(sumsOf(row.explanation.elements).reinstatementMinor),
    },
    {
      name: 'credit',
      title: { en: 'Credit', es: 'Abono' },
      value: (row) => amount(sumsOf(row.explanation.elements).creditMinor),
    },
    {
      name: 'total',
      title: { en: 'Total before tax', es: 'Total sin impuestos' },
      value: (row) => amount(row.total_minor),
    },
  ]
}
