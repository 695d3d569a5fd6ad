import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { OrganizationView } from '../../contract/accounts.ts'
import { isOrganizationNumber, type OrganizationNumber, readLicenceCode } from '../../values/ids.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { loginKey } from '../identity/login-id-rules.ts'
import { cursorOf, pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { type ContactRow, contactColumns } from './contact-queries.ts'

/** An organization as a search shows it, with what of it was met, if that is not its own name or number. */
export type FoundOrganization = {
  id: string
  number: OrganizationNumber
  legalName: string
  country: string
  region: OrganizationView['region']
  status: OrganizationView['status']
  matched: { kind: 'contact' | 'licence'; id: string; label: string } | null
}

type Page = { after?: string | undefined; limit: number }

/** Up to so many rows, what a word finds is looked at whole and sorted. */
const fewMost = 5_000
/** How far a walk in the order of names looks for one page: words that many have and few together must not cost more. */
const walkMost = 10_000

const organizationColumns = raw('o.id, o.number, o.legal_name as "legalName", o.country, o.region, o.status')
const byName = raw('o.legal_name collate "C", o.id')

/** What else than a name of its own an organization is meant by, each with an index of its own; null where it is none. */
function meant(typed: string): { condition: Sql; matched: Sql } | null {
  const code = readLicenceCode(typed)
  if (isOrganizationNumber(typed.replaceAll(' ', '')))
    return { condition: sql`o.number = ${typed.replaceAll(' ', '')}`, matched: sql`null::json` }
  if (code)
    return {
      condition: sql`o.id = (select organization_id from licences where code = ${code})`,
      matched: sql`(select json_build_object('kind', 'licence', 'id', l.id, 'label', l.code) from licences l
        where l.organization_id = o.id and l.code = ${code})`,
    }
  if (typed.includes('@'))
    return {
      condition: sql`o.id = any (array(select organization_id from contacts where email_key = lower(${typed})))`,
      matched: sql`(select json_build_object('kind', 'contact', 'id', c.id, 'label', c.first_name || ' ' || c.last_name)
        from contacts c where c.organization_id = o.id and c.email_key = lower(${typed}))`,
    }
  return null
}

/** Organizations by number, licence code, e-mail address of a contact, or the beginnings of words of their names; for staff. */
export async function listOrganizations(
  ctx: Ctx,
  q: string,
  page: Page,
): Promise<{ rows: FoundOrganization[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['text', 'id'])
  const after = bounds ? sql`(${byName}) > (${bounds[0]}, ${bounds[1]}::uuid)` : sql`true`
  const named = meant(q.trim())
  const matched = named?.matched ?? sql`null::json`
  const pageOf = async (rows: Sql, conditions: readonly Sql[]) =>
    pageFrom(
      await ctx.tx.many<FoundOrganization>(sql`
        select ${organizationColumns}, ${matched} as matched from ${rows}
        where ${join([sql`true`, ...conditions], ' and ')} order by ${byName} limit ${page.limit + 1}`),
      page.limit,
      (row) => [row.legalName, row.id],
    )
  if (named) return pageOf(sql`organizations o`, [named.condition, after])
  const { terms, isFew } = await rarestFirst(ctx.tx, 'organization_words', searchTerms(q))
  const [first, ...rest] = terms
  const has = (term: string): Sql =>
    sql`(select true from organization_words w where w.organization_id = o.id and ${begins(term)} limit 1)`
  if (first !== undefined && isFew) {
    const these = sql`o.id = any (array(select w.organization_id from organization_words w where ${begins(first)}))`
    return pageOf(sql`organizations o`, [these, after, ...rest.map(has)])
  }
  const walk = sql`(select o.* from organizations o where ${after} order by ${byName} limit ${walkMost}) o`
  const found = await pageOf(walk, terms.map(has))
  if (found.next !== null) return found
  const end = await ctx.tx.maybe<{ name: string; id: string }>(
    sql`select o.legal_name as name, o.id from ${walk} order by ${byName} offset ${walkMost - 1} limit 1`,
  )
  return { ...found, next: end && cursorOf([end.name, end.id]) }
}

function begins(term: string): Sql {
  return sql`w.word >= ${term} and w.word < ${behindPrefix(term)}`
}

/** The words with the rarest before the others, judged by a count that stops early; and whether it finds few. */
async function rarestFirst(
  tx: Tx,
  table: 'organization_words' | 'contact_words',
  terms: readonly string[],
): Promise<{ terms: string[]; isFew: boolean }> {
  if (terms.length === 0) return { terms: [], isFew: false }
  const counts = terms.map(
    (term, index) => sql`select ${index}::integer as index,
      (select count(*) from (select from ${raw(table)} w where ${begins(term)} limit ${fewMost + 1}) counted) as count`,
  )
  const ranked = await tx.many<{ index: number; count: number }>(
    sql`${join(counts, ' union all ')} order by count, index`,
  )
  return { terms: ranked.flatMap(({ index }) => terms[index] ?? []), isFew: (ranked[0]?.count ?? 0) <= fewMost }
}

/** A contact of any organization, with the organization's name. */
export type FoundContact = ContactRow & { organizationNumber: OrganizationNumber; organizationName: string }

/** Contacts of all organizations by the beginnings of words of their name or e-mail, or by login ID; for staff. */
export async function listContactsOfAll(
  ctx: Ctx,
  q: string,
  page: Page,
): Promise<{ rows: FoundContact[]; next: string | null }> {
  const { terms, isFew } = await rarestFirst(ctx.tx, 'contact_words', searchTerms(q))
  const [first, ...rest] = terms
  if (first === undefined) return { rows: [], next: null }
  const bounds = readCursorOf(page.after, ['text', 'text', 'id'])
  const after = bounds ? sql`(${byPersonsName}) > (${bounds[0]}, ${bounds[1]}, ${bounds[2]}::uuid)` : sql`true`
  const has = (term: string): Sql => sql`(select true from contact_words w
    where w.organization_id = c.organization_id and w.contact_id = c.id and ${begins(term)} limit 1)`
  const pageOf = async (rows: Sql, met: readonly Sql[]) =>
    pageFrom(
      await ctx.tx.many<FoundContact>(sql`
        select ${contactColumns(ctx.actor)}, o.number as "organizationNumber", o.legal_name as "organizationName"
        from ${rows} join organizations o on o.id = c.organization_id
        where ${join([sql`true`, ...met], ' and ')} order by ${byPersonsName} limit ${page.limit + 1}`),
      page.limit,
      (row) => [row.lastName, row.firstName, row.id],
    )
  if (isFew) {
    // By its login ID one is met, whatever its words are.
    const keys = sql`
      select w.organization_id, w.contact_id as id from contact_words w where ${join([begins(first), ...rest.map(hasToo)], ' and ')}
      union select c.organization_id, c.id from contacts c
        where c.user_id = any (array(select id from users where login_key = ${loginKey(q)}))`
    const these = sql`(${keys}) k, lateral (
      select c.* from contacts c where c.organization_id = k.organization_id and c.id = k.id and ${after} limit 1) c`
    return pageOf(these, [])
  }
  const walk = sql`(select c.* from contacts c where ${after} order by ${byPersonsName} limit ${walkMost}) c`
  const found = await pageOf(walk, terms.map(has))
  if (found.next !== null) return found
  const end = await ctx.tx.maybe<{ last: string; first: string; id: string }>(sql`
    select c.last_name as last, c.first_name as first, c.id from ${walk} order by ${byPersonsName} offset ${walkMost - 1} limit 1`)
  return { ...found, next: end && cursorOf([end.last, end.first, end.id]) }
}

const byPersonsName = raw('c.last_name collate "C", c.first_name collate "C", c.id')

/** A further word of a contact that was met by another of its words. */
function hasToo(term: string): Sql {
  return sql`(select true from contact_words o where o.organization_id = w.organization_id and o.contact_id = w.contact_id
    and o.word >= ${term} and o.word < ${behindPrefix(term)} limit 1)`
}
