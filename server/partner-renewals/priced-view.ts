import type { CustomerPricedLine } from '../../contract/partner-quotes.ts'
import { viewCovered, viewPriced } from '../renewals/line-view.ts'
import { marginOf, totalOf } from './partner-price.ts'
import type { CustomerPrice } from './price-for-customer.ts'

/** What renewing costs the customer and the partner, line by line (REN-6, REN-8). */
export function viewCustomerPrice({ choice, partner }: CustomerPrice) {
  const { pricing, lines, leftOut, sums, validUntil } = choice
  const totals = { customerMinor: sums.totalMinor, partnerMinor: totalOf(partner.lines) }
  return {
    currency: pricing.rules.currency,
    lineCount: lines.filter(({ priced }) => priced.notPriced === null).length,
    ...sums,
    validUntil,
    schedule: { code: pricing.schedule.code, name: pricing.schedule.name, version: pricing.version },
    lines: lines.map(
      (line, at): CustomerPricedLine => ({
        ...viewPriced(line),
        partnerMinor: partner.lines[at]?.minor ?? line.priced.minor,
        partnerElements: partner.lines[at]?.elements ?? line.priced.elements,
      }),
    ),
    leftOut: leftOut.map(({ row, whyNot }) => ({ ...viewCovered(row), whyNot })),
    partner: marginOf(partner, totals),
  }
}
