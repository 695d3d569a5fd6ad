import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import { type Writing, writing } from '../billing/paper-words.ts'
import type { PdfBlock, PdfCell, PdfSheet } from '../platform/pdf.ts'
import { arithmeticInWords } from './arithmetic-words.ts'
import type { Letterhead } from './letterhead-queries.ts'
import type { QuoteLineRow } from './quote-line-queries.ts'
import type { QuoteRow } from './quote-queries.ts'
import { whyNotOpen } from './quote-rules.ts'
import { type QuoteWords, quoteWords } from './quote-words.ts'

/** All that a quote says on paper (REN-10). */
export type PaperQuote = {
  language: Language
  quote: PaperRow
  lines: readonly PaperLine[]
  /** The vendor’s legal name, or where its portal is. */
  issuer: string
  /** Of a partner’s quote: whose paper it is. */
  letterhead: Letterhead | null
  madeAt: Instant
  /** Where it can be accepted, or seen as it stands now; null for whoever reads it by a link, which accepts nothing. */
  url: string | null
}

/** What of a quote stands on paper. Whoever reads it by a link is told of nobody who made it. */
export type PaperRow = Pick<
  QuoteRow,
  | 'organization_number'
  | 'organization_name'
  | 'number'
  | 'revision'
  | 'status'
  | 'maker'
  | 'label'
  | 'priced_on'
  | 'term_months'
  | 'common_end'
  | 'currency'
  | 'schedule_name'
  | 'schedule_version'
  | 'valid_until'
  | 'line_count'
  | 'renewal_minor'
  | 'reinstatement_minor'
  | 'credit_minor'
  | 'total_minor'
  | 'purchase_order_number'
  | 'order_number'
  | 'specialist_name'
  | 'specialist_email'
  | 'specialist_phone'
> & { made_by: string | null }

/** What of a line stands on paper. */
export type PaperLine = Omit<QuoteLineRow, 'membership_id' | 'licence_id'>

type Said = { say: QuoteWords; write: Writing }

/** The quote as a document: what it says, how to order, and each line with its arithmetic (REN-8). */
export function quoteSheet({ language, quote, lines, issuer, letterhead, madeAt, url }: PaperQuote): PdfSheet {
  const said = { say: quoteWords[language], write: writing(language) }
  const { say, write } = said
  // REN-6: what a partner sends bears its name, not the vendor's.
  const from = quote.maker === 'partner' ? (letterhead?.name ?? quote.made_by ?? issuer) : issuer
  const title = `${say.title} ${quote.number}`
  const customer = `${quote.organization_name} (${quote.organization_number})`
  return {
    language,
    title,
    sender: from,
    foot: `${title} · ${say.revision(quote.revision)} · ${customer}`,
    pageOf: write.page,
    madeAt,
    blocks: [
      ...headOf(letterhead, write),
      { kind: 'title', text: title },
      { kind: 'paragraph', text: standing(quote, madeAt, said), tone: 'strong' },
      {
        kind: 'facts',
        rows: [
          [say.from, from],
          ...licensorOf(letterhead, issuer, say),
          [say.customer, customer],
          ...factsOf(quote, said),
        ],
      },
      { kind: 'heading', text: say.costs },
      { kind: 'facts', rows: sumsOf(quote, said) },
      { kind: 'heading', text: say.order },
      {
        kind: 'paragraph',
        text: orderOf(quote, url, said),
      },
      { kind: 'paragraph', text: askOf(quote, letterhead, said) },
      { kind: 'heading', text: say.lines(write.number(quote.line_count)) },
      { kind: 'table', columns: columnsOf(say), rows: rowsOf(quote, lines, said) },
      { kind: 'paragraph', text: say.rounded(quote.currency), tone: 'small' },
    ],
  }
}

function orderOf(quote: PaperRow, url: string | null, { say, write }: Said): string {
  const isOpen = whyNotOpen(quote) === null
  if (url === null)
    return isOpen ? say.orderedByOthers(quote.organization_name, write.day(quote.valid_until)) : say.ordered
  if (isUnsent(quote)) return say.notSent
  return isOpen ? say.howToOrder(url, write.day(quote.valid_until)) : say.over(url)
}

/** Prepared by others for the customer, and not before it yet. */
function isUnsent({ maker, status }: PaperRow): boolean {
  return maker !== 'customer' && (status === 'draft' || status === 'approval-needed')
}

function standing({ revision, status }: PaperRow, madeAt: Instant, { say, write }: Said): string {
  return `${say.revision(revision)} · ${say.status[status]} · ${say.asOf(write.day(madeAt.slice(0, 10)))}`
}

function factsOf(quote: PaperRow, { say, write }: Said): [string, string][] {
  const optional = [
    [say.madeBy, quote.maker === 'partner' ? null : quote.made_by],
    [say.label, quote.label],
    [say.purchaseOrder, quote.purchase_order_number],
    [say.orderNumber, quote.order_number],
  ] satisfies [string, string | null][]
  const term = quote.term_months === null ? '' : say.months(quote.term_months)
  return [
    [say.renews, quote.common_end === null ? term : say.until(write.day(quote.common_end))],
    [say.valid, write.day(quote.valid_until)],
    [say.pricedOn, write.day(quote.priced_on)],
    [say.schedule, say.version(quote.schedule_name, quote.schedule_version)],
    ...optional.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, value]])),
  ]
}

function sumsOf(quote: PaperRow, { say, write }: Said): [string, PdfCell][] {
  const amount = (minor: number) => write.money(minor, quote.currency)
  const parts = [
    [say.renewal, quote.renewal_minor],
    [say.reinstatement, quote.reinstatement_minor],
    [say.credit, quote.credit_minor],
  ] satisfies [string, number][]
  return [
    ...parts.filter(([, minor]) => minor !== 0).map(([name, minor]): [string, string] => [name, amount(minor)]),
    [say.total, [{ text: amount(quote.total_minor), tone: 'strong' }]],
  ]
}

/** The partner with its address and how to reach it, above its own quote (REN-6). */
function headOf(letterhead: Letterhead | null, write: Writing): PdfBlock[] {
  if (letterhead === null) return []
  const { name, place, phone, web, contact } = letterhead
  return [
    { kind: 'paragraph', text: name, tone: 'strong' },
    { kind: 'paragraph', text: joined(write.place(place), phone, web), tone: 'small' },
    { kind: 'paragraph', text: joined(contact.name, contact.email, contact.phone), tone: 'small' },
  ]
}

function licensorOf(letterhead: Letterhead | null, issuer: string, say: QuoteWords): [string, string][] {
  return letterhead === null ? [] : [[say.licensor, letterhead.licensor ?? issuer]]
}

function joined(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ')
}

function askOf(quote: PaperRow, letterhead: Letterhead | null, { say }: Said): string {
  if (letterhead !== null) {
    const { contact } = letterhead
    return say.askSeller(letterhead.name, joined(contact.name, contact.email, contact.phone))
  }
  const { specialist_name: name, specialist_email: email, specialist_phone: phone } = quote
  return name === null ? say.askAnybody : say.ask(joined(name, email, phone))
}

function columnsOf(say: QuoteWords) {
  return [
    { title: say.line, share: 3 },
    { title: say.what, share: 29 },
    { title: say.quantity, share: 5, align: 'right' as const },
    { title: say.amount, share: 9, align: 'right' as const },
  ]
}

/** The programme of a line, and the one that it leaves (REN-14). */
function programmeOf({ programme_name: name, former_programme_name: former }: PaperLine, say: QuoteWords): string {
  return former === null ? name : say.change(former, name)
}

function* rowsOf(quote: PaperRow, lines: readonly PaperLine[], { say, write }: Said): Iterable<PdfCell[]> {
  for (const line of lines) {
    yield [
      `${line.position}`,
      [
        { text: `${line.licence_code} · ${line.product_name}, ${line.edition_name}`, tone: 'strong' },
        {
          text: `${programmeOf(line, say)} · ${say.newEnd(write.day(line.former_ends_on), write.day(line.ends_on))}`,
          tone: 'plain',
        },
        ...arithmeticInWords(line, quote.currency, write.language).map((text) => ({ text, tone: 'small' as const })),
      ],
      write.number(line.quantity),
      [{ text: write.money(line.total_minor, quote.currency), tone: 'strong' }],
    ]
  }
}
