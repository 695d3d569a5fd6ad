import type { CustomerPricedLine, CustomerQuoteView } from '../../contract/partner-quotes.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { whyNotReader } from '../access/rights.ts'
import { noChange } from '../billing/change-view.ts'
import { writing } from '../billing/paper-words.ts'
import type { PriceElement } from '../pricing/element-rules.ts'
import type { QuoteLineRow } from '../renewals/quote-line-queries.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'
import { nextOf, unsentOf, whyNotOpen } from '../renewals/quote-rules.ts'
import { listRevisions, type Revision } from '../renewals/quote-sending-queries.ts'
import { viewCourse, viewQuoteLine, viewQuoteSummary } from '../renewals/quote-view.ts'
import type { AtCustomer } from './acting-customer.ts'
import { findLastRequest, type LicenceRequestRow } from './licence-request-queries.ts'
import { findMissingOf, type Missing } from './missing-lines.ts'
import { countUnshared, findLetterhead, findMargin, type ListedQuote, type MarginRow } from './partner-quote-queries.ts'

/** Why a quote's lines cannot be changed any more: it was sent, or it is over. */
export function whyNotDraft(quote: Pick<QuoteRow, 'status'>): RefusalCode | null {
  return quote.status === 'sent' ? 'quote-sent' : whyNotOpen(quote)
}

/** Why the next version of a quote cannot be drafted (REN-10): it was not sent, was ordered, or one is being drafted already. */
export function whyNotRevise(
  quote: Pick<QuoteRow, 'status' | 'sent_at'>,
  revisions: readonly Revision[],
): RefusalCode | null {
  if (revisions.some(({ status }) => status === 'accepted' || status === 'ordered')) return 'quote-ordered'
  if (quote.sent_at === null) return 'quote-not-sent'
  if (quote.status === 'superseded' || quote.status === 'cancelled') return 'quote-over'
  const unsent = unsentOf(revisions)
  return unsent === null || unsent.status === 'expired' ? null : 'quote-revised'
}

/** What is missing of a quote while something can still be added to it. */
export async function missingOf(at: AtCustomer, quote: QuoteRow): Promise<Missing> {
  if (quote.status !== 'draft') return { views: [], addable: [], count: 0 }
  return findMissingOf(at, quote)
}

/** How many lines of a draft the customer no longer shares; what it was sent stays as it is. */
export async function unsharedOf(at: AtCustomer, quote: QuoteRow): Promise<number> {
  return quote.status === 'draft' ? countUnshared(at, quote) : 0
}

/** How many of the missing the partner does not see. */
export function unseenOf({ views }: Missing): number {
  return views.reduce((sum, { unseen }) => sum + unseen, 0)
}

/** REN-6: a partner's quote, and what can be done with it now or why not. */
export async function viewCustomerQuote(at: AtCustomer, row: QuoteRow): Promise<CustomerQuoteView> {
  const margin = await findMargin(at, row.id)
  const missing = await missingOf(at, row)
  const unshared = await unsharedOf(at, row)
  const request = await findLastRequest(at, row)
  const revisions = await listRevisions(at, row)
  const { place, ...reach } = await findLetterhead(at)
  return {
    ...viewQuoteSummary(row),
    ...viewCourse(row),
    customer: { number: row.organization_number, name: row.organization_name },
    partner: viewMargin(margin),
    missing: missing.views,
    unshared,
    fewer: fewerThanSent(row, revisions),
    next: nextOf(row, revisions),
    request: request && viewAsked(request),
    letterhead: { name: at.partner.name, place: writing(at.language).place(place), ...reach },
    actions: actionsOf(at, row, { ...missing, unshared, revisions }, request),
    version: row.version,
  }
}

/** How many lines a draft has less than the version that was sent before it. */
function fewerThanSent(row: QuoteRow, revisions: readonly Revision[]): number {
  const former = row.status === 'draft' ? revisions.findLast(({ sent_at }) => sent_at !== null) : undefined
  return Math.max(0, (former?.line_count ?? 0) - row.line_count)
}

function actionsOf(
  at: AtCustomer,
  row: QuoteRow,
  missing: Missing & { unshared: number; revisions: readonly Revision[] },
  request: LicenceRequestRow | null,
) {
  const mayNot = whyNotReader(at.actor, 'customer.quote')
  const isOver = mayNot ?? whyNotDraft(row)
  const isAsked = request?.status === 'open'
  return {
    send: isOver ?? (missing.unshared > 0 ? 'lines-not-shared' : missing.count > 0 ? 'quote-incomplete' : null),
    revise: mayNot ?? whyNotRevise(row, missing.revisions),
    complete: isOver ?? (missing.addable.length + missing.unshared === 0 ? 'nothing-missing' : null),
    ask: isOver ?? (unseenOf(missing) === 0 ? 'nothing-missing' : isAsked ? 'licences-asked-already' : null),
    cancel: mayNot ?? whyNotOpen(row),
  } satisfies CustomerQuoteView['actions']
}

function viewMargin(row: MarginRow): CustomerQuoteView['partner'] {
  return {
    level: row.level_code,
    discountPercent: row.discount_percent,
    totalMinor: row.partner_total_minor,
    marginMinor: row.margin_minor,
  }
}

function viewAsked(row: LicenceRequestRow): NonNullable<CustomerQuoteView['request']> {
  return {
    id: row.id,
    status: row.status,
    count: row.missing_count,
    askedAt: row.asked_at,
    askedBy: row.asked_by_name,
    decidedAt: row.decided_at,
  }
}

/** A line with the partner's price beside the customer's. */
export function viewCustomerQuoteLine(
  row: QuoteLineRow,
  own: { partner_minor: number; elements: readonly PriceElement[] } | undefined,
): CustomerPricedLine {
  const line = viewQuoteLine(row)
  return { ...line, partnerMinor: own?.partner_minor ?? line.minor, partnerElements: own?.elements ?? line.elements }
}

/** A partner's quote as its list shows it. */
export function viewListedQuote(row: ListedQuote) {
  return {
    ...viewQuoteSummary({ ...row, ...noChange }),
    customer: { number: row.customer_number, name: row.customer_name },
    partnerTotalMinor: row.partner_total_minor,
    marginMinor: row.margin_minor,
  }
}
