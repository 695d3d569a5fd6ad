import type { Call } from '../app/call.ts'
import type { Submission } from '../app/submission.ts'

/** What an order line says. The names are the operation's own. */
export const orderLineFields = [
  'orderNumber',
  'orderLine',
  'sku',
  'quantity',
  'purchaseOrderNumber',
  'contractNumber',
  'sellingPartnerName',
  'startsOn',
] as const

/** An order line as it was typed; it lives in the address, so that reload, Back and another device lose nothing (UX-19). */
export type OrderLineDraft = Record<(typeof orderLineFields)[number], string>

const longest = 400

function draftOf(read: (name: string) => string): OrderLineDraft {
  const text = (name: (typeof orderLineFields)[number]) => read(name).slice(0, longest)
  return {
    orderNumber: text('orderNumber'),
    orderLine: text('orderLine'),
    sku: text('sku'),
    quantity: text('quantity'),
    purchaseOrderNumber: text('purchaseOrderNumber'),
    contractNumber: text('contractNumber'),
    sellingPartnerName: text('sellingPartnerName'),
    startsOn: text('startsOn'),
  }
}

/** The order line that an address holds. */
export function draftInAddress(params: URLSearchParams): OrderLineDraft {
  return draftOf((name) => params.get(name) ?? '')
}

/** The order line that was typed into the form. */
export function draftInForm({ text }: Submission): OrderLineDraft {
  return draftOf(text)
}

/** The order line as an address holds it. */
export function draftQuery(draft: OrderLineDraft): string {
  const params = new URLSearchParams()
  for (const name of orderLineFields) if (draft[name] !== '') params.set(name, draft[name])
  return params.toString()
}

/** Whether an address holds enough of an order line to be checked. */
export function isComplete(draft: OrderLineDraft): boolean {
  return draft.orderNumber !== '' && draft.orderLine !== '' && draft.sku !== '' && draft.quantity !== ''
}

/** What fulfilling it would make, by the very rules that fulfilling goes by. */
export function previewOf(call: Call, number: string, draft: OrderLineDraft) {
  return call('previewFulfilment', { number, ...draft })
}
