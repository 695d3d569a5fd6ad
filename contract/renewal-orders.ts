import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  id,
  instantField,
  listOf,
  optionalLine,
  organizationNumber,
  pageInput,
  searchField,
  total,
  whyNot,
} from './fields.ts'
import { currencyOut, minorOut } from './prices.ts'
import { programmeChange } from './renewal-lines.ts'

const inOrganization = { number: organizationNumber }

/** Where an order stands. */
export const orderStatuses = ['placed', 'booked', 'cancelled'] as const

/** An order by purchase order: placed by accepting a quote, booked by the vendor's renewals desk (REN-24). */
export const order = z.strictObject({
  id,
  number: z.string(),
  organization: z.strictObject({ number: organizationNumber, name: z.string() }),
  status: z.enum(orderStatuses),
  quote: z.strictObject({ id, number: z.string(), revision: z.number().int() }),
  purchaseOrderNumber: z.string(),
  currency: currencyOut,
  totalMinor: minorOut,
  lineCount: z.number().int(),
  /** Where it moves lines from one programme to another (REN-14). */
  change: programmeChange.nullable(),
  placed: z.strictObject({ at: instantField, by: z.string() }),
  booked: z.strictObject({ at: instantField, by: z.string() }).nullable(),
  ended: z.strictObject({ at: instantField, reason: z.string().nullable() }).nullable(),
  actions: z.strictObject({ book: whyNot, cancel: whyNot }),
  version: z.number().int(),
})

export type OrderView = z.output<typeof order>

/** Orders by purchase order, and the desk that books them (REN-19, REN-24). */
export const renewalOrders = {
  listOrders: endpoint({
    method: 'GET',
    path: '/organizations/{number}/orders',
    summary: 'Orders, the newest first, by number, purchase order and state (REN-19)',
    permission: 'renewal.read',
    input: z.strictObject({
      ...inOrganization,
      q: searchField,
      status: listOf(z.enum(orderStatuses, 'not-one-of'), 3).default([]),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(order), next: z.string().nullable(), total }),
    refusals: [],
  }),
  readOrder: endpoint({
    method: 'GET',
    path: '/organizations/{number}/orders/{orderId}',
    summary: 'An order, with each step’s time (REN-19)',
    permission: 'renewal.read',
    input: z.strictObject({ ...inOrganization, orderId: id }),
    output: order,
    refusals: [],
  }),
  cancelOrder: endpoint({
    method: 'POST',
    path: '/organizations/{number}/orders/{orderId}/cancel',
    summary: 'Cancels an order that is not booked yet, with a reason; its licences can be renewed otherwise then',
    permission: 'renewal.order',
    input: z.strictObject({ ...inOrganization, orderId: id, reason: optionalLine(500) }),
    output: order,
    refusals: ['order-booked', 'order-cancelled'],
    precondition: 'version',
  }),
  listOrdersToBook: endpoint({
    method: 'GET',
    path: '/orders',
    summary: 'Orders of all customers: to book, the oldest first; or all, the newest first (REN-24)',
    permission: 'order.find',
    input: z.strictObject({
      q: searchField,
      show: z.enum(['placed', 'all'], 'not-one-of').default('placed'),
      ...pageInput,
    }),
    output: z.strictObject({ items: z.array(order), next: z.string().nullable(), total }),
    refusals: [],
  }),
  bookOrder: endpoint({
    method: 'POST',
    path: '/organizations/{number}/orders/{orderId}/book',
    summary:
      'Books an order: extends what it was for, issues the licence files anew, and tells everybody, once (REN-24)',
    permission: 'order.book',
    input: z.strictObject({ ...inOrganization, orderId: id }),
    output: order,
    refusals: ['order-booked', 'order-cancelled', 'quote-outdated'],
    repeat: 'once',
    precondition: 'version',
  }),
} as const
