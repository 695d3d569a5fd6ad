import { quoteLinesMost } from '../../contract/renewal-lines.ts'
import type { renewals } from '../../contract/renewals.ts'
import { record } from '../audit/record.ts'
import { csvFile } from '../platform/csv.ts'
import type { Operation } from '../platform/operation.ts'
import { quoteColumns } from './quote-csv.ts'
import { listQuoteLineRows } from './quote-line-queries.ts'
import { findQuote } from './quote-queries.ts'
import { trailOf } from './quote-trail.ts'

/** REN-10, UX-37: the lines of a quote as a file for a spreadsheet or a program; a quote is never too long for one. */
export const exportQuote: Operation<typeof renewals.exportQuote> = async (ctx, input) => {
  const quote = await findQuote(ctx, input.quoteId)
  const { rows } = await listQuoteLineRows(ctx, quote, { limit: quoteLinesMost })
  const reader = { language: ctx.language, header: input.header }
  const file = csvFile(`quote-${quote.number}`, quoteColumns(quote.currency), rows, reader)
  await record(ctx, {
    action: 'quote.exported',
    organizationId: trailOf(quote),
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { rows: rows.length },
  })
  return file
}
