import type { Language } from '../../contract/fields.ts'
import { pricedTerms } from '../../contract/price-rules.ts'
import type { RateLineView } from '../../contract/pricing.ts'
import { decimalOfMoney, money } from '../../values/money.ts'
import type { CsvColumn } from '../platform/csv.ts'

/** The columns of a file of rates, in order, with what people call them. Names are for people: an import passes over them. */
export const rateColumns = {
  programme: { en: 'Programme', es: 'Programa' },
  product: { en: 'Product code', es: 'Código del producto' },
  product_name: { en: 'Product', es: 'Producto' },
  edition: { en: 'Edition code', es: 'Código de la edición' },
  edition_name: { en: 'Edition', es: 'Edición' },
  currency: { en: 'Currency', es: 'Moneda' },
  yearly: { en: '12 months', es: '12 meses' },
  months_24: { en: '24 months', es: '24 meses' },
  months_36: { en: '36 months', es: '36 meses' },
  months_48: { en: '48 months', es: '48 meses' },
  months_60: { en: '60 months', es: '60 meses' },
} as const satisfies Record<string, Record<Language, string>>

/** The stable name of a column. */
export type RateColumn = keyof typeof rateColumns

/** Whether the text is the stable name of a column. */
export function isRateColumn(text: string): text is RateColumn {
  return Object.hasOwn(rateColumns, text)
}

/** The columns by their stable names. */
export const rateColumnNames: readonly RateColumn[] = Object.keys(rateColumns).filter(isRateColumn)

/** The column that a header means: by its stable name, or by what people call it in either language; null for none. */
export function rateColumnOf(header: string): RateColumn | null {
  const wanted = header.trim().toLowerCase()
  return (
    rateColumnNames.find((name) => {
      const { en, es } = rateColumns[name]
      return name === wanted || en.toLowerCase() === wanted || es.toLowerCase() === wanted
    }) ?? null
  )
}

/** The column of each term that can have a price of its own. */
export const termColumns = pricedTerms.map((months) => ({ months, column: `months_${months}` as const }))

/** The columns of a file of rates in this currency; amounts are plain decimals (UX-37). */
export function rateCsvColumns(currency: string): CsvColumn<RateLineView>[] {
  const decimal = (minor: number | undefined) => (minor === undefined ? null : decimalOfMoney(money(currency, minor)))
  const term = (row: RateLineView, months: number) => decimal(row.terms.find((one) => one.months === months)?.minor)
  const value = (name: RateColumn, row: RateLineView): string | null => {
    switch (name) {
      case 'programme':
        return row.programme.code
      case 'product':
        return row.product.code
      case 'product_name':
        return row.product.name
      case 'edition':
        return row.edition?.code ?? null
      case 'edition_name':
        return row.edition?.name ?? null
      case 'currency':
        return currency
      case 'yearly':
        return decimal(row.yearlyMinor)
      default:
        return term(row, Number(name.slice('months_'.length)))
    }
  }
  return rateColumnNames.map((name) => ({ name, title: rateColumns[name], value: (row) => value(name, row) }))
}
