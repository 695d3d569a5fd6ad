import type { Asked } from './oracle-decisions.ts'
import { specialistOf } from './oracle-renewals.ts'
import type { Known } from './recognised.ts'
import type { QuoteRow, Row, World } from './world-rows.ts'

/** REN-10: what whoever has a link reads by it, signed in or not. */
export function isByLink(operation: string): boolean {
  return ['readSharedQuote', 'listSharedQuoteLines', 'downloadSharedQuotePdf'].includes(operation)
}

const today = '2026-11-16'
/** A month before, until which what became of a quote is told to those whose link lasted as long. */
const longOver = '2026-10-17'

/** The secret of a link of a world. Nothing that can be recognised stands in it. */
export function secretOf(linkId: string): string {
  return `link-${linkId.replaceAll('-', '')}`
}

/** The quote that a secret leads to, and whether it can still be read. */
function linked(world: World, secret: unknown): { quote: QuoteRow; isOver: boolean } | null {
  const link = world.rows.quote_links.find((one) => secretOf(one.id) === secret)
  const quote = world.rows.quotes.find(({ id }) => id === link?.quote_id)
  const company = world.rows.organizations.find(({ id }) => id === link?.organization_id)
  if (!link || !quote || company?.status !== 'active' || (link['withdrawn_at'] ?? null) !== null) return null
  if (quote['maker'] !== 'customer' && (quote['sent_at'] ?? null) === null) return null
  const validUntil = String(quote['valid_until'])
  const isOver =
    ['superseded', 'declined', 'cancelled'].includes(quote.status) ||
    (['draft', 'sent', 'approval-needed'].includes(quote.status) && validUntil < today)
  const lastsAfter = isOver && link['ends_on'] === validUntil && validUntil >= longOver
  return String(link['ends_on']) >= today || lastsAfter ? { quote, isOver } : null
}

/** Whether a link shows a text of a row: of its quote what stands on paper, and of whom to ask. */
export function mayShowByLink(world: World, { given }: Asked, { table, row, column }: Known): boolean {
  const found = linked(world, given['token'])
  if (!found) return false
  const { quote, isOver } = found
  if (table === 'organizations') return row['id'] === quote.organization_id && column === 'legal_name'
  if (table === 'staff_members')
    return (
      row['id'] === specialistOf(quote.organization_id, world) && ['first_name', 'last_name', 'email'].includes(column)
    )
  const line = world.rows.quote_lines.find((one) => one.quote_id === quote.id)
  if (table === 'licences') return !isOver && column === 'code' && row['id'] === line?.['licence_id']
  return table === 'quote_lines' && !isOver && row === line && column === 'product_name'
}

/** What the answer to whoever has a link must show, and nothing else of these tables. */
export function mustShowByLink(world: World, { operation, given }: Asked): { organizations?: Row[]; licences?: Row[] } {
  const found = linked(world, given['token'])
  if (operation === 'readSharedQuote')
    return { organizations: world.rows.organizations.filter(({ id }) => id === found?.quote.organization_id) }
  if (operation !== 'listSharedQuoteLines') return {}
  const lines = world.rows.quote_lines.filter((one) => !found?.isOver && one.quote_id === found?.quote.id)
  return { licences: world.rows.licences.filter(({ id }) => lines.some((one) => one['licence_id'] === id)) }
}
