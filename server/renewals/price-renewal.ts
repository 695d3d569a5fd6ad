import type { OrganizationRef } from '../../contract/actor.ts'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { renewals } from '../../contract/renewals.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { viewCovered, viewMissing, viewPriced } from './line-view.ts'
import { findMissing, renewedLines } from './missing-cover.ts'
import { type PricedChoice, priceChoice } from './price-choice.ts'
import { givenChange, offeredChanges } from './programme-change.ts'

/** REN-5, REN-8: what renewing the chosen lines costs today, explained line by line. Nothing is kept. */
export const priceRenewal: Operation<typeof renewals.priceRenewal> = async (ctx, input) =>
  viewPricedChoice(ctx, await priceChoice(ctx, input, await givenChange(ctx, input.changeProgramme)))

/** A price of today, line by line, and what must renew together with it (REN-4). */
export async function viewPricedChoice(
  ctx: Ctx & { organization: OrganizationRef },
  priced: PricedChoice,
): Promise<OutputOf<typeof renewals.priceRenewal>> {
  const { pricing, lines, leftOut, sums, validUntil } = priced
  const missing = await findMissing(ctx, ctx.organization.id, renewedLines(priced), priced)
  const rows = [...lines, ...leftOut].map(({ row }) => row)
  return {
    currency: pricing.rules.currency,
    lineCount: lines.filter(({ priced }) => priced.notPriced === null).length,
    ...sums,
    pricedOn: ctx.today,
    validUntil,
    schedule: { code: pricing.schedule.code, name: pricing.schedule.name, version: pricing.version },
    lines: lines.map(viewPriced),
    leftOut: leftOut.map(({ row, whyNot }) => ({ ...viewCovered(row), whyNot })),
    missing: missing.map(viewMissing),
    changes: await offeredChanges(ctx, ctx.organization.id, rows, priced),
  }
}
