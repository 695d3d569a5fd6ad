import type { QuoteLineRow } from './quote-line-queries.ts'
import type { QuoteInput } from './quote-price-rules.ts'
import type { QuoteRow } from './quote-queries.ts'

/** What a signed quote calls itself in its header (RFC 8725 §3.11), so that it is never taken for anything else. */
export const quoteDocumentType = 'chancery-quote+jws'

/** All that a quote says, and all that its prices follow from (REN-8): whoever has the rules computes each line again. */
export type QuoteDocument = {
  iss: string
  number: string
  revision: number
  organization: { number: string; name: string }
  validUntil: string
  totalMinor: number
  input: QuoteInput
  lines: {
    id: string
    licence: string
    product: string
    edition: string
    programme: string
    endsOn: string
    minor: number
  }[]
}

/** The document of a quote; the same for as long as the quote says the same. */
export function quoteDocument(
  quote: QuoteRow,
  input: QuoteInput,
  lines: readonly QuoteLineRow[],
  issuer: string,
): QuoteDocument {
  return {
    iss: issuer,
    number: quote.number,
    revision: quote.revision,
    organization: { number: quote.organization_number, name: quote.organization_name },
    validUntil: quote.valid_until,
    totalMinor: quote.total_minor,
    input,
    lines: lines.map((line) => ({
      id: line.membership_id,
      licence: line.licence_code,
      product: line.product_name,
      edition: line.edition_name,
      programme: line.programme_name,
      endsOn: line.ends_on,
      minor: line.total_minor,
    })),
  }
}

/** What is signed (RFC 7515 §5.1): header and document in base64url, joined by a dot. */
export function signingInputOf(document: QuoteDocument, kid: string): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  return `${part({ alg: 'EdDSA', typ: quoteDocumentType, kid })}.${part(document)}`
}
