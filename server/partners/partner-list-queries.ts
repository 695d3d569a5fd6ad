import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { InputOf } from '../../contract/endpoint.ts'
import type { managingPartners, PartnerSummary } from '../../contract/partner-programme.ts'
import { isOrganizationNumber } from '../../values/ids.ts'
import { behindPrefix, searchTerms } from '../../values/search-words.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'

type Filter = InputOf<typeof managingPartners.listPartners>
type Row = PartnerSummary & { id: string }

/** A page of all partners, by name. For staff, who see them all. */
export async function listPartnerRows(tx: Tx, filter: Filter): Promise<{ rows: Row[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['text', 'id'])
  const rows = await tx.many<Row>(sql`
    select p.partner_id as id, p.number, p.name, p.kind, p.status, p.ends_on as "endsOn", p.listed, h.country, h.city,
      (select json_build_object('code', l.code, 'name', l.name, 'rank', l.rank) from partner_levels l
        where l.code = p.level_code) as level
    from partners p join partner_locations h on h.partner_id = p.partner_id and h.kind = 'headquarters'
    where ${join([sql`true`, ...conditions(filter)], ' and ')}
      ${bounds ? sql`and (p.name collate "C", p.partner_id) > (${bounds[0]}, ${bounds[1]}::uuid)` : empty}
    order by p.name collate "C", p.partner_id limit ${filter.limit + 1}`)
  return pageFrom(rows, filter.limit, (row) => [row.name, row.id])
}

/** A partner is also met by its number. */
function conditions({ q, status, kind, level, country }: Filter): Sql[] {
  return [
    ...(status.length > 0 ? [sql`p.status = any (${status})`] : []),
    ...(kind === '' ? [] : [sql`p.kind = ${kind}`]),
    ...(level === '' ? [] : [sql`p.level_code = ${level}`]),
    ...(country === ''
      ? []
      : [
          sql`exists (select from partner_locations l where l.partner_id = p.partner_id and l.country = ${country} and l.removed_at is null)`,
        ]),
    ...(isOrganizationNumber(q.trim())
      ? [sql`p.number = ${q.trim()}`]
      : searchTerms(q).map(
          (term) => sql`exists (select from organization_words w where w.organization_id = p.partner_id
            and w.word >= ${term} and w.word < ${behindPrefix(term)})`,
        )),
  ]
}
