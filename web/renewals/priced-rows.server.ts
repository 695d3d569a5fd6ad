import type { PricedLineView } from '../../contract/renewal-lines.ts'
import type { Language } from '../app/language.ts'
import { translator } from '../app/translator.ts'
import { type Explanation, priceWords } from './price-words.server.ts'

/** A priced line as a page shows it: its arithmetic is words by now. */
export type PricedRow = Pick<
  PricedLineView,
  | 'membershipId'
  | 'licence'
  | 'product'
  | 'editionName'
  | 'programme'
  | 'formerProgramme'
  | 'quantity'
  | 'notPriced'
  | 'state'
  | 'formerEndsOn'
  | 'endsOn'
  | 'minor'
> & { explanation: Explanation }

/** Lines with their arithmetic in words, and how they were rounded, which is the same for all (REN-8, REN-9). */
export function pricedRows(
  lines: readonly PricedLineView[],
  currency: string,
  language: Language,
): { rows: PricedRow[]; rounded: string } {
  const { explain, rounded } = priceWords({ t: translator(language, ['prices']), language }, currency)
  const rows = lines.map((line) => {
    const { coverage: _coverage, elements: _elements, daysLapsed: _daysLapsed, ...row } = line
    return { ...row, explanation: explain(line) }
  })
  return { rows, rounded }
}
