import { minorDigits } from '../../values/currencies.ts'
import type { Language } from './language.ts'

const months: Record<Language, readonly string[]> = {
  en: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sept', 'Oct', 'Nov', 'Dec'],
  es: ['ene', 'feb', 'mar', 'abr', 'may', 'jun', 'jul', 'ago', 'sept', 'oct', 'nov', 'dic'],
}

const locales: Record<Language, string> = { en: 'en-GB', es: 'es-ES' }

/**
 * How dates, numbers and names are written (UX-30, UX-31). Months come from our own table and the rest from options on
 * which every engine agrees, so that server and browser always print the same letters.
 */
export type Formatters = {
  /** A calendar date: `2026-12-06` → "6 Dec 2026" / "6 dic 2026". */
  day: (day: string) => string
  /** The same without the year, for places that already say the year: "6 Dec". */
  dayAndMonth: (day: string) => string
  /** An ISO instant in the reader's time zone, zone always named: "6 Dec 2026, 14:05 UTC". */
  instant: (instant: string) => string
  /** Always grouped: "1,234" / "1.234". */
  number: (value: number) => string
  /** A ratio, at most one decimal: 0.125 → "12.5%" / "12,5 %". */
  percent: (ratio: number) => string
  /** An exact amount of whole minor units, its currency always named: 123450 → "USD 1,234.50" / "1.234,50 USD". */
  money: (minor: number, currency: string) => string
  /** How far a calendar date is from today, in days: "in 15 days", "tomorrow". Stand it beside the date, never alone. */
  relativeDays: (day: string, today: string) => string
  /** ISO 3166 code → name in the reader's language. */
  country: (code: string) => string
  /** "A, B and C" / "A, B y C". */
  list: (items: readonly string[]) => string
}

function dayParts(day: string): [number, number, number] {
  const [year = 0, month = 1, date = 1] = day.slice(0, 10).split('-').map(Number)
  return [year, month, date]
}

function writeDay(language: Language, day: string): string {
  const [year, month, date] = dayParts(day)
  return `${date} ${months[language][month - 1]} ${year}`
}

function writeInstant(language: Language, clock: Intl.DateTimeFormat, zone: string, instant: string): string {
  const parts = new Map(clock.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
  const day = `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
  return `${writeDay(language, day)}, ${parts.get('hour')}:${parts.get('minute')} ${zone}`
}

/** Digits are put apart, never divided, so that no cent is lost; the codes of currencies say which dollar is meant. */
function writeMoney(language: Language, whole: Intl.NumberFormat, minor: number, currency: string): string {
  const places = minorDigits(currency)
  const digits = `${Math.abs(minor)}`.padStart(places + 1, '0')
  const units = whole.format(Number(digits.slice(0, digits.length - places)))
  const part = places === 0 ? '' : `${language === 'es' ? ',' : '.'}${digits.slice(-places)}`
  const amount = `${minor < 0 ? '-' : ''}${units}${part}`
  return language === 'es' ? `${amount}\u00a0${currency}` : `${currency}\u00a0${amount}`
}

function make(language: Language, timeZone: string): Formatters {
  const locale = locales[language]
  const number = new Intl.NumberFormat(locale, { useGrouping: 'always' })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const zone = timeZone === 'UTC' ? 'UTC' : timeZone.replaceAll('_', ' ')
  return {
    day: (day) => writeDay(language, day),
    dayAndMonth: (day) => writeDay(language, day).replace(/ \d+$/, ''),
    instant: (instant) => writeInstant(language, clock, zone, instant),
    number: (value) => number.format(value),
    percent: (ratio) => percent.format(ratio),
    money: (minor, currency) => writeMoney(language, number, minor, currency),
    relativeDays: (day, today) => relative.format(daysBetween(today, day), 'day'),
    country: (code) => countries.of(code) ?? code,
    list: (items) => list.format(items),
  }
}

/** Whole days from one calendar date to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  const at = (day: string) => {
    const [year, month, date] = dayParts(day)
    return Date.UTC(year, month - 1, date)
  }
  return Math.round((at(to) - at(from)) / 86_400_000)
}

const made = new Map<string, Formatters>()

/** The formatters of a language and time zone, made once per process: making one costs a hundred times its use. */
export function formatters(language: Language, timeZone: string): Formatters {
  const key = `${language} ${timeZone}`
  const known = made.get(key)
  if (known !== undefined) return known
  const fresh = make(language, timeZone)
  made.set(key, fresh)
  return fresh
}
