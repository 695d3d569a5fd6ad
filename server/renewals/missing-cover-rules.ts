import type { Day } from '../../values/calendar.ts'
import type { CoveredRow } from './line-rows.ts'

/** What of a renewed line says what must renew together with it (REN-4). */
export type RenewedLine = Pick<
  CoveredRow,
  'membership_id' | 'programme_code' | 'programme_name' | 'product_code' | 'product_name' | 'all_or_nothing'
> & {
  /** Until when it is covered from then on. */
  until: Day
}

type Named = { code: string; name: string }

/** A programme and product of which all licences renew together, and the last day to which those renewed are covered. */
export type Cover = { programme: Named; product: Named; until: Day }

/** What is missing of a programme and product: licences by name, and how many the reader does not see. */
export type MissingCover<Row extends CoveredRow = CoveredRow> = {
  programme: Named
  product: Named
  rows: Row[]
  unseen: number
}

const keyOf = (programme: string, product: string) => `${programme}/${product}`

/** The programmes and products of which these lines demand all licences, in the order met. */
export function coversOf(renewed: readonly RenewedLine[]): Cover[] {
  const covers = new Map<string, Cover>()
  for (const line of renewed) {
    if (!line.all_or_nothing) continue
    const key = keyOf(line.programme_code, line.product_code)
    const met = covers.get(key)
    covers.set(key, {
      programme: { code: line.programme_code, name: line.programme_name },
      product: { code: line.product_code, name: line.product_name },
      until: met && met.until > line.until ? met.until : line.until,
    })
  }
  return [...covers.values()]
}

/**
 * REN-4: what is missing of each cover, of the lines in force that are not renewed; what is covered longer than the renewed will
 * be is not. `unseen`: how many more there are of each cover that the reader does not see.
 */
export function missingCovers<Row extends CoveredRow>(
  covers: readonly Cover[],
  others: readonly Row[],
  unseen: readonly number[] = [],
): MissingCover<Row>[] {
  const othersOf = Map.groupBy(others, (row) => keyOf(row.programme_code, row.product_code))
  return covers.flatMap(({ programme, product, until }, at) => {
    const rows = (othersOf.get(keyOf(programme.code, product.code)) ?? []).filter((row) => row.ends_on < until)
    const more = unseen[at] ?? 0
    return rows.length + more === 0 ? [] : [{ programme, product, rows, unseen: more }]
  })
}
