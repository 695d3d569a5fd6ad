import { createHash } from 'node:crypto'
import { secretOf } from './oracle-links.ts'
import type { OwnedRow, QuoteRow, Rows } from './world-rows.ts'

const at = '2026-11-02T12:00:00Z'

/** REN-7: what the vendor's people alone know of a quote of theirs. */
export function addDeskFacts(rows: Rows, quote: QuoteRow, facts: { preparedById: string; reason: string }): void {
  rows.quote_desk.push({
    organization_id: quote.organization_id,
    quote_id: quote.id,
    prepared_by_id: facts.preparedById,
    discount_percent: '12',
    discount_reason: facts.reason,
    approver: 'renewals-manager',
    asked_at: at,
  })
}

/** REN-12: a question about a quote, which is answered. */
export function addQuestion(
  rows: Rows,
  quote: QuoteRow,
  facts: { id: string; contactId: string; text: string },
): OwnedRow & { id: string } {
  const question = {
    organization_id: quote.organization_id,
    id: facts.id,
    quote_id: quote.id,
    contact_id: facts.contactId,
    asked_at: at,
    asked_by: facts.text,
    question: facts.text,
    answered_at: at,
    answered_by: facts.text,
    answer: facts.text,
    version: 1,
  }
  rows.quote_questions.push(question)
  return question
}

/** REN-10: a link by which the quote is read without a sign-in, by whoever has its secret. */
export function addLink(
  rows: Rows,
  quote: QuoteRow,
  facts: { id: string; madeBy: string; endsOn?: string; withdrawnBy?: string },
): OwnedRow & { id: string; quote_id: string } {
  const link = {
    organization_id: quote.organization_id,
    id: facts.id,
    quote_id: quote.id,
    token_hash: `\\x${createHash('sha256').update(secretOf(facts.id)).digest('hex')}`,
    maker: quote['maker'] === 'customer' ? 'customer' : 'staff',
    made_by: facts.madeBy,
    made_at: at,
    ends_on: facts.endsOn ?? '2026-11-30',
    opened_count: 1,
    first_opened_at: at,
    last_opened_at: at,
    withdrawn_at: facts.withdrawnBy ? at : null,
    withdrawn_by: facts.withdrawnBy ?? null,
  }
  rows.quote_links.push(link)
  return link
}
