import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { ContactView } from '../../contract/contacts.ts'
import type { OrderView } from '../../contract/renewal-orders.ts'
import type { QuoteView } from '../../contract/renewals.ts'
import { beginningOfNumber, type LicenceCode } from '../../values/ids.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { visibleContacts } from '../access/visible-contacts.ts'
import type { Ctx } from '../platform/operation.ts'

/** A licence that somebody may mean, and by what of it. */
export type MeantLicence = {
  id: string
  code: LicenceCode
  productName: string
  editionName: string
  matched: 'code' | 'order' | 'host' | 'product'
}

/** How many of a kind are offered. */
const offered = 8

/**
 * Licences by the beginning of their code or of a host ID, by order number, or by product. Each way walks an index of the
 * organization's, so that the palette answers at once however many licences there are.
 */
export async function listMeantLicences(ctx: Ctx, organizationId: string, q: string): Promise<MeantLicence[]> {
  const typed = q.trim()
  const code = codeStart(typed)
  const host = typed.toLowerCase()
  const ways = [
    ...(code
      ? [
          sql`select 'code' as matched, 1 as rank, ${columns} where ${own(organizationId)} and l.code collate "C" >= ${code} and l.code collate "C" < ${behindPrefix(code)}`,
        ]
      : []),
    sql`select 'order' as matched, 2 as rank, ${columns} where ${own(organizationId)} and l.order_number in (${typed}, ${typed.toUpperCase()})`,
    sql`select 'host' as matched, 3 as rank, ${columns} where ${own(organizationId)} and l.id in (
      select licence_id from allocations where organization_id = ${organizationId} and status = 'active'
        and host_id_key >= ${host} and host_id_key < ${behindPrefix(host)} limit 200)`,
    sql`select 'product' as matched, 4 as rank, l.* from products p cross join lateral (
      select ${columns} where ${own(organizationId)} and l.product_code = p.code order by l.maintenance_order, l.id limit ${offered}) l
      where ${namedLike(typed)}`,
  ]
  return ctx.tx.many<MeantLicence>(sql`
    select id, code, product_name as "productName", edition_name as "editionName", matched from (
      select distinct on (id) * from (${join(
        ways.map((way) => sql`(${way} limit ${offered})`),
        ' union all ',
      )}) as met order by id, rank
    ) as best order by rank, product_name, code limit ${offered}`)
}

const columns = sql`l.id, l.code, l.product_name, l.edition_name from licences l`

function own(organizationId: string): Sql {
  return sql`l.organization_id = ${organizationId} and l.hidden_at is null`
}

/** A code's beginning as it is stored, from whatever spacing and case; null where no code begins so. */
function codeStart(typed: string): string | null {
  const symbols = typed.toUpperCase().replaceAll(/[\s\-–—_.]/g, '')
  if (!/^[2-9A-HJ-NP-TV-Z]{2,15}$/.test(symbols)) return null
  return symbols.replaceAll(/(.{5})(?=.)/g, '$1-')
}

/** The vendor sells few products beside what an organization has of them: these are looked through, each with an index. */
function namedLike(typed: string): Sql {
  const words = searchKey(typed).split(' ').filter(Boolean).slice(0, 8)
  const named = words.map((word) => sql`lower(p.name || ' ' || p.code) like ${`%${likeLiteral(word)}%`}`)
  return words.length > 0 ? join(named, ' and ') : sql`false`
}

/**
 * People whom the reader may see, by the beginnings of words of their name or e-mail address; those who are gone come last, as
 * one looks for them too, to see what they did or to let them in again.
 */
export function listMeantContacts(
  ctx: Ctx,
  organizationId: string,
  q: string,
): Promise<{ id: string; name: string; email: string; status: ContactView['status'] }[]> {
  const terms = searchTerms(q)
  if (terms.length === 0) return Promise.resolve([])
  const met = terms.map(
    (term) => sql`select contact_id from contact_words where organization_id = ${organizationId}
      and word >= ${term} and word < ${behindPrefix(term)}`,
  )
  return ctx.tx.many(sql`
    select c.id, c.first_name || ' ' || c.last_name as name, c.email, c.status from contacts c
    where c.organization_id = ${organizationId} and ${visibleContacts(ctx.actor)}
      and c.id in (${join(met, ' intersect ')})
    order by c.status = 'inactive', c.last_name, c.first_name, c.id limit ${offered}`)
}

/** A quote that somebody may mean, in the newest version that they may see. */
export type MeantQuote = { id: string; number: string; status: QuoteView['status']; label: string | null }

/** Quotes by the beginning of their number; of what others made for a customer, it meets what it was sent (REN-10). */
export function listMeantQuotes(ctx: Ctx, organizationId: string, q: string): Promise<MeantQuote[]> {
  const begins = beginningOfNumber('Q', q)
  if (begins === null) return Promise.resolve([])
  const shown = ctx.actor.kind === 'contact' ? sql`and (maker = 'customer' or sent_at is not null)` : empty
  return ctx.tx.many<MeantQuote>(sql`
    select distinct on (number collate "C") id, number, app.quote_status(status, valid_until, ${ctx.today}) as status, label from quotes
    where organization_id = ${organizationId} and ${numbered(begins)} ${shown}
    order by number collate "C", revision desc limit ${offered}`)
}

/** Orders by the beginning of their number. */
export function listMeantOrders(
  ctx: Ctx,
  organizationId: string,
  q: string,
): Promise<{ id: string; number: string; status: OrderView['status']; purchaseOrderNumber: string }[]> {
  const begins = beginningOfNumber('S', q)
  if (begins === null) return Promise.resolve([])
  return ctx.tx.many(sql`
    select id, number, status, purchase_order_number as "purchaseOrderNumber" from orders
    where organization_id = ${organizationId} and ${numbered(begins)} order by number collate "C" limit ${offered}`)
}

function numbered(begins: string): Sql {
  return sql`number collate "C" >= ${begins} and number collate "C" < ${behindPrefix(begins)}`
}
