import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { contactSorts, contacts } from '../../contract/contacts.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { visibleContacts } from '../access/visible-contacts.ts'
import { type CursorKind, pageFrom, readCursorOf, typeOfKind } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { type ContactRow, contactColumns } from './contact-queries.ts'

/** What a list of contacts is narrowed and ordered by. */
export type ContactFilter = Omit<InputOf<typeof contacts.exportContacts>, 'number' | 'header'>

/** Beyond this many, a count says "and more". */
export const countMost = 10_000

type Sorting = {
  keys: readonly { column: Sql; kind: CursorKind }[]
  position(row: ContactRow): (string | number)[]
  newestFirst?: true
}

const id = { column: raw('c.id'), kind: 'id' } as const

/** Each way to sort names the columns of an index that begins with the organization. */
const sortings: Record<(typeof contactSorts)[number], Sorting> = {
  name: {
    keys: [
      { column: raw('c.last_name collate "C"'), kind: 'text' },
      { column: raw('c.first_name collate "C"'), kind: 'text' },
      id,
    ],
    position: (row) => [row.lastName, row.firstName, row.id],
  },
  email: {
    keys: [{ column: raw('lower(c.email)'), kind: 'text' }, id],
    position: (row) => [row.email.toLowerCase(), row.id],
  },
  newest: {
    keys: [{ column: raw('c.created_at'), kind: 'instant' }, id],
    position: (row) => [row.createdAt, row.id],
    newestFirst: true,
  },
}

/** A page of the people whom the reader may see, and where the next begins. */
export async function listContactRows(
  ctx: Ctx,
  filter: ContactFilter,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: ContactRow[]; next: string | null }> {
  const { keys, position, newestFirst } = sortings[filter.sort]
  const descending = (filter.order === 'descending') !== (newestFirst ?? false)
  const bounds = readCursorOf(
    page.after,
    keys.map(({ kind }) => kind),
  )
  const rows = await ctx.tx.many<ContactRow>(sql`
    select ${contactColumns(ctx.actor)} from contacts c
    where ${matching(ctx, filter)} ${bounds ? sql`and ${behind(keys, bounds, descending)}` : empty}
    order by ${join(keys.map(({ column }) => sql`${column} ${descending ? raw('desc') : raw('asc')}`))} limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, position)
}

/** How many people match whom the reader may see, counted so far and no further; without words, over so many of the organization's. */
export async function countContacts(
  ctx: Ctx,
  filter: ContactFilter,
  most: number = countMost,
): Promise<{ count: number; atLeast: boolean }> {
  if (filter.q.trim() !== '') {
    const { count } = await ctx.tx.one<{ count: number }>(sql`
      select count(*) from (select from contacts c where ${matching(ctx, filter)} limit ${most + 1}) as matched`)
    return { count: Math.min(count, most), atLeast: count > most }
  }
  const { looked, count } = await ctx.tx.one<{ looked: number; count: number }>(sql`
    select count(*) as looked, count(*) filter (where ${matching(ctx, filter)}) as count
    from (select * from contacts where organization_id = ${ctx.organization?.id ?? null} limit ${most + 1}) c`)
  return { count: Math.min(count, most), atLeast: looked > most }
}

function matching(ctx: Ctx, filter: Pick<ContactFilter, 'q' | 'type' | 'status' | 'restricted'>): Sql {
  const conditions = [
    sql`c.organization_id = ${ctx.organization?.id ?? null}`,
    visibleContacts(ctx.actor),
    ...(filter.type.length > 0 ? [sql`c.types && ${filter.type}`] : []),
    ...(filter.status.length > 0 ? [sql`c.status = any (${filter.status})`] : []),
    ...(filter.restricted === '' ? [] : [sql`c.restricted = ${filter.restricted === 'yes'}`]),
    ...searchTerms(filter.q).map(foundBy),
  ]
  return join(conditions, ' and ')
}

/** The contact has a word that begins so, in its name or e-mail address. */
function foundBy(term: string): Sql {
  return sql`exists (select from contact_words w where w.organization_id = c.organization_id and w.contact_id = c.id
    and w.word >= ${term} and w.word < ${behindPrefix(term)})`
}

function behind(keys: Sorting['keys'], bounds: readonly string[], descending: boolean): Sql {
  const values = keys.map(({ kind }, index) => sql`${bounds[index] ?? ''}::${raw(typeOfKind[kind])}`)
  return sql`(${join(keys.map(({ column }) => column))}) ${raw(descending ? '<' : '>')} (${join(values)})`
}
