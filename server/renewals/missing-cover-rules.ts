import type { Day } from '../../values/calendar.ts'
import { missingLines } from '../pricing/completeness-rules.ts'
import type { CoveredRow } from './line-rows.ts'

/** What of a renewed line says what must renew together with it (REN-4). */
export type RenewedLine = Pick<
  CoveredRow,
  'membership_id' | 'programme_code' | 'programme_name' | 'product_code' | 'product_name' | 'all_or_nothing'
> & {
  /** Until when it is covered from then on. */
  until: Day
}

/** A programme and product of which all licences renew together, and the last day to which those renewed are covered. */
export type Cover = { programme: string; product: string; until: Day }

/** What is missing of a programme and product: licences by name, and how many the reader does not see. */
export type MissingCover<Row extends CoveredRow = CoveredRow> = {
  programme: { code: string; name: string }
  product: { code: string; name: string }
  rows: Row[]
  unseen: number
}

/** The programmes and products of which these lines demand all licences, in the order met. */
export function coversOf(renewed: readonly RenewedLine[]): Cover[] {
  const covers = new Map<string, Cover>()
  for (const { programme_code: programme, product_code: product, all_or_nothing, until } of renewed) {
    if (!all_or_nothing) continue
    const key = `${programme}/${product}`
    const met = covers.get(key)
    covers.set(key, { programme, product, until: met && met.until > until ? met.until : until })
  }
  return [...covers.values()]
}

/**
 * What is missing beside the lines that are renewed, of those in force; what is covered longer than they will be is not.
 * `unseen`: how many more there are of each cover that the reader does not see.
 */
export function missingCovers<Row extends CoveredRow>(
  renewed: readonly RenewedLine[],
  inForce: readonly Row[],
  unseen: readonly number[] = [],
): MissingCover<Row>[] {
  const chosen = new Set(renewed.map((line) => line.membership_id))
  return coversOf(renewed).flatMap(({ programme, product, until }, at) => {
    const isOfCover = (line: Pick<CoveredRow, 'programme_code' | 'product_code'>) =>
      line.programme_code === programme && line.product_code === product
    const [begins] = renewed.filter(isOfCover)
    if (begins === undefined) return []
    const known = inForce.filter((row) => isOfCover(row) && row.ends_on < until)
    const [missing] = missingLines([
      ...[begins, ...known].map(({ membership_id: id }) => lineOf(product, id, chosen.has(id), true)),
      // Of the others nothing is known but how many there are.
      ...Array.from({ length: unseen[at] ?? 0 }, (_, nth) => lineOf(product, `unseen ${nth}`, false, false)),
    ])
    if (missing === undefined) return []
    const { programme_name, product_name } = begins
    const named = new Set(missing.missing)
    return [
      {
        programme: { code: programme, name: programme_name },
        product: { code: product, name: product_name },
        rows: known.filter((row) => named.has(row.membership_id)),
        unseen: missing.unseen,
      },
    ]
  })
}

function lineOf(product: string, id: string, inQuote: boolean, visible: boolean) {
  return { id, product, allOrNothing: true, inQuote, visible }
}
