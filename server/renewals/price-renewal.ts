import type { OutputOf } from '../../contract/endpoint.ts'
import type { renewals } from '../../contract/renewals.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { viewCovered, viewPriced } from './line-view.ts'
import { type PricedChoice, priceChoice } from './price-choice.ts'

/** REN-5, REN-8: what renewing the chosen lines costs today, explained line by line. Nothing is kept. */
export const priceRenewal: Operation<typeof renewals.priceRenewal> = async (ctx, input) =>
  viewPricedChoice(ctx, await priceChoice(ctx, input))

/** A price of today, line by line. */
export function viewPricedChoice(
  { today }: Pick<Ctx, 'today'>,
  { pricing, lines, leftOut, sums, validUntil }: PricedChoice,
): OutputOf<typeof renewals.priceRenewal> {
  return {
    currency: pricing.rules.currency,
    lineCount: lines.filter(({ priced }) => priced.notPriced === null).length,
    ...sums,
    pricedOn: today,
    validUntil,
    schedule: { code: pricing.schedule.code, name: pricing.schedule.name, version: pricing.version },
    lines: lines.map(viewPriced),
    leftOut: leftOut.map(({ row, whyNot }) => ({ ...viewCovered(row), whyNot })),
  }
}
