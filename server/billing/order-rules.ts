import { dayAt } from '../../values/calendar.ts'
import { Refusal } from '../platform/refusal.ts'
import type { OrderRow } from './order-queries.ts'

/** Why an order can be neither booked nor cancelled any more; null while it is placed. */
export function whyNotOpen({ status }: Pick<OrderRow, 'status'>): 'order-booked' | 'order-cancelled' | null {
  if (status === 'booked') return 'order-booked'
  return status === 'cancelled' ? 'order-cancelled' : null
}

/** Refuses to do twice, or after its end, what can be done once with an order (REN-24). */
export function refuseUnlessPlaced(order: OrderRow): void {
  const whyNot = whyNotOpen(order)
  if (whyNot === null) return
  const day = dayAt(order.booked_at ?? order.ended_at ?? order.placed_at, 'UTC')
  throw new Refusal(whyNot, { number: order.number, day })
}
