import { minorDigits } from '../../values/currencies.ts'
import { moneyOfDecimal } from '../../values/money.ts'

/** The amount in minor units; what is no amount of the currency goes on as it was typed, and is refused. */
export function minorOf(text: string, currency: string): number | string {
  const decimal = text.replace(',', '.')
  if (!/^\d{1,10}(\.\d{1,4})?$/.test(decimal)) return text === '' ? '–' : text
  const places = decimal.split('.')[1]?.replace(/0+$/, '').length ?? 0
  return places > minorDigits(currency) ? text : moneyOfDecimal(decimal, currency).minor
}
