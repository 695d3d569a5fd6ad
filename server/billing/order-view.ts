import type { Actor } from '../../contract/actor.ts'
import type { OrderView } from '../../contract/renewal-orders.ts'
import { whyNotReader } from '../access/rights.ts'
import { viewChange } from './change-view.ts'
import type { OrderRow } from './order-queries.ts'
import { whyNotOpen } from './order-rules.ts'

/** An order as pages and programs read it, with what can be done now or why not (REN-19). */
export function viewOrder(actor: Actor, row: OrderRow): OrderView {
  return {
    id: row.id,
    number: row.number,
    organization: { number: row.organization_number, name: row.organization_name },
    status: row.status,
    quote: { id: row.quote_id, number: row.quote_number, revision: row.quote_revision },
    purchaseOrderNumber: row.purchase_order_number,
    currency: row.currency,
    totalMinor: row.total_minor,
    lineCount: row.line_count,
    change: viewChange(row),
    placed: { at: row.placed_at, by: row.placed_by },
    booked: row.booked_at === null ? null : { at: row.booked_at, by: row.booked_by ?? '–' },
    ended: row.ended_at === null ? null : { at: row.ended_at, reason: row.end_reason },
    actions: {
      book: whyNotReader(actor, 'order.book') ?? whyNotOpen(row),
      cancel: whyNotReader(actor, 'renewal.order') ?? whyNotOpen(row),
    },
    version: row.version,
  }
}
