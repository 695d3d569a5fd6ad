import type { MissingView } from '../../contract/partner-quotes.ts'
import type { Day } from '../../values/calendar.ts'
import { missingLines } from '../pricing/completeness-rules.ts'
import type { AtCustomer } from './acting-customer.ts'
import { type Cover, countUnseen, listSharedOfCovers, type SharedLine } from './shared-line-queries.ts'

/** What of a line says what must renew together with it. */
export type RenewedLine = Pick<
  SharedLine,
  'membership_id' | 'programme_code' | 'programme_name' | 'product_code' | 'product_name' | 'all_or_nothing'
> & {
  /** Until when it is covered from then on. */
  until: Day
}

/** What is missing beside some lines, and the rows of those that the partner could add itself. */
export type Missing = { views: MissingView[]; addable: string[]; count: number }

/**
 * REN-4: what must renew together with these lines and is not among them. What is covered longer than they will be is not
 * missing; of what the partner does not see, only a number is known, and lines of the draft itself are not counted.
 */
export async function findMissing(
  ctx: AtCustomer,
  lines: readonly RenewedLine[],
  quoteId: string | null,
): Promise<Missing> {
  const demanding = lines.filter((line) => line.all_or_nothing)
  const byCover = new Map(demanding.map((line) => [`${line.programme_code}/${line.product_code}`, line]))
  const begun = [...byCover.values()]
  const covers: Cover[] = begun.map((line) => ({ programme: line.programme_code, product: line.product_code }))
  if (covers.length === 0) return { views: [], addable: [], count: 0 }
  const unseen = await countUnseen(ctx, ctx.organization.id, covers, quoteId)
  const shared = await listSharedOfCovers(ctx, ctx.organization.id, covers)
  const chosen = new Set(lines.map((line) => line.membership_id))
  const views = begun.flatMap((line, at) => {
    const until = lastEnd(demanding.filter((one) => isSameCover(one, line)))
    const seen = shared.filter(
      (one) => isSameCover(one, line) && (chosen.has(one.membership_id) || one.ends_on < until),
    )
    return viewMissing(line, seen, chosen, unseen[at] ?? 0)
  })
  return {
    views,
    addable: views.flatMap((one) => one.lines.map(({ membershipId }) => membershipId)),
    count: views.reduce((sum, one) => sum + one.lines.length + one.unseen, 0),
  }
}

type CoverOf = Pick<SharedLine, 'programme_code' | 'product_code'>

function isSameCover(one: CoverOf, other: CoverOf): boolean {
  return one.programme_code === other.programme_code && one.product_code === other.product_code
}

function lastEnd(lines: readonly RenewedLine[]): Day | '' {
  return (
    lines
      .map(({ until }) => until)
      .toSorted()
      .at(-1) ?? ''
  )
}

function viewMissing(
  cover: RenewedLine,
  seen: readonly SharedLine[],
  chosen: ReadonlySet<string>,
  unseen: number,
): MissingView[] {
  const product = cover.product_code
  const known = seen.map((line) => ({ id: line.membership_id, inQuote: chosen.has(line.membership_id), visible: true }))
  // Of the others nothing is known but how many there are; what begins the demand is in the quote, whether or not it is in force.
  const hidden = Array.from({ length: unseen }, (_, at) => ({ id: `unseen ${at}`, inQuote: false, visible: false }))
  const begins = { id: cover.membership_id, inQuote: true, visible: true }
  const [missing] = missingLines(
    [begins, ...known, ...hidden].map((line) => ({ ...line, product, allOrNothing: true })),
  )
  if (!missing) return []
  return [
    {
      programme: { code: cover.programme_code, name: cover.programme_name },
      product: { code: cover.product_code, name: cover.product_name },
      lines: seen
        .filter((line) => missing.missing.includes(line.membership_id))
        .map((line) => ({
          membershipId: line.membership_id,
          licence: { id: line.licence_id, code: line.licence_code },
        })),
      unseen: missing.unseen,
    },
  ]
}
