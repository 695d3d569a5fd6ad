import { addQuote } from './renewal-rows.ts'
import type { GrantRow, LicenceRow, QuoteRow, Rows } from './world-rows.ts'

/** What tells one quote of a partner's from another. */
type ResaleFacts = {
  id: string
  requestId: string
  digits: string
  status: string
  madeBy: string
  /** Who asked, in the customer's sight while the quote is not. */
  askedBy: string
  product: string
  membershipId: string
  /** What the partner earns, recognisable among all other numbers. */
  margin: number
  request: 'open' | 'agreed' | null
}

/** REN-6, REN-4: a partner's quote for a customer, what it pays for it, and what it asked the customer for. */
export function addPartnerQuote(rows: Rows, grant: GrantRow, licence: LicenceRow, facts: ResaleFacts): QuoteRow {
  const { id, requestId, digits, status, madeBy, askedBy, product, membershipId, margin } = facts
  const isSent = !['draft', 'cancelled'].includes(status)
  const quote = addQuote(rows, licence, {
    ...{ id, digits, status, madeBy, askedBy, product, membershipId, label: madeBy, validUntil: '2026-11-30' },
    maker: 'partner',
    sentAt: isSent ? '2026-11-02T12:00:00Z' : null,
  })
  quote['partner_id'] = grant.partner_id
  const own = { organization_id: quote.organization_id, quote_id: quote.id }
  rows.quote_margins.push({
    ...own,
    partner_id: grant.partner_id,
    contact_id: grant.contact_id,
    level_code: 'gold',
    discount_percent: '10',
    partner_total_minor: 1_000 - margin,
    margin_minor: margin,
    document: { margin: madeBy },
  })
  rows.quote_margin_lines.push({ ...own, position: 1, partner_minor: 1_000 - margin, elements: [] })
  if (facts.request !== null)
    rows.licence_requests.push({
      ...own,
      id: requestId,
      partner_id: grant.partner_id,
      covers: [{ programme: { code: 'SWM', name: 'SWM' }, product: { code: 'WORKSPACE', name: askedBy } }],
      missing_count: 1,
      asked_by: grant.contact_id,
      asked_by_name: askedBy,
      asked_at: '2026-11-02T12:00:00Z',
      status: facts.request,
      decided_at: facts.request === 'open' ? null : '2026-11-03T12:00:00Z',
      decided_by: facts.request === 'open' ? null : askedBy,
      version: 1,
    })
  return quote
}

/** What tells one credit from another. */
type CreditFacts = { id: string; programme: string; isHeld: boolean; customer: string; reason: string; givenBy: string }

/** PAR-11: a partner's credit for a customer, held now or formerly; a programme has one holder at a time. */
export function addDealCredit(rows: Rows, grant: GrantRow, facts: CreditFacts): void {
  const { id, programme, customer, reason, givenBy } = facts
  const isTaken = rows.deal_credits.some(
    (one) => one.organization_id === grant.organization_id && one.programme_code === programme && one.ends_at === null,
  )
  const isHeld = facts.isHeld && !isTaken
  rows.deal_credits.push({
    organization_id: grant.organization_id,
    id,
    programme_code: programme,
    partner_id: grant.partner_id,
    location_id: grant.location_id,
    customer_name: customer,
    customer_words: [customer.toLowerCase()],
    source: 'staff',
    quote_id: null,
    quote_number: null,
    reason,
    given_by: givenBy,
    starts_at: '2026-11-02T12:00:00Z',
    ends_at: isHeld ? null : '2026-11-03T12:00:00Z',
    ended_because: isHeld ? null : 'booked',
    end_reason: null,
    ended_by: isHeld ? null : givenBy,
  })
}
