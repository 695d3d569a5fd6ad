import type { SharedQuoteLineView } from '../../contract/quote-links.ts'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'
import { type Explanation, priceWords } from '../renewals/price-words.server.ts'

/** A line of a shared quote as its page shows it: its arithmetic is words by now. */
export type SharedRow = Pick<
  SharedQuoteLineView,
  | 'position'
  | 'product'
  | 'editionName'
  | 'programme'
  | 'formerProgramme'
  | 'quantity'
  | 'state'
  | 'formerEndsOn'
  | 'endsOn'
  | 'minor'
> & { licence: { code: string }; explanation: Explanation }

/** Lines with their arithmetic in words, and how they were rounded, which is the same for all (REN-8, REN-9). */
export function sharedRows(
  lines: readonly SharedQuoteLineView[],
  currency: string,
  language: Language,
): { rows: SharedRow[]; rounded: string } {
  const { explain, rounded } = priceWords({ t: translator(language, ['prices']), language }, currency)
  const rows = lines.map((line) => {
    const {
      coverage: _coverage,
      elements: _elements,
      daysLapsed: _daysLapsed,
      notPriced: _,
      licenceCode: code,
      ...row
    } = line
    return { ...row, licence: { code }, explanation: explain(line) }
  })
  return { rows, rounded }
}
