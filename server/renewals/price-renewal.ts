import type { renewals } from '../../contract/renewals.ts'
import type { Operation } from '../platform/operation.ts'
import { viewCovered, viewPriced } from './line-view.ts'
import { priceChoice } from './price-choice.ts'

/** REN-5, REN-8: what renewing the chosen lines costs today, explained line by line. Nothing is kept. */
export const priceRenewal: Operation<typeof renewals.priceRenewal> = async (ctx, input) => {
  const { pricing, lines, leftOut, sums, validUntil } = await priceChoice(ctx, input)
  return {
    currency: pricing.rules.currency,
    lineCount: lines.filter(({ priced }) => priced.notPriced === null).length,
    ...sums,
    pricedOn: ctx.today,
    validUntil,
    schedule: { code: pricing.schedule.code, name: pricing.schedule.name, version: pricing.version },
    lines: lines.map(viewPriced),
    leftOut: leftOut.map(({ row, whyNot }) => ({ ...viewCovered(row), whyNot })),
  }
}
