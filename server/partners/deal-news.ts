import { jobKind } from '../platform/enqueue.ts'

/** What may decide who gets the commission for a customer: a grant, a quote that was sent, an order that was booked (PAR-11). */
export const dealNewsKinds = ['named', 'quoted', 'booked'] as const
export type DealNewsKind = (typeof dealNewsKinds)[number]

/** Work for the deal credits, above this feature: those who cause it may neither read nor write them. `id` is the grant's or the quote's. */
export const dealNews = jobKind<{ organizationId: string; news: DealNewsKind; id: string }>('deal-news')
