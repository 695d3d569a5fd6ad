import type { desk } from '../../contract/desk.ts'
import { notFound, permit } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { viewPricedChoice } from '../renewals/price-renewal.ts'
import { givenChange } from '../renewals/programme-change.ts'
import { findQuote } from '../renewals/quote-queries.ts'
import { handTerms } from './hand-terms-rules.ts'
import { priceByHand, withLinesOf } from './keep-manual-quote.ts'

const byHand: ReadonlySet<string> = new Set(['manual-discount', 'shared-discount'])

/** REN-7: what the desk would quote, and who would have to agree to it. Nothing is kept. */
export const priceManualQuote: Operation<typeof desk.priceManualQuote> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  permit(ctx.actor, 'quote.prepare', { organization_id: ctx.organization.id })
  const choice =
    input.revises === undefined ? input : await withLinesOf(ctx, await findQuote(ctx, input.revises), input)
  const change = await givenChange(ctx, input.changeProgramme)
  const { priced, approver } = await priceByHand({ ...ctx, actor: ctx.actor }, { choice, change }, handTerms(input))
  const elements = priced.lines.flatMap((line) => line.priced.elements)
  const sumOf = (wanted: (rule: string) => boolean) =>
    elements.filter(({ because }) => wanted(because.rule)).reduce((sum, { minor }) => sum + minor, 0)
  return {
    ...(await viewPricedChoice(ctx, priced)),
    discountedMinor: sumOf((rule) => byHand.has(rule)),
    waivedMinor: sumOf((rule) => rule === 'fee-waived'),
    approver,
  }
}
