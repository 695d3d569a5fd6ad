import type { PricedLineView } from '../../contract/renewal-lines.ts'

/** How many lines that differ are shown. */
const differencesShown = 100

/** One line in each of the quotes, in their order; null where it is not part of one. */
export type LineDifference = {
  membershipId: string
  licence: { id: string; code: string }
  what: string
  /** `programme`: the other one that it is then in (REN-14). */
  cells: readonly ({ minor: number; endsOn: string; programme: string | null } | null)[]
}

/** Lines that are not in all quotes, or not to the same day, price or programme (REN-14); in the order of the first that has them. */
export function differencesOf(quotes: readonly (readonly PricedLineView[])[]): {
  shown: LineDifference[]
  more: number
} {
  const byLine = quotes.map((lines) => new Map(lines.map((line) => [line.membershipId, line])))
  const all = new Map(quotes.flat().map((line) => [line.membershipId, line]))
  const differing = [...all.values()]
    .map(({ membershipId, licence, product, editionName }) => ({
      membershipId,
      licence,
      what: `${product.name} ${editionName}`,
      cells: byLine.map((lines) => cellOf(lines.get(membershipId))),
    }))
    .filter(({ cells }) => new Set(cells.map((cell) => JSON.stringify(cell))).size > 1)
  return { shown: differing.slice(0, differencesShown), more: Math.max(0, differing.length - differencesShown) }
}

function cellOf(line: PricedLineView | undefined) {
  if (line === undefined || line.notPriced !== null) return null
  const { minor, endsOn, programme, formerProgramme } = line
  return { minor, endsOn, programme: formerProgramme === null ? null : programme.name }
}
