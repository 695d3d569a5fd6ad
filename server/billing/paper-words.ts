import type { Language } from '../../contract/fields.ts'
import { decimalOfMoney } from '../../values/money.ts'

/** How dates, numbers and amounts are written on paper: as on the pages. */
export type Writing = {
  language: Language
  day: (day: string) => string
  /** Both days count: "1 Jan 2027 – 31 Dec 2027". */
  span: (from: string, to: string) => string
  number: (value: number) => string
  money: (minor: number, currency: string) => string
  /** The same of an amount as a decimal, of which there may be more places than the currency has. */
  amount: (decimal: string, currency: string) => string
  /** A decimal text such as `12.5`, with the language's own point. */
  decimal: (text: string) => string
  page: (page: number, pages: number) => string
  /** A place that ends with the code of its country, such as `Bilbao, ES`, with the country’s name. */
  place: (place: string) => string
}

const months: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
}

/** Words of a language that stand between figures are kept on one line with them. */
const tied = '\u00a0'

const made: Record<Language, Writing> = { en: writingIn('en'), es: writingIn('es') }

/** How figures are written in a language. */
export function writing(language: Language): Writing {
  return made[language]
}

function writingIn(language: Language): Writing {
  const grouped = new Intl.NumberFormat(language === 'es' ? 'es-ES' : 'en-GB', { useGrouping: 'always' })
  const countries = new Intl.DisplayNames([language], { type: 'region' })
  const decimal = (text: string) => (language === 'es' ? text.replace('.', ',') : text)
  const day = (text: string) => {
    const [year, month, date] = text.split('-').map(Number)
    return [date, months[language][(month ?? 1) - 1], year].join(tied)
  }
  const amount = (text: string, currency: string) => {
    const [units = '0', part] = text.replace('-', '').split('.')
    const sign = text.startsWith('-') ? '-' : ''
    const written = `${sign}${grouped.format(BigInt(units))}${part === undefined ? '' : decimal(`.${part}`)}`
    return language === 'es' ? `${written}${tied}${currency}` : `${currency}${tied}${written}`
  }
  return {
    language,
    day,
    span: (from, to) => `${day(from)} – ${day(to)}`,
    number: (value) => grouped.format(value),
    money: (minor, currency) => amount(decimalOfMoney({ minor, currency }), currency),
    amount,
    decimal,
    page: (page, pages) => (language === 'es' ? `Página ${page} de ${pages}` : `Page ${page} of ${pages}`),
    place: (text) => text.replace(/\b[A-Z]{2}$/, (code) => countries.of(code) ?? code),
  }
}
