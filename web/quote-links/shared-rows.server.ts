import type { SharedQuoteLineView } from '../../contract/quote-links.ts'
import type { Language } from '../app/language.ts'
import { pricedRows } from '../renewals/priced-rows.server.ts'

/** Lines of a shared quote as its page shows them: without ids, as a link tells none, they are known by their position (REN-10). */
export function sharedRows(lines: readonly SharedQuoteLineView[], currency: string, language: Language) {
  const withoutIds = lines.map(({ position, licenceCode: code, ...line }) => ({
    ...line,
    membershipId: `${position}`,
    licence: { id: '', code },
  }))
  return pricedRows(withoutIds, currency, language)
}
