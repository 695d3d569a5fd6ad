import { Refusal } from '../platform/refusal.ts'
import { saveStated } from '../renewals/draft-queries.ts'
import { saveLetterhead } from '../renewals/letterhead-queries.ts'
import { insertQuoteLines } from '../renewals/quote-line-queries.ts'
import { findQuote, type QuoteRow } from '../renewals/quote-queries.ts'
import { type Keeping, keepPriced, statementOf } from '../renewals/save-quote.ts'
import type { AtCustomer } from './acting-customer.ts'
import { marginOf, type PartnerPrice, totalOf } from './partner-price.ts'
import { clearDraft, type NewMargin, saveMargin } from './partner-quote-queries.ts'
import type { CustomerChoice, CustomerPrice } from './price-for-customer.ts'

/** REN-6: keeps a price as a draft of the partner's, and beside it what the partner pays. Refuses `total-below-zero`. */
export async function keepCustomerQuote(
  at: AtCustomer,
  choice: CustomerChoice,
  price: CustomerPrice,
  label: string | null,
  revises: Keeping['revises'] = null,
): Promise<QuoteRow> {
  refuseBelowZero(price)
  const by = { maker: 'partner', partner_id: at.partner.id, made_by: personOf(at) } as const
  const quote = await keepPriced(at, choice, price.choice, { ...by, status: 'draft', label, revises })
  await saveMargin(at, quote.id, marginRowOf(quote, price))
  await saveLetterhead(at, quote)
  return quote
}

/** REN-4: lets a draft say another price: of other lines, today. */
export async function keepCompleted(at: AtCustomer, quote: QuoteRow, choice: CustomerChoice, price: CustomerPrice) {
  refuseBelowZero(price)
  const { kept, stated } = statementOf(at, choice, price.choice)
  await clearDraft(at, quote)
  await saveStated(at, quote, stated)
  await insertQuoteLines(at, quote, kept)
  const completed = await findQuote(at, quote.id)
  await saveMargin(at, quote.id, marginRowOf(completed, price))
  return completed
}

/** Whether days given back outweigh what is bought, for the customer or for the partner: nobody is owed anything by a quote. */
export function isBelowZero(price: CustomerPrice): boolean {
  return totalOf(keptLines(price)) < 0 || totalOf(price.choice.lines.map(({ priced }) => priced)) < 0
}

function refuseBelowZero(price: CustomerPrice): void {
  if (isBelowZero(price)) throw new Refusal('total-below-zero')
}

/** What the partner pays of the lines that take part. */
function keptLines({ choice, partner }: CustomerPrice): PartnerPrice['lines'] {
  return partner.lines.filter((_, at) => choice.lines[at]?.priced.notPriced === null)
}

/** Who did it, as the customer reads it: the person, and for whom. */
export function personOf({ actor, partner }: AtCustomer): string {
  return `${actor.name} (${partner.name})`
}

function marginRowOf(quote: QuoteRow, price: CustomerPrice): NewMargin {
  const { choice, partner } = price
  const taken = choice.lines.map(({ priced }) => priced.notPriced === null)
  const lines = keptLines(price)
  const { totalMinor, marginMinor } = marginOf(partner, {
    customerMinor: quote.total_minor,
    partnerMinor: totalOf(lines),
  })
  const input = { ...partner.input, lines: partner.input.lines.filter((_, at) => taken[at]) }
  return {
    level_code: partner.level,
    discount_percent: partner.percent,
    partner_total_minor: totalMinor,
    margin_minor: marginMinor,
    document: JSON.stringify(input),
    lines,
  }
}
