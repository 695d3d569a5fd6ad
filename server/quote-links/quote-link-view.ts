import type { QuoteLinkView, SharedQuoteLineView, SharedQuoteView } from '../../contract/quote-links.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { viewStatedLine } from '../renewals/quote-view.ts'
import type { QuoteLinkRow } from './quote-link-queries.ts'
import { linkStatus } from './quote-link-rules.ts'
import type { SharedLineRow, SharedQuoteRow } from './shared-quote-queries.ts'

/** A link to a quote, and whether the reader can take it back. */
export function viewQuoteLink({ actor, today }: Pick<Ctx, 'actor' | 'today'>, row: QuoteLinkRow): QuoteLinkView {
  const { withdrawn_at: at, withdrawn_by: by } = row
  return {
    id: row.id,
    status: linkStatus(row, today),
    maker: row.maker,
    madeBy: row.made_by,
    madeAt: row.made_at,
    endsOn: row.ends_on,
    openedCount: row.opened_count,
    lastOpenedAt: row.last_opened_at,
    withdrawn: at === null ? null : { at, by: by ?? '–' },
    actions: { withdraw: whyNotReader(actor, 'quote.share') },
  }
}

/** What a link leads to. Of what is over, nothing but that. */
export function viewSharedQuote(row: SharedQuoteRow, portal: string): SharedQuoteView {
  const state = stateOf(row)
  return {
    state,
    number: row.number,
    revision: row.revision,
    organization: { number: row.organization_number, name: row.organization_name },
    seller: row.seller ?? portal,
    specialist: row.letterhead?.contact ?? specialistOf(row),
    stated: state === 'open' || state === 'ordered' ? statedOf(row) : null,
  }
}

function specialistOf({ specialist_name: name, specialist_email: email, specialist_phone: phone }: SharedQuoteRow) {
  return name === null || email === null ? null : { name, email, phone }
}

function statedOf(row: SharedQuoteRow): NonNullable<SharedQuoteView['stated']> {
  return {
    currency: row.currency,
    lineCount: row.line_count,
    renewalMinor: row.renewal_minor,
    reinstatementMinor: row.reinstatement_minor,
    creditMinor: row.credit_minor,
    totalMinor: row.total_minor,
    pricedOn: row.priced_on,
    termMonths: row.term_months,
    commonEnd: row.common_end,
    validUntil: row.valid_until,
    schedule: { name: row.schedule_name, version: row.schedule_version },
    linkEndsOn: row.link_ends_on,
  }
}

/** What became of a shared quote, for those outside: whether it was sent is nothing that they ask. */
export function stateOf({ status }: Pick<SharedQuoteRow, 'status'>): SharedQuoteView['state'] {
  if (status === 'accepted' || status === 'ordered') return 'ordered'
  // What waits for an approval is never shared.
  return status === 'draft' || status === 'sent' || status === 'approval-needed' ? 'open' : status
}

/** A line with its arithmetic (REN-8). */
export function viewSharedLine(row: SharedLineRow): SharedQuoteLineView {
  return { position: row.position, licenceCode: row.licence_code, ...viewStatedLine(row) }
}
