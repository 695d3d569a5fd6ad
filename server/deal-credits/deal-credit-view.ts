import type { DealCredit, OwnDealCredit } from '../../contract/deal-credits.ts'
import type { CreditRow, OwnCreditRow } from './deal-credit-queries.ts'

function viewRecord(row: OwnCreditRow | CreditRow) {
  return {
    id: row.id,
    programme: { code: row.programme_code, name: row.programme_name },
    source: row.source,
    since: row.starts_at,
    until: row.ends_at,
    reason: row.reason,
    endReason: row.end_reason,
  }
}

/** A credit for the vendor's people. */
export function viewCredit(row: CreditRow): DealCredit {
  return {
    ...viewRecord(row),
    customer: { number: row.customer_number, name: row.legal_name },
    partner: { number: row.partner_number, name: row.partner_name },
    quote: row.quote_id === null || row.quote_number === null ? null : { id: row.quote_id, number: row.quote_number },
    by: row.given_by,
    ended:
      row.ended_by === null || row.ended_because === null ? null : { by: row.ended_by, because: row.ended_because },
  }
}

/** A credit for its partner: nobody's names but the customer's, as the record or what is shared now has it (PAR-11, PAR-14). */
export function viewOwnCredit(row: OwnCreditRow): OwnDealCredit {
  const name = row.seen_name ?? row.customer_name
  return {
    ...viewRecord(row),
    customer: name === null ? null : { name, number: row.seen_number },
    quoteNumber: row.quote_number,
  }
}
