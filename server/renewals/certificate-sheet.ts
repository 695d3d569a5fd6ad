import type { Day, Instant } from '../../values/calendar.ts'
import { type Writing, writing } from '../billing/paper-words.ts'
import type { PdfBlock, PdfCell, PdfSheet } from '../platform/pdf.ts'
import type { CoverRow } from './certificate-queries.ts'
import { laterOf } from './certificate-view.ts'

/** All that a certificate says (REN-11). */
export type Certificate = {
  language: Writing['language']
  organization: { number: string; name: string }
  about: { licenceCode: string | null; productName: string | null }
  /** The vendor’s legal name, or where its portal is. */
  issuer: string
  asOf: Day
  madeAt: Instant
  rows: readonly CoverRow[]
  ended: { count: number; atLeast: boolean }
  /** Where it can be seen whether this still holds. */
  url: string
}

const words = {
  en: {
    title: 'Renewal certificate',
    customer: 'Customer',
    asOf: 'As of',
    about: 'Scope',
    everything: 'All licences',
    licence: (code: string) => `Licence ${code}`,
    issuer: 'Issued by',
    lines: 'Lines covered',
    ended: 'Lines whose cover has ended, not listed',
    more: (count: string) => `${count} or more`,
    confirm: (issuer: string, day: string) =>
      `${issuer} confirms that on ${day} what is listed below was covered by the programmes named, until the days named. Both the first and the last day are covered.`,
    nothing: (day: string) => `On ${day} nothing of this is covered.`,
    listed: 'What is covered',
    columns: ['Licence', 'Quantity', 'Programme', 'Covered since', 'Covered until'],
    hosts: (names: string, more: number) => `Appliances: ${names}${more > 0 ? ` and ${more} more` : ''}`,
    afterwards: (programme: string, from: string, until: string) => `then from ${from} to ${until}: ${programme}`,
    later: (url: string) => `Cover can change after this day. The present state is at ${url}`,
  },
  es: {
    title: 'Certificado de renovación',
    customer: 'Cliente',
    asOf: 'Con fecha de',
    about: 'Alcance',
    everything: 'Todas las licencias',
    licence: (code: string) => `Licencia ${code}`,
    issuer: 'Emitido por',
    lines: 'Líneas cubiertas',
    ended: 'Líneas cuya cobertura ha terminado, no incluidas',
    more: (count: string) => `${count} o más`,
    confirm: (issuer: string, day: string) =>
      `${issuer} certifica que el ${day} lo que se indica a continuación estaba cubierto por los programas que se nombran, hasta los días que se indican. Tanto el primer día como el último están cubiertos.`,
    nothing: (day: string) => `El ${day} nada de esto está cubierto.`,
    listed: 'Lo que está cubierto',
    columns: ['Licencia', 'Cantidad', 'Programa', 'Cubierta desde', 'Cubierta hasta'],
    hosts: (names: string, more: number) => `Equipos: ${names}${more > 0 ? ` y ${more} más` : ''}`,
    afterwards: (programme: string, from: string, until: string) => `después, del ${from} al ${until}: ${programme}`,
    later: (url: string) => `La cobertura puede cambiar después de este día. La situación actual está en ${url}`,
  },
}

/** The certificate as a document. */
export function certificateSheet(facts: Certificate): PdfSheet {
  const { language, organization, issuer, asOf, madeAt, rows, url } = facts
  const say = words[language]
  const write = writing(language)
  const day = write.day(asOf)
  const customer = `${organization.name} (${organization.number})`
  const table: PdfBlock[] =
    rows.length === 0
      ? [{ kind: 'paragraph', text: say.nothing(day), tone: 'strong' }]
      : [
          { kind: 'paragraph', text: say.confirm(issuer, day) },
          { kind: 'heading', text: say.listed },
          { kind: 'table', columns: columnsOf(say.columns), rows: linesOf(rows, write) },
        ]
  return {
    language,
    title: say.title,
    sender: issuer,
    foot: `${say.title} · ${customer} · ${day}`,
    pageOf: write.page,
    madeAt,
    blocks: [
      { kind: 'title', text: say.title },
      { kind: 'facts', rows: factsOf(facts, customer) },
      ...table,
      { kind: 'paragraph', text: say.later(url), tone: 'small' },
    ],
  }
}

function factsOf({ language, about, issuer, asOf, rows, ended }: Certificate, customer: string): [string, string][] {
  const say = words[language]
  const write = writing(language)
  const named = [about.licenceCode === null ? null : say.licence(about.licenceCode), about.productName]
  const endedCount = write.number(ended.count)
  return [
    [say.customer, customer],
    [say.about, named.filter((name) => name !== null).join(' · ') || say.everything],
    [say.asOf, write.day(asOf)],
    [say.issuer, issuer],
    [say.lines, write.number(rows.length)],
    ...(ended.count === 0
      ? []
      : [[say.ended, ended.atLeast ? say.more(endedCount) : endedCount] satisfies [string, string]]),
  ]
}

function columnsOf([licence = '', quantity = '', programme = '', since = '', until = '']: string[]) {
  return [
    { title: licence, share: 9 },
    { title: quantity, share: 3, align: 'right' as const },
    { title: programme, share: 5 },
    { title: since, share: 4 },
    { title: until, share: 4 },
  ]
}

function* linesOf(rows: readonly CoverRow[], write: Writing): Iterable<PdfCell[]> {
  const say = words[write.language]
  for (const row of rows) {
    const hosts = row.hosts.length === 0 ? '' : say.hosts(row.hosts.join(', '), row.host_count - row.hosts.length)
    yield [
      [
        { text: row.licence_code, tone: 'strong' },
        { text: `${row.product_name}, ${row.edition_name}`, tone: 'plain' },
        { text: hosts, tone: 'small' },
      ],
      write.number(row.quantity),
      [{ text: row.programme_name, tone: 'plain' }, ...thenOf(row, write)],
      write.day(row.since),
      [{ text: write.day(row.until), tone: 'strong' }],
    ]
  }
}

/** By which programmes it is covered afterwards, each in a line of its own (REN-14). */
function thenOf(row: CoverRow, write: Writing): { text: string; tone: 'small' }[] {
  const say = words[write.language]
  return laterOf(row).map(({ programme, from, until }) => ({
    text: say.afterwards(programme.name, write.day(from), write.day(until)),
    tone: 'small',
  }))
}
