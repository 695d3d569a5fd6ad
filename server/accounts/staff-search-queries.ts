import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { OrganizationView } from '../../contract/accounts.ts'
import { isOrganizationNumber, type OrganizationNumber, readLicenceCode } from '../../values/ids.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { loginKey } from '../identity/login-id-rules.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
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

/** What a search for organizations means: each way of naming one has an index of its own. */
function meant(q: string): { condition: Sql; matched: Sql } {
  const nothing = sql`null::json`
  const typed = q.trim()
  const code = readLicenceCode(typed)
  if (isOrganizationNumber(typed.replaceAll(' ', '')))
    return { condition: sql`o.number = ${typed.replaceAll(' ', '')}`, matched: nothing }
  if (code)
    return {
      condition: sql`o.id = (select organization_id from licences where code = ${code})`,
      matched: sql`(select json_build_object('kind', 'licence', 'id', l.id, 'label', l.code) from licences l
        where l.organization_id = o.id and l.code = ${code})`,
    }
  if (typed.includes('@'))
    return {
      condition: sql`o.id in (select organization_id from contacts where lower(email) = lower(${typed}))`,
      matched: sql`(select json_build_object('kind', 'contact', 'id', c.id, 'label', c.first_name || ' ' || c.last_name)
        from contacts c where c.organization_id = o.id and lower(c.email) = lower(${typed}))`,
    }
  const words = searchTerms(typed).map(
    (term) =>
      sql`o.id in (select organization_id from organization_words where word >= ${term} and word < ${behindPrefix(term)})`,
  )
  return { condition: words.length > 0 ? join(words, ' and ') : sql`true`, matched: nothing }
}

/** Organizations by number, licence code, e-mail address of a contact, or the beginnings of words of their names; for staff. */
export async function listOrganizations(
  ctx: Ctx,
  q: string,
  page: Page,
): Promise<{ rows: FoundOrganization[]; next: string | null }> {
  const { condition, matched } = meant(q)
  const bounds = readCursorOf(page.after, ['text', 'id'])
  const rows = await ctx.tx.many<FoundOrganization>(sql`
    select o.id, o.number, o.legal_name as "legalName", o.country, o.region, o.status, ${matched} as matched
    from organizations o
    where ${condition} ${bounds ? sql`and (o.legal_name collate "C", o.id) > (${bounds[0]}, ${bounds[1]}::uuid)` : empty}
    order by o.legal_name collate "C", o.id limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.legalName, row.id])
}

/** A contact of any organization, with the organization's name. */
export type FoundContact = ContactRow & { organizationNumber: OrganizationNumber; organizationName: string }

/** Contacts of all organizations by the beginnings of words of their name or e-mail, or by login ID; for staff. */
export async function listContactsOfAll(
  ctx: Ctx,
  q: string,
  page: Page,
): Promise<{ rows: FoundContact[]; next: string | null }> {
  const terms = searchTerms(q)
  if (terms.length === 0) return { rows: [], next: null }
  const bounds = readCursorOf(page.after, ['text', 'text', 'id'])
  const rows = await ctx.tx.many<FoundContact>(sql`
    select ${contactColumns(ctx.actor)}, o.number as "organizationNumber", o.legal_name as "organizationName"
    from contacts c join organizations o on o.id = c.organization_id
    where (c.organization_id, c.id) in (
        (${join(terms.map(metBy), ' intersect ')})
        union select organization_id, id from contacts where user_id in (select id from users where login_key = ${loginKey(q)}))
      ${bounds ? sql`and (c.last_name collate "C", c.first_name collate "C", c.id) > (${bounds[0]}, ${bounds[1]}, ${bounds[2]}::uuid)` : empty}
    order by c.last_name collate "C", c.first_name collate "C", c.id limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.lastName, row.firstName, row.id])
}

function metBy(term: string): Sql {
  return sql`select organization_id, contact_id from contact_words where word >= ${term} and word < ${behindPrefix(term)}`
}
