import { prorationMethods } from '../../contract/prices.ts'
import { isCurrency } from '../../values/iso-4217.ts'
import { compare, ratio, ratioOfDecimal } from '../../values/ratio.ts'
import { type CheaperToLapse, lapseFaults } from './lapse-fault-rules.ts'
import type { Band, Fee, PricingRules, Rate } from './schedule-rules.ts'
import { monthsMost } from './term-rules.ts'

/** Two prices that show that a longer term costs less; each for so many units. */
export interface LongerExample {
  readonly quantity: number
  readonly shorterMonths: number
  readonly shorterMinor: number
  readonly longerMonths: number
  readonly longerMinor: number
}

/** What is wrong with a price schedule (REN-3); import shows each, and refuses the whole. */
export type ScheduleFault =
  | { readonly code: 'unknown-currency' | 'unknown-method' | 'bands-begin-late' }
  | { readonly code: 'bands-apart' | 'band-is-empty' | 'fee-below-zero'; readonly band: number }
  | { readonly code: 'price-below-zero' | 'terms-out-of-order'; readonly rate: string }
  | { readonly code: 'percent-out-of-range'; readonly percent: string }
  | { readonly code: 'promotion-ends-early'; readonly promotion: string }
  | { readonly code: 'longer-costs-less'; readonly rate: string; readonly example: LongerExample }
  | CheaperToLapse

/** All that is wrong with a schedule's rules; empty: under them a longer term never costs less, and lapsing is never cheaper (REN-3). */
export function scheduleFaults(rules: PricingRules): ScheduleFault[] {
  const malformed = [...formFaults(rules), ...bandFaults(rules.bands), ...rateFaults(rules)]
  if (malformed.length > 0) return malformed
  const longer = Object.entries(rules.rates).flatMap(([code, rate]) => longerFaults(code, rate))
  return longer.length > 0 ? longer : lapseFaults(rules)
}

function formFaults(rules: PricingRules): ScheduleFault[] {
  const faults: ScheduleFault[] = []
  if (!isCurrency(rules.currency)) faults.push({ code: 'unknown-currency' })
  if (!prorationMethods.includes(rules.method)) faults.push({ code: 'unknown-method' })
  const off = [...rules.promotions.map((promotion) => promotion.percent), ...Object.values(rules.partnerDiscounts)]
  const more = [rules.uplift?.percent, rules.upliftCapPercent, ...rules.bands.flatMap(({ fee }) => percentsOf(fee))]
  for (const text of off) if (!isPercent(text, 100)) faults.push({ code: 'percent-out-of-range', percent: text })
  for (const text of more)
    if (text !== null && text !== undefined && !isPercent(text, 1000))
      faults.push({ code: 'percent-out-of-range', percent: text })
  for (const { code, from, to } of rules.promotions)
    if (to < from) faults.push({ code: 'promotion-ends-early', promotion: code })
  return faults
}

function isPercent(text: string, most: number): boolean {
  if (!/^\d{1,4}(\.\d{1,6})?$/.test(text)) return false
  return compare(ratioOfDecimal(text), ratio(most)) <= 0
}

function percentsOf(fee: Fee): string[] {
  if (fee.kind === 'greater') return fee.of.flatMap(percentsOf)
  return fee.kind === 'none' || fee.kind === 'flat' ? [] : [fee.percent]
}

function bandFaults(bands: readonly Band[]): ScheduleFault[] {
  const faults: ScheduleFault[] = []
  if (bands.length > 0 && bands[0]?.fromDay !== 1) faults.push({ code: 'bands-begin-late' })
  for (const [index, { fromDay, toDay, fee }] of bands.entries()) {
    const next = bands[index + 1]
    if (toDay !== null && toDay < fromDay) faults.push({ code: 'band-is-empty', band: index })
    if (next && (toDay === null || next.fromDay !== toDay + 1)) faults.push({ code: 'bands-apart', band: index })
    if (flatsOf(fee).some((minor) => !isPrice(minor))) faults.push({ code: 'fee-below-zero', band: index })
  }
  return faults
}

function flatsOf(fee: Fee): number[] {
  if (fee.kind === 'greater') return fee.of.flatMap(flatsOf)
  return fee.kind === 'flat' ? [fee.minor] : []
}

function isPrice(minor: number): boolean {
  return Number.isSafeInteger(minor) && minor >= 0
}

function rateFaults(rules: PricingRules): ScheduleFault[] {
  return Object.entries(rules.rates).flatMap(([code, { yearlyMinor, terms }]) => {
    const faults: ScheduleFault[] = []
    if (![yearlyMinor, ...terms.map(({ minor }) => minor)].every(isPrice))
      faults.push({ code: 'price-below-zero', rate: code })
    const months = [12, ...terms.map((term) => term.months)]
    const rising = months.every((one, index) => index === 0 || one > (months[index - 1] ?? 0))
    const freeYear = yearlyMinor === 0 && terms.some(({ minor }) => minor > 0)
    if (!rising || freeYear || months.some((one) => !Number.isInteger(one) || one > monthsMost))
      faults.push({ code: 'terms-out-of-order', rate: code })
    return faults
  })
}

/** A further year cannot cost less than nothing: the price of a longer term is that of the shorter and of what is added. */
function longerFaults(code: string, { yearlyMinor, terms }: Rate): ScheduleFault[] {
  const points = [{ months: 12, minor: yearlyMinor }, ...terms]
  return points.flatMap((longer, index) => {
    const shorter = points[index - 1]
    if (!shorter || longer.minor >= shorter.minor) return []
    const example = {
      quantity: 1,
      shorterMonths: shorter.months,
      shorterMinor: shorter.minor,
      longerMonths: longer.months,
      longerMinor: longer.minor,
    }
    return [{ code: 'longer-costs-less', rate: code, example } as const]
  })
}
