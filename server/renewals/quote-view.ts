import type { PricedLineView } from '../../contract/renewal-lines.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import { whyNotReader } from '../access/rights.ts'
import { type ChangeNames, programmeRef, viewChange } from '../billing/change-view.ts'
import type { Ctx } from '../platform/operation.ts'
import { viewMissing } from './line-view.ts'
import { missingOf } from './missing-cover.ts'
import type { QuoteLineRow } from './quote-line-queries.ts'
import type { QuoteRow } from './quote-queries.ts'
import { whyNotCancel, whyNotDecline, whyNotLabel, whyNotOpen } from './quote-rules.ts'

/** What of a quote lists show. */
export type SummaryRow = Pick<
  QuoteRow,
  | 'id'
  | 'number'
  | 'revision'
  | 'status'
  | 'label'
  | 'maker'
  | 'made_by'
  | 'priced_on'
  | 'term_months'
  | 'common_end'
  | keyof ChangeNames
  | 'valid_until'
  | 'created_at'
  | 'currency'
  | 'line_count'
  | 'renewal_minor'
  | 'reinstatement_minor'
  | 'credit_minor'
  | 'total_minor'
>

/** A quote as lists show it (REN-10). */
export function viewQuoteSummary(row: SummaryRow) {
  return {
    id: row.id,
    number: row.number,
    revision: row.revision,
    status: row.status,
    label: row.label,
    maker: row.maker,
    madeBy: row.made_by,
    pricedOn: row.priced_on,
    termMonths: row.term_months,
    commonEnd: row.common_end,
    change: viewChange(row),
    validUntil: row.valid_until,
    createdAt: row.created_at,
    currency: row.currency,
    lineCount: row.line_count,
    renewalMinor: row.renewal_minor,
    reinstatementMinor: row.reinstatement_minor,
    creditMinor: row.credit_minor,
    totalMinor: row.total_minor,
  }
}

/** What became of a quote, and whom to ask. */
export function viewCourse(row: QuoteRow) {
  return {
    schedule: { code: row.schedule_code, name: row.schedule_name, version: row.schedule_version },
    sent: row.sent_at === null ? null : { at: row.sent_at, by: row.sent_by ?? '–' },
    accepted: row.accepted_at === null ? null : { at: row.accepted_at, by: row.accepted_by ?? '–' },
    ended: row.ended_at === null ? null : { at: row.ended_at, reason: row.end_reason },
    order: viewOrderOf(row),
    specialist: viewSpecialist(row),
  }
}

/** A quote, what must be added to it, and what can be done with it now or why not (REN-4, REN-10). */
export async function viewQuote(ctx: Ctx, row: QuoteRow): Promise<QuoteView> {
  const { actor } = ctx
  const mayNotQuote = whyNotReader(actor, 'renewal.quote')
  const missing = await missingOf(ctx, row)
  const incomplete = missing.length > 0 ? 'quote-incomplete' : null
  return {
    ...viewQuoteSummary(row),
    ...viewCourse(row),
    organization: { number: row.organization_number, name: row.organization_name },
    purchaseOrderNumber: row.purchase_order_number,
    supersededBy: viewSuperseding(row),
    missing: missing.map(viewMissing),
    actions: {
      accept: whyNotReader(actor, 'renewal.order') ?? whyNotOpen(row) ?? incomplete,
      decline: mayNotQuote ?? whyNotDecline(row),
      ask: mayNotQuote,
      cancel: whyNotReader(actor, 'quote.cancel') ?? whyNotCancel(actor, row),
      label: mayNotQuote ?? whyNotLabel(row),
      duplicate: mayNotQuote,
    },
    version: row.version,
  }
}

/** A line of a quote with its arithmetic (REN-8). */
export function viewQuoteLine(row: QuoteLineRow): PricedLineView {
  return {
    membershipId: row.membership_id,
    licence: { id: row.licence_id, code: row.licence_code },
    ...viewStatedLine(row),
  }
}

/** What a line says, without what leads into the company's account. */
export function viewStatedLine(
  row: Omit<QuoteLineRow, 'membership_id' | 'licence_id'>,
): Omit<PricedLineView, 'membershipId' | 'licence'> {
  const { daysLapsed, coverage, elements } = row.explanation
  return {
    product: { code: row.product_code, name: row.product_name },
    editionName: row.edition_name,
    quantity: row.quantity,
    programme: { code: row.programme_code, name: row.programme_name },
    formerProgramme: programmeRef(row.former_programme_code, row.former_programme_name),
    notPriced: null,
    state: row.state,
    daysLapsed,
    formerEndsOn: row.former_ends_on,
    coverage,
    endsOn: row.ends_on,
    elements,
    minor: row.total_minor,
  }
}

function viewOrderOf({ order_id: id, order_number: number, order_status: status }: QuoteRow): QuoteView['order'] {
  return id === null || number === null || status === null ? null : { id, number, status }
}

function viewSuperseding({
  superseded_by_id: id,
  superseded_by_revision: revision,
}: QuoteRow): QuoteView['supersededBy'] {
  return id === null || revision === null ? null : { id, revision }
}

function viewSpecialist(row: QuoteRow): QuoteView['specialist'] {
  const { specialist_name: name, specialist_email: email, specialist_phone: phone } = row
  return name === null || email === null ? null : { name, email, phone }
}
