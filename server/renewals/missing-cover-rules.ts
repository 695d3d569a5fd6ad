import { type Day, day } from '../../values/calendar.ts'
import type { CoveredRow } from './line-rows.ts'
import { nowIn } from './programme-change-rules.ts'

/** What of a renewed line says what must renew together with it (REN-4). */
export type RenewedLine = Pick<
  CoveredRow,
  'membership_id' | 'programme_code' | 'programme_name' | 'product_code' | 'product_name' | 'all_or_nothing' | 'leaves'
> & {
  /** Until when it is covered from then on. */
  until: Day
}

type Named = { code: string; name: string }

/** Whoever leaves a programme of which all renew together leaves with all of them, however long those are covered. */
export const forEver: Day = day('9999-12-31')

/** A programme and product of which all licences renew together, and the last day to which those renewed are covered. */
export type Cover = {
  programme: Named
  product: Named
  until: Day
  /** The programme in which those are looked for that are not renewed: the demanding one, or the one that is left (REN-14). */
  among: string
}

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
    for (const cover of demandsOf(line)) {
      const key = keyOf(cover.among, keyOf(cover.programme.code, cover.product.code))
      const met = covers.get(key)
      covers.set(key, met && met.until > cover.until ? met : cover)
    }
  }
  return [...covers.values()]
}

/**
 * A line of a programme that demands the whole product demands the others that are in it; one that is moved to it, those that could
 * be moved with it, too; and one that leaves it demands that the others leave as well.
 */
function demandsOf(line: RenewedLine): Cover[] {
  const { leaves, until } = line
  const product = { code: line.product_code, name: line.product_name }
  const enters = { programme: { code: line.programme_code, name: line.programme_name }, product, until }
  const covers: Cover[] = line.all_or_nothing ? [{ ...enters, among: line.programme_code }] : []
  if (leaves?.all_or_nothing) {
    const left = { code: leaves.code, name: leaves.name }
    covers.push({ programme: left, product, until: forEver, among: leaves.code })
  } else if (leaves && line.all_or_nothing) covers.push({ ...enters, among: leaves.code })
  return covers
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
  const othersOf = Map.groupBy(others, (row) => keyOf(nowIn(row), row.product_code))
  const missing = new Map<string, MissingCover<Row>>()
  for (const [at, { programme, product, until, among }] of covers.entries()) {
    const rows = (othersOf.get(keyOf(among, product.code)) ?? []).filter((row) => row.ends_on < until)
    const more = unseen[at] ?? 0
    if (rows.length + more === 0) continue
    const key = keyOf(programme.code, product.code)
    const met = missing.get(key)
    missing.set(key, {
      ...{ programme, product },
      rows: [...(met?.rows ?? []), ...rows],
      unseen: (met?.unseen ?? 0) + more,
    })
  }
  return [...missing.values()]
}
