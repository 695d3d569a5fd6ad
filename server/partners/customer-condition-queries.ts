import sql, { empty, type Sql } from 'sql-template-tag'
import type { customers } from '../../contract/customers.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { type Day, day, earliestToday } from '../../values/calendar.ts'
import { isOrganizationNumber } from '../../values/ids.ts'
import { withoutLegalForms } from '../../values/legal-forms.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { sharedNow } from '../access/shared-customers.ts'
import type { Ctx } from '../platform/operation.ts'

/** What partners look for among their customers (PAR-12). */
export type CustomerSearch = Omit<InputOf<typeof customers.searchCustomers>, 'number' | 'after' | 'limit'>

/** How licences without maintenance are ordered: behind all others. */
export const never = day('9999-12-31')

/** All rows that meet it, each with its customer's id; and of these, those of the one customer `c`. */
export type Condition = { rows: Sql; ofOne: Sql }

/** A search, read: what a customer must meet besides sharing something and being in the place asked about. */
export type Asked = {
  ctx: Ctx
  search: CustomerSearch
  byName: boolean
  words: Condition[]
  licences: Condition[]
  /** Customers by a number, which decides alone if it names any. Null where nothing typed can be one. */
  named: Sql | null
  /** Ends of maintenance that count as ahead: those asked about, else from today on. */
  range: Range
}
type Range = { first: Day; last: Day }

/** Reads what was asked for. */
export function askedOf(ctx: Ctx, search: CustomerSearch): Asked {
  const { from, to, product, q, sort } = search
  const range = { first: from ?? (to ? day('0001-01-01') : earliestToday(ctx.now)), last: to ?? never }
  return {
    ctx,
    search,
    byName: sort === 'name',
    words: withoutLegalForms(searchTerms(q)).map((term) => wordCondition(ctx, term)),
    licences: from || to || product ? [licenceCondition(ctx, search, range)] : [],
    named: namedBy(ctx, q.trim()),
    range,
  }
}

/** All that a customer must meet. */
export function conditionsOf({ words, licences }: Asked): Condition[] {
  return [...words, ...licences]
}

/** All customers of the place asked about. */
export function everybody({ ctx, search }: Asked): Sql {
  return sql`from partner_customers c where ${sharedNow(ctx, 'c')}
    ${search.country ? sql`and c.country = ${search.country}` : empty}
    ${search.country && search.state ? sql`and c.state = ${search.state}` : empty}`
}

/** Licences of the product asked about, of all customers. */
export function licencesAsked({ ctx, search }: Pick<Asked, 'ctx' | 'search'>): Sql {
  return sql`from partner_licences l where ${sharedNow(ctx, 'l')}
    ${search.product ? sql`and l.product_code = ${search.product}` : empty}`
}

/** Whether the end of a licence's maintenance counts as ahead. */
export function isAhead({ range }: Pick<Asked, 'range'>): Sql {
  return sql`l.maintenance_order >= ${range.first} and l.maintenance_order <= ${range.last}`
}

function wordCondition(ctx: Ctx, term: string): Condition {
  const rows = sql`select w.organization_id from partner_customer_words w
    where ${sharedNow(ctx, 'w')} and w.word >= ${term} and w.word < ${behindPrefix(term)}`
  return { rows, ofOne: sql`${rows} and w.organization_id = c.organization_id` }
}

/** A licence of a product, or with an end of maintenance within a range, or both. */
function licenceCondition(ctx: Ctx, search: CustomerSearch, range: Range): Condition {
  const isWithin = search.from || search.to ? sql`and ${isAhead({ range })} and l.maintenance_order < ${never}` : empty
  const rows = sql`select l.organization_id ${licencesAsked({ ctx, search })} ${isWithin}`
  return { rows, ofOne: sql`${rows} and l.organization_id = c.organization_id` }
}

/** Customers by their own number or by that of a contract of a licence that they share. */
function namedBy(ctx: Ctx, typed: string): Sql | null {
  if (!/\d/.test(typed)) return null
  const number = typed.replaceAll(' ', '')
  const byContract = sql`select n.organization_id from partner_licences n
    where ${sharedNow(ctx, 'n')} and n.contract_number in (${typed}, ${typed.toUpperCase()})`
  if (!isOrganizationNumber(number)) return byContract
  return sql`select n.organization_id from partner_customers n where ${sharedNow(ctx, 'n')} and n.number = ${number}
    union all ${byContract}`
}
