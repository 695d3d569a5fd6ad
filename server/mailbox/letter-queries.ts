import sql, { empty } from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Tx } from '../platform/db.ts'

/** A letter as it is stored, without its text. */
export type LetterRow = {
  id: string
  kind: string
  language: 'en' | 'es'
  recipient_name: string
  recipient_email: string
  subject: string
  created_at: Instant
  sent_at: Instant | null
}

/** Letters, newest first, a page at a time; to one address where one is given. */
export async function listLetterRows(
  tx: Tx,
  wanted: { to: string; after?: string | undefined; limit: number },
): Promise<{ rows: LetterRow[]; next: string | null }> {
  const bound = readCursorOf(wanted.after, ['instant', 'id'])
  const rows = await tx.many<LetterRow>(sql`
    select id, kind, language, recipient_name, recipient_email, subject, created_at, sent_at from letters
    where true
      ${wanted.to === '' ? empty : sql`and lower(recipient_email) = lower(${wanted.to.trim()})`}
      ${bound ? sql`and (created_at, id) < (${bound[0]}::timestamptz, ${bound[1]}::uuid)` : empty}
    order by created_at desc, id desc limit ${wanted.limit + 1}`)
  return pageFrom(rows, wanted.limit, (row) => [row.created_at, row.id])
}

/** One letter with its text, or null. */
export function findLetterRow(
  tx: Tx,
  letterId: string,
): Promise<(LetterRow & { body_text: string; body_html: string }) | null> {
  return tx.maybe(sql`
    select id, kind, language, recipient_name, recipient_email, subject, created_at, sent_at, body_text, body_html
    from letters where id = ${letterId}`)
}
