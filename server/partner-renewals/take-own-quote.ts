import { findQuote, type QuoteRow } from '../renewals/quote-queries.ts'
import type { AtCustomer } from './acting-customer.ts'
import { lockOwnQuote } from './partner-quote-queries.ts'

/** One of the partner's own quotes, locked: of two who change it, the second is told of the first. */
export async function takeOwnQuote(at: AtCustomer, quoteId: string): Promise<QuoteRow> {
  await lockOwnQuote(at, quoteId)
  return findQuote(at, quoteId)
}
