import sql, { empty, join, type Sql } from 'sql-template-tag'
import type { ProgrammeView } from '../../contract/programmes.ts'
import { likeLiteral, searchKey } from '../../values/text.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'

/** What is said of a programme. */
export type ProgrammeFacts = Omit<ProgrammeView, 'code' | 'skuCount' | 'version'>

const columns = sql`p.code, p.name, p.kind, p.covers_versions as "coversVersions", p.all_or_nothing as "allOrNothing", p.status,
  (select count(*) from skus s where s.programme_code = p.code) as "skuCount", p.version`

/** All words anywhere in the text: a vendor has tens of these, not millions. */
export function wordsIn(q: string, text: Sql): Sql {
  const words = searchKey(q).split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return sql`true`
  return join(
    words.map((word) => sql`lower(${text}) like ${`%${likeLiteral(word)}%`}`),
    ' and ',
  )
}

/** A page of programmes by code. */
export async function listProgrammeRows(
  tx: Tx,
  filter: { q: string; after?: string | undefined; limit: number },
): Promise<{ rows: ProgrammeView[]; next: string | null }> {
  const bounds = readCursorOf(filter.after, ['text'])
  const rows = await tx.many<ProgrammeView>(sql`
    select ${columns} from programmes p
    where ${wordsIn(filter.q, sql`p.code || ' ' || p.name`)} ${bounds ? sql`and p.code > ${bounds[0]}` : empty}
    order by p.code limit ${filter.limit + 1}`)
  return pageFrom(rows, filter.limit, (row) => [row.code])
}

/** The programme of this code, or null. */
export function findProgramme(tx: Tx, code: string): Promise<ProgrammeView | null> {
  return tx.maybe<ProgrammeView>(sql`select ${columns} from programmes p where p.code = ${code}`)
}

/** The same, locked: whoever else changes it waits. */
export function takeProgramme(tx: Tx, code: string): Promise<ProgrammeView | null> {
  return tx.maybe<ProgrammeView>(sql`select ${columns} from programmes p where p.code = ${code} for no key update`)
}

/** Adds a programme. */
export async function insertProgramme(ctx: Ctx, code: string, facts: ProgrammeFacts): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into programmes (code, name, kind, covers_versions, all_or_nothing, status, created_at)
    values (${code}, ${facts.name}, ${facts.kind}, ${facts.coversVersions}, ${facts.allOrNothing}, ${facts.status}, ${ctx.now})`)
}

/** Writes a programme anew. */
export async function updateProgramme(tx: Tx, programme: ProgrammeView, facts: ProgrammeFacts): Promise<void> {
  await tx.changeOne(sql`
    update programmes set name = ${facts.name}, kind = ${facts.kind}, covers_versions = ${facts.coversVersions},
      all_or_nothing = ${facts.allOrNothing}, status = ${facts.status}, version = version + 1
    where code = ${programme.code} and version = ${programme.version}`)
}
