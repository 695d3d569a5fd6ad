import type { Language } from '../../contract/fields.ts'
import type { QuoteRow } from './quote-queries.ts'

/** What a quote on paper is made of besides its figures. */
export type QuoteWords = {
  title: string
  revision: (revision: number) => string
  asOf: (day: string) => string
  status: Record<QuoteRow['status'], string>
  from: string
  licensor: string
  customer: string
  label: string
  renews: string
  months: (count: number) => string
  until: (day: string) => string
  valid: string
  pricedOn: string
  schedule: string
  version: (name: string, version: number) => string
  madeBy: string
  purchaseOrder: string
  orderNumber: string
  costs: string
  renewal: string
  reinstatement: string
  credit: string
  total: string
  order: string
  howToOrder: (url: string, validUntil: string) => string
  over: (url: string) => string
  /** Of the vendor’s own, which its customer does not see yet. */
  notSent: string
  /** For whoever reads it by a link. */
  orderedByOthers: (customer: string, validUntil: string) => string
  ordered: string
  ask: (person: string) => string
  askSeller: (seller: string, person: string) => string
  askAnybody: string
  lines: (count: string) => string
  line: string
  what: string
  quantity: string
  amount: string
  newEnd: (former: string, end: string) => string
  change: (from: string, to: string) => string
  rounded: (currency: string) => string
}

/** The words of a quote on paper. */
export const quoteWords: Record<Language, QuoteWords> = {
  en: {
    title: 'Quote',
    revision: (revision) => `Version ${revision}`,
    asOf: (day) => `as of ${day}`,
    status: {
      draft: 'Saved',
      'approval-needed': 'Approval needed',
      sent: 'Sent',
      accepted: 'Accepted',
      ordered: 'Ordered',
      declined: 'Declined',
      expired: 'Expired',
      superseded: 'Superseded',
      cancelled: 'Cancelled',
    },
    from: 'From',
    licensor: 'Licensor',
    customer: 'Customer',
    label: 'Name',
    renews: 'Renews',
    months: (count) => `For ${count} ${count === 1 ? 'month' : 'months'}`,
    until: (day) => `All to ${day}`,
    valid: 'Valid until',
    pricedOn: 'Prices of',
    schedule: 'Price schedule',
    version: (name, version) => `${name}, version ${version}`,
    madeBy: 'Made by',
    purchaseOrder: 'Purchase order',
    orderNumber: 'Order',
    costs: 'What it costs',
    renewal: 'Renewal',
    reinstatement: 'Reinstatement',
    credit: 'Credit for days given back',
    total: 'Total before tax',
    order: 'How to order',
    howToOrder: (url, validUntil) =>
      `Accept this quote with your purchase order number by ${validUntil} at ${url}. Cover is extended when the order has been booked.`,
    over: (url) => `This quote cannot be ordered any more. See its present state at ${url}`,
    notSent: 'This quote has not been sent yet. It can be accepted in the portal once it is.',
    orderedByOthers: (customer, validUntil) =>
      `${customer} can accept this quote in the portal until ${validUntil}, with a purchase order number. Cover is extended when the order has been booked.`,
    ordered: 'This quote has been ordered.',
    ask: (person) => `Your renewals specialist answers questions: ${person}`,
    askSeller: (seller, person) => `${seller} answers questions about this quote: ${person}`,
    askAnybody: 'The vendor’s renewals desk answers questions.',
    lines: (count) => `Lines: ${count}`,
    line: 'No.',
    what: 'What is renewed, and how its price comes about',
    quantity: 'Quantity',
    amount: 'Before tax',
    newEnd: (former, end) => `covered until ${former}; with this quote, until ${end}`,
    change: (from, to) => `from ${from} to ${to}`,
    rounded: (currency) =>
      `Amounts are computed exactly. Each subtotal is rounded half up to the smallest unit of ${currency}, and an amount is the difference between one subtotal and the next, so that together they are the price of the line. Taxes are not included.`,
  },
  es: {
    title: 'Presupuesto',
    revision: (revision) => `Versión ${revision}`,
    asOf: (day) => `a ${day}`,
    status: {
      draft: 'Guardado',
      'approval-needed': 'Pendiente de aprobación',
      sent: 'Enviado',
      accepted: 'Aceptado',
      ordered: 'Pedido',
      declined: 'Rechazado',
      expired: 'Caducado',
      superseded: 'Sustituido',
      cancelled: 'Cancelado',
    },
    from: 'De',
    licensor: 'Licenciante',
    customer: 'Cliente',
    label: 'Nombre',
    renews: 'Renueva',
    months: (count) => `Por ${count} ${count === 1 ? 'mes' : 'meses'}`,
    until: (day) => `Todo hasta el ${day}`,
    valid: 'Válido hasta',
    pricedOn: 'Precios del',
    schedule: 'Tarifa',
    version: (name, version) => `${name}, versión ${version}`,
    madeBy: 'Creado por',
    purchaseOrder: 'Orden de compra',
    orderNumber: 'Pedido',
    costs: 'Lo que cuesta',
    renewal: 'Renovación',
    reinstatement: 'Restablecimiento',
    credit: 'Abono por días devueltos',
    total: 'Total sin impuestos',
    order: 'Cómo hacer el pedido',
    howToOrder: (url, validUntil) =>
      `Acepte este presupuesto con su número de orden de compra, hasta el ${validUntil}, en ${url}. La cobertura se prolonga cuando el pedido queda registrado.`,
    over: (url) => `Este presupuesto ya no se puede aceptar. Puede ver su estado actual en ${url}`,
    notSent: 'Este presupuesto aún no se ha enviado. Se podrá aceptar en el portal en cuanto se envíe.',
    orderedByOthers: (customer, validUntil) =>
      `${customer} puede aceptar este presupuesto en el portal hasta el ${validUntil}, con un número de orden de compra. La cobertura se prolonga cuando el pedido queda registrado.`,
    ordered: 'Este presupuesto ya se ha aceptado.',
    ask: (person) => `Su especialista en renovaciones responde a sus preguntas: ${person}`,
    askSeller: (seller, person) => `${seller} responde a las preguntas sobre este presupuesto: ${person}`,
    askAnybody: 'El departamento de renovaciones del fabricante responde a sus preguntas.',
    lines: (count) => `Líneas: ${count}`,
    line: 'N.º',
    what: 'Qué se renueva y cómo se calcula su precio',
    quantity: 'Cantidad',
    amount: 'Sin impuestos',
    newEnd: (former, end) => `cubierta hasta el ${former}; con este presupuesto, hasta el ${end}`,
    change: (from, to) => `de ${from} a ${to}`,
    rounded: (currency) =>
      `Los importes se calculan con exactitud. Cada subtotal se redondea a la unidad mínima de ${currency}, la mitad hacia arriba, y cada importe es la diferencia entre un subtotal y el siguiente, de modo que juntos suman el precio de la línea. No incluyen impuestos.`,
  },
}
