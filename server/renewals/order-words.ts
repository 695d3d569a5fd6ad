import type { Language } from '../../contract/fields.ts'
import { decimalOfMoney } from '../../values/money.ts'
import type { OrderRow } from '../billing/order-queries.ts'

/** What letters tell of an order. */
export type OrderFactsToTell = { order: OrderRow; publicOrigin: string }

const locales: Record<Language, string> = { en: 'en-GB', es: 'es-ES' }

/** An amount in words of a letter, exactly and with its currency. */
export function amountInWords(minor: number, currency: string, language: Language): string {
  const [units = '0', part] = decimalOfMoney({ minor, currency }).split('.')
  const whole = new Intl.NumberFormat(locales[language], { useGrouping: 'always' }).format(BigInt(units))
  if (language === 'es') return `${whole}${part === undefined ? '' : `,${part}`} ${currency}`
  return `${currency} ${whole}${part === undefined ? '' : `.${part}`}`
}

/** How many there are, in words of a letter. */
export function countInWords(count: number, language: Language): string {
  return new Intl.NumberFormat(locales[language]).format(count)
}

/** REN-14: from which programme to which a quote or an order moves lines, as a fact of a letter; none where it moves none. */
export function changeInWords(
  of: { from_programme_name: string | null; to_programme_name: string | null },
  language: Language,
): [string, string][] {
  const { from_programme_name: from, to_programme_name: to } = of
  if (from === null || to === null) return []
  return language === 'es' ? [['Programa', `de ${from} a ${to}`]] : [['Programme', `from ${from} to ${to}`]]
}

/** The order as a list of facts. */
export function factsOfOrder({ order }: OrderFactsToTell, language: Language): [string, string][] {
  const names = {
    en: { order: 'Order', po: 'Purchase order', quote: 'Quote', lines: 'Lines', total: 'Total before tax' },
    es: { order: 'Pedido', po: 'Orden de compra', quote: 'Presupuesto', lines: 'Líneas', total: 'Total sin impuestos' },
  }[language]
  return [
    [names.order, order.number],
    [names.po, order.purchase_order_number],
    [names.quote, order.quote_number],
    [names.lines, countInWords(order.line_count, language)],
    ...changeInWords(order, language),
    [names.total, amountInWords(order.total_minor, order.currency, language)],
  ]
}
