import type { CustomerPricedLine } from '../../contract/partner-quotes.ts'
import type { Language } from '../app/language.ts'
import { type PricedRow, pricedRows } from '../renewals/priced-rows.server.ts'

/** A line with both prices as a page shows it. */
export type ResaleRow = PricedRow & { partnerMinor: number }

/** Lines with the arithmetic of the customer's price in words, and the partner's price beside it. */
export function resaleRows(lines: readonly CustomerPricedLine[], currency: string, language: Language) {
  const { rows, rounded } = pricedRows(
    lines.map(({ partnerMinor: _own, partnerElements: _how, ...line }) => line),
    currency,
    language,
  )
  return {
    rows: rows.map((row, at): ResaleRow => ({ ...row, partnerMinor: lines[at]?.partnerMinor ?? row.minor })),
    rounded,
  }
}
