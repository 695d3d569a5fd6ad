import { data } from 'currency-codes'

/** Units that ISO 4217 lists and nobody is invoiced in: metals, tests, accounting units of funds and banks. */
const notForTrade = new Set(['XDR', 'XSU', 'XUA', 'BOV', 'CHE', 'CHW', 'CLF', 'COU', 'MXV', 'USN', 'UYI', 'UYW'])

const inTrade = new Set(
  data
    .filter(({ code, countries }) => !notForTrade.has(code) && !countries.some((name) => /^zz/i.test(name)))
    .map(({ code }) => code),
)

/** Whether prices can be in this currency (REN-9): an active one of ISO 4217. For the server; the list weighs much. */
export function isCurrency(code: string): boolean {
  return inTrade.has(code)
}

/** The currencies that prices can be in, by code. */
export function currencies(): readonly string[] {
  return [...inTrade].toSorted()
}
