import { createHash } from 'node:crypto'
import type { LicenceRow, OrderRow, QuoteRow, Row, Rows } from './world-rows.ts'

/** The price schedule that every world's quotes are of, and which of its versions is published. */
export const schedule = { id: 'ffffffff-0000-4000-8000-000000000000', published: 1, draft: 2 }

/** The id that the database gives the membership of a licence; written anew, as the oracle shares nothing with it. */
export function membershipIdOf(licenceId: string, programme: string): string {
  const digits = createHash('md5').update(`${licenceId}${programme}`).digest('hex').split('')
  digits[12] = '8'
  digits[16] = 'a'
  return digits.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** REN-2: what covers a licence from its purchase on. The database has made these rows when it was told of the licence. */
export function addMembership(rows: Rows, licence: LicenceRow): string | null {
  const endsOn = licence['maintenance_ends_on']
  if (typeof endsOn !== 'string') return null
  const startsOn = [String(licence['starts_on']), endsOn].toSorted()[0] ?? endsOn
  const id = membershipIdOf(licence.id, 'SWM')
  const own = { organization_id: licence.organization_id }
  const span = { starts_on: startsOn, ends_on: endsOn }
  rows.memberships.push({
    ...own,
    id,
    licence_id: licence.id,
    programme_code: 'SWM',
    ...span,
    intended_day: Number(startsOn.slice(8)),
  })
  rows.membership_periods.push({
    ...own,
    membership_id: id,
    programme_code: 'SWM',
    ...span,
    added_at: '2026-11-01T12:00:00Z',
  })
  return id
}

/** What tells one quote from another. */
type QuoteFacts = {
  id: string
  /** Eight digits that no other quote or order has. */
  digits: string
  status: string
  validUntil: string
  madeBy: string
  label: string | null
  product: string
  membershipId: string
  /** Whoever made it, if not the customer; and when it was sent. */
  maker?: 'staff' | 'partner'
  sentAt?: string | null
}

/** A quote of one line. */
export function addQuote(rows: Rows, licence: LicenceRow, facts: QuoteFacts): QuoteRow {
  const own = { organization_id: licence.organization_id }
  const coverage = {
    method: 'actual-actual',
    from: '2027-01-01',
    to: '2027-12-31',
    days: 365,
    parts: [{ from: '2027-01-01', to: '2027-12-31', count: 1, of: 1, unit: 'year' }],
    rounding: 'none',
    years: '1',
  }
  const isAccepted = facts.status === 'accepted' || facts.status === 'ordered'
  const quote: QuoteRow = {
    ...own,
    id: facts.id,
    number: `Q-${facts.digits}`,
    status: facts.status,
    maker: facts.maker ?? 'customer',
    sent_at: facts.sentAt ?? null,
    sent_by: facts.sentAt ? facts.madeBy : null,
    made_by: facts.madeBy,
    label: facts.label,
    priced_on: '2026-11-01',
    term_months: 12,
    currency: 'EUR',
    schedule_id: schedule.id,
    schedule_version: schedule.published,
    valid_until: facts.validUntil,
    line_count: 1,
    renewal_minor: 1_000,
    reinstatement_minor: 0,
    credit_minor: 0,
    total_minor: 1_000,
    document: { rules: { currency: 'EUR' }, discountMinor: 0, lines: [] },
    purchase_order_number: isAccepted ? facts.madeBy : null,
    created_at: '2026-11-01T12:00:00Z',
    accepted_at: isAccepted ? '2026-11-02T12:00:00Z' : null,
    accepted_by: isAccepted ? facts.madeBy : null,
    version: 1,
  }
  rows.quotes.push(quote)
  const because = { rule: 'list-price', yearlyMinor: 1_000 }
  const line: Row & { organization_id: string; quote_id: string } = {
    ...own,
    quote_id: quote.id,
    position: 1,
    membership_id: facts.membershipId,
    licence_id: licence.id,
    licence_code: licence.code,
    programme_code: 'SWM',
    programme_name: 'Software Maintenance',
    product_code: licence['product_code'] ?? '',
    product_name: facts.product,
    edition_name: 'Standard',
    quantity: 1,
    state: 'current',
    former_ends_on: String(licence['maintenance_ends_on']),
    starts_on: '2027-01-01',
    ends_on: '2027-12-31',
    intended_day: 1,
    yearly_minor: 1_000,
    paid_yearly_minor: 1_000,
    total_minor: 1_000,
    explanation: { daysLapsed: -1, coverage, elements: [{ because, perUnit: '1000', minor: 1_000 }] },
  }
  rows.quote_lines.push(line)
  return quote
}

/** The order that an accepted quote has become. */
export function addOrder(rows: Rows, quote: QuoteRow, id: string): OrderRow {
  const order: OrderRow = {
    organization_id: quote.organization_id,
    id,
    number: String(quote['number']).replace('Q', 'S'),
    quote_id: quote.id,
    status: 'placed',
    purchase_order_number: quote['purchase_order_number'] ?? '–',
    currency: 'EUR',
    total_minor: 1_000,
    placed_at: '2026-11-02T12:00:00Z',
    placed_by: quote['made_by'] ?? '–',
    version: 1,
  }
  rows.orders.push(order)
  return order
}

/** A digest that went to somebody, and who gets them from now on, where the company has not said so yet. */
export function addReminder(
  rows: Rows,
  licence: LicenceRow,
  told: { contactId: string; name: string; setBy: string | null },
): void {
  const own = { organization_id: licence.organization_id }
  const endsOn = String(licence['maintenance_ends_on'])
  rows.renewal_reminders.push({
    ...own,
    day: '2026-11-10',
    contact_id: told.contactId,
    recipient_name: told.name,
    line_count: 1,
    first_ends_on: endsOn,
    last_ends_on: endsOn,
  })
  if (told.setBy === null) return
  if (rows.reminder_settings.some((one) => one.organization_id === licence.organization_id)) return
  const changed = { changed_by: told.setBy, changed_at: '2026-11-02T12:00:00Z', version: 2 }
  rows.reminder_settings.push({ ...own, recipients: ['sales', 'advisor'], ...changed })
}

/** What the vendor charges for maintenance: a version that holds, and one in the making that no customer sees. */
export function sharedPrices(): Record<string, Row[]> {
  const at = '2026-01-01T12:00:00Z'
  const rules = {
    method: 'actual-actual',
    months: 'membership',
    bands: [],
    uplift: null,
    upliftCapPercent: null,
    promotions: [],
    creditsEarlierEnd: true,
  }
  const published = { status: 'published', valid_from: '2026-01-01', published_at: at, published_by: 'Vendor' }
  const draft = { status: 'draft', valid_from: '2027-01-01', published_at: null, published_by: null }
  const versions = [
    { number: schedule.published, ...published },
    { number: schedule.draft, ...draft },
  ]
  const of = (number: number) => ({ schedule_id: schedule.id, schedule_version: number })
  return {
    // The first three are there already: every portal is delivered with them.
    programmes: ['SA', 'SWM', 'HWM', 'OLD'].map((code) => ({
      ...{ code, name: code, kind: 'other', covers_versions: false, created_at: at },
    })),
    price_schedules: [
      { id: schedule.id, code: 'LIST', name: 'List prices', region: 'EMEA', currency: 'EUR', created_at: at },
    ],
    price_schedule_versions: versions.map((version) => ({
      ...version,
      schedule_id: schedule.id,
      rules,
      created_at: at,
    })),
    price_rates: versions.map(({ number }) => ({
      ...of(number),
      programme_code: 'SWM',
      product_code: 'WORKSPACE',
      yearly_minor: 1_000,
      edition_code: '',
    })),
    price_discounts: versions.map(({ number }) => ({ ...of(number), level_code: 'gold', percent: '10' })),
  }
}
