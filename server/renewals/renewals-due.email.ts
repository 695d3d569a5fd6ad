import type { Language } from '../../contract/fields.ts'
import type { Day } from '../../values/calendar.ts'
import { dayWords } from '../accounts/contact-words.ts'
import type { Letter, LetterText } from '../platform/letter.ts'
import type { Digest, DueGroup, ReaderMay } from './reminder-rules.ts'

/** What a reminder tells, and to whom. */
type RenewalsDue = {
  customer: string
  customerNumber: string
  digest: Digest
  today: Day
  specialist: { name: string; email: string; phone: string | null } | null
  publicOrigin: string
} & ({ side: 'customer'; may: ReaderMay } | { side: 'partner'; partnerNumber: string })

const words = {
  en: {
    one: (name: string) => `Renewal due: ${name}`,
    many: (lines: string, first: string) => `Renewals due: ${lines}, the first ${first}`,
    of: (customer: string, subject: string) => `${customer}: ${subject}`,
    lines: (count: string) => `${count} ${count === '1' ? 'line' : 'lines'}`,
    licences: (count: string) => `${count} licences`,
    licence: (code: string) => `licence ${code}`,
    ends: (day: string, count: number) => `${count === 1 ? 'ends' : 'end'} on ${day}`,
    ended: (day: string, _count: number) => `ended on ${day}`,
    lead: (customer: string) =>
      `Maintenance of ${customer} that ends soon or has ended, and can be renewed now. Lines that already have an open quote or order are left out.`,
    look: 'Your administrators and bill-to contacts can renew it.',
    set: 'Your administrators choose who gets these reminders under “Manage my renewals”.',
    more: 'Also',
    specialist: 'Your renewals specialist',
    toRenew: 'See what can be renewed',
    toLicences: 'See licences',
    toCustomer: 'See the customer',
  },
  es: {
    one: (name: string) => `Renovación pendiente: ${name}`,
    many: (lines: string, first: string) => `Renovaciones pendientes: ${lines}, la primera ${first}`,
    of: (customer: string, subject: string) => `${customer}: ${subject}`,
    lines: (count: string) => `${count} ${count === '1' ? 'línea' : 'líneas'}`,
    licences: (count: string) => `${count} licencias`,
    licence: (code: string) => `licencia ${code}`,
    ends: (day: string, count: number) => `${count === 1 ? 'termina' : 'terminan'} el ${day}`,
    ended: (day: string, count: number) => `${count === 1 ? 'terminó' : 'terminaron'} el ${day}`,
    lead: (customer: string) =>
      `Mantenimiento de ${customer} que termina pronto o ya ha terminado y que puede renovarse ahora. No figura lo que está en un presupuesto o un pedido abierto.`,
    look: 'Pueden renovarlo sus administradores y sus destinatarios de facturas.',
    set: 'Sus administradores eligen quién recibe estos avisos en «Gestionar mis renovaciones».',
    more: 'Y además',
    specialist: 'Su especialista en renovaciones',
    toRenew: 'Ver lo que puede renovarse',
    toLicences: 'Ver las licencias',
    toCustomer: 'Ver el cliente',
  },
}

/** REN-16: one letter about everything that is due at a company, the earliest end first; an advisor's is about what it may see. */
export const renewalsDue: Letter<RenewalsDue> = {
  kind: 'renewals-due',
  write: (told, language) => {
    const w = words[language]
    const subject = subjectOf(told, language)
    const isOwn = told.side === 'customer'
    return {
      subject: isOwn ? subject : w.of(told.customer, subject),
      paragraphs: [
        w.lead(told.customer),
        ...(isOwn && told.may !== 'renew' ? [w.look] : []),
        ...(isOwn ? [w.set] : []),
      ],
      facts: factsOf(told, language),
      ...buttonOf(told, language),
    }
  },
}

function subjectOf({ digest, today }: RenewalsDue, language: Language): string {
  const w = words[language]
  const end = endInWords(digest.firstEndsOn, { count: 1, today, language })
  const [only] = digest.named
  if (digest.lineCount === 1 && only) return w.one(`${only.productName} ${end}`)
  return w.many(w.lines(numberWords(digest.lineCount, language)), end)
}

function factsOf({ digest, today, specialist }: RenewalsDue, language: Language): [string, string][] {
  const w = words[language]
  const line = (group: DueGroup): [string, string] => [
    `${group.programmeName} · ${group.productName}, ${group.editionName}`,
    `${group.count === 1 ? w.licence(group.code) : w.licences(numberWords(group.count, language))}, ${endInWords(group.endsOn, { count: group.count, today, language })}`,
  ]
  const reached = specialist && [specialist.name, specialist.email, specialist.phone].filter(Boolean).join(', ')
  return [
    ...digest.named.map(line),
    ...(digest.moreCount > 0 ? [pair(w.more, w.lines(numberWords(digest.moreCount, language)))] : []),
    ...(reached ? [pair(w.specialist, reached)] : []),
  ]
}

function pair(name: string, value: string): [string, string] {
  return [name, value]
}

function endInWords(endsOn: Day, of: { count: number; today: Day; language: Language }): string {
  const { ended, ends } = words[of.language]
  return (endsOn < of.today ? ended : ends)(dayWords(endsOn, of.language), of.count)
}

const numberFormats: Record<Language, Intl.NumberFormat> = {
  en: new Intl.NumberFormat('en-GB'),
  es: new Intl.NumberFormat('es-ES', { useGrouping: 'always' }),
}

function numberWords(count: number, language: Language): string {
  return numberFormats[language].format(count)
}

/** Leads to the very lines; who may not renew is led to the licences, and who cannot sign in nowhere. */
function buttonOf(told: RenewalsDue, language: Language): Pick<LetterText, 'button'> {
  const w = words[language]
  const account = `${told.publicOrigin}/o/${told.customerNumber}`
  const { firstEndsOn, lastEndsOn } = told.digest
  if (told.side === 'partner')
    return {
      button: {
        label: w.toCustomer,
        url: `${told.publicOrigin}/o/${told.partnerNumber}/partner/customers/${told.customerNumber}`,
      },
    }
  if (told.may === 'renew')
    return {
      button: {
        label: w.toRenew,
        url: `${account}/renewals/renew/lines?endsFrom=${firstEndsOn}&endsBy=${lastEndsOn}`,
      },
    }
  return told.may === 'look' ? { button: { label: w.toLicences, url: `${account}/licences` } } : {}
}
