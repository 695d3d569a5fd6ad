import { Refusal } from '../platform/refusal.ts'

/** What became of a quote's memberships when they were taken for an order. */
export type Taken = {
  /** Now held for this order. */
  taken: number
  /** Held by another order. */
  heldByOthers: number
}

/** Refuses an order for which not every membership could be taken: another order has it, or its dates are others by now. */
export function refuseUnlessAllTaken(
  quote: { number: string; line_count: number },
  { taken, heldByOthers }: Taken,
): void {
  if (heldByOthers > 0) throw new Refusal('renewal-under-way', { count: heldByOthers })
  if (taken !== quote.line_count) throw new Refusal('quote-outdated', { number: quote.number })
}
