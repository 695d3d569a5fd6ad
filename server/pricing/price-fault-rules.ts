import type { PriceFaultView } from '../../contract/price-faults.ts'
import { decimalOfMoney, money } from '../../values/money.ts'
import { Refusal } from '../platform/refusal.ts'
import { rateKey, type StoredRules } from './pricing-queries.ts'
import type { RateRow } from './rate-queries.ts'
import { type ScheduleFault, scheduleFaults } from './schedule-fault-rules.ts'
import type { PricingRules } from './schedule-rules.ts'

/** How many examples are looked for: enough to see what is wrong, and each costs the pricing of many quotes. */
const examplesMost = 20

/**
 * Why these rules and rates would make it pay to lapse, or a longer term cost less, each with an example (REN-3); at most
 * twenty. Throws for what saving and importing refuse before.
 */
export function priceFaults(currency: string, rules: StoredRules, rates: readonly RateRow[]): PriceFaultView[] {
  const found: PriceFaultView[] = []
  for (const rate of rates) {
    if (found.length >= examplesMost) break
    const { yearlyMinor, terms } = rate
    const alone: PricingRules = {
      ...rules,
      version: '',
      currency,
      rates: { [rateKey(rate)]: { yearlyMinor, terms } },
      partnerDiscounts: {},
    }
    found.push(...scheduleFaults(alone).map((fault) => viewFault(fault, rules)))
  }
  return found.slice(0, examplesMost)
}

function viewFault(fault: ScheduleFault, { bands }: StoredRules): PriceFaultView {
  if (fault.code === 'longer-costs-less') {
    const { quantity, ...prices } = fault.example
    return { kind: fault.code, rate: fault.rate, ...prices }
  }
  if (fault.code !== 'cheaper-to-lapse') throw new Error(`prices were kept that are none: ${fault.code}`)
  const band = bands[fault.band]
  return {
    kind: fault.code,
    rate: fault.rate,
    fromDay: band?.fromDay ?? 1,
    toDay: band?.toDay ?? null,
    example: fault.example,
  }
}

/** The refusal that says it, with the amounts of the example. */
export function refusalOf(fault: PriceFaultView, currency: string): Refusal {
  const price = (minor: number) => `${decimalOfMoney(money(currency, minor))} ${currency}`
  const { rate } = fault
  if (fault.kind === 'longer-costs-less')
    return new Refusal('longer-costs-less', {
      rate,
      shorterMonths: fault.shorterMonths,
      shorter: price(fault.shorterMinor),
      longerMonths: fault.longerMonths,
      longer: price(fault.longerMinor),
    })
  const { fromDay, example } = fault
  if (!example) return new Refusal('cheaper-to-lapse', { example: 'none', rate, fromDay, quantity: 0, ...noDates })
  const { quantity, endedOn, orderedOn, commonEnd } = example
  const prices = { inTime: price(example.inTimeMinor), lapsed: price(example.lapsedMinor) }
  return new Refusal('cheaper-to-lapse', {
    example: 'given',
    rate,
    fromDay,
    quantity,
    endedOn,
    orderedOn,
    commonEnd,
    ...prices,
  })
}

const noDates = { endedOn: '', orderedOn: '', commonEnd: '', inTime: '', lapsed: '' }
