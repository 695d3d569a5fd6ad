import sql from 'sql-template-tag'
import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import type { Tx } from '../platform/db.ts'

/** What a reader says of an article. */
export type Rating = {
  id: string
  article: number
  language: Language
  useful: boolean
  comment: string | null
  /** The rating that this one only adds its comment to. */
  explains: string | null
  ratedAt: Instant
}

/** Keeps a rating. Readers can write it and never read one. */
export async function insertRating(tx: Tx, rating: Rating): Promise<void> {
  await tx.changeOne(sql`
    insert into help_ratings (id, article, language, useful, comment, explains, rated_at)
    values (${rating.id}, ${rating.article}, ${rating.language}, ${rating.useful}, ${rating.comment}, ${rating.explains},
      ${rating.ratedAt})`)
}
