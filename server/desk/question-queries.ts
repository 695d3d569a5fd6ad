import sql, { empty, type Sql } from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { pageFrom, readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow } from '../renewals/quote-queries.ts'

/** A question about a quote, as it is stored. */
export type QuestionRow = {
  organization_id: string
  id: string
  quote_id: string
  contact_id: string
  asked_at: Instant
  asked_by: string
  question: string
  answered_at: Instant | null
  answered_by: string | null
  answer: string | null
  version: number
}

type QuoteKey = Pick<QuoteRow, 'organization_id' | 'id'>

const columns = sql`
  organization_id, id, quote_id, contact_id, asked_at, asked_by, question, answered_at, answered_by, answer, version`

/** A page of what was asked about a quote, the oldest first. */
export async function listQuestionRows(
  ctx: Ctx,
  { organization_id, id }: QuoteKey,
  page: { after?: string | undefined; limit: number },
): Promise<{ rows: QuestionRow[]; next: string | null }> {
  const bounds = readCursorOf(page.after, ['instant', 'id'])
  const behind = bounds ? sql`and (asked_at, id) > (${bounds[0]}::timestamptz, ${bounds[1]}::uuid)` : empty
  const rows = await ctx.tx.many<QuestionRow>(sql`
    select ${columns} from quote_questions where organization_id = ${organization_id} and quote_id = ${id} ${behind}
    order by asked_at, id limit ${page.limit + 1}`)
  return pageFrom(rows, page.limit, (row) => [row.asked_at, row.id])
}

async function selectQuestion(ctx: Ctx, quote: QuoteKey, id: string, lock: Sql): Promise<QuestionRow> {
  const found = await ctx.tx.maybe<QuestionRow>(sql`
    select ${columns} from quote_questions
    where organization_id = ${quote.organization_id} and quote_id = ${quote.id} and id = ${id} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** A question about this quote, or the answer for what is absent or not visible. */
export function findQuestion(ctx: Ctx, quote: QuoteKey, id: string): Promise<QuestionRow> {
  return selectQuestion(ctx, quote, id, empty)
}

/** The same, locked: of two who answer it, the second is told of the first. */
export function takeQuestion(ctx: Ctx, quote: QuoteKey, id: string): Promise<QuestionRow> {
  return selectQuestion(ctx, quote, id, sql`for no key update`)
}

/** A question for the work that follows, which acts for no organization; null where it is gone. */
export function findQuestionOf(ctx: Ctx, organizationId: string, id: string): Promise<QuestionRow | null> {
  return ctx.tx.maybe<QuestionRow>(sql`
    select ${columns} from quote_questions where organization_id = ${organizationId} and id = ${id}`)
}

/** Keeps a question. */
export async function insertQuestion(
  ctx: Ctx,
  quote: QuoteKey,
  asked: { id: string; contactId: string; askedBy: string; question: string },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    insert into quote_questions (organization_id, id, quote_id, contact_id, asked_at, asked_by, question)
    values (${quote.organization_id}, ${asked.id}, ${quote.id}, ${asked.contactId}, ${ctx.now}, ${asked.askedBy}, ${asked.question})`)
}

/** Keeps the answer, once. */
export async function saveAnswer(
  ctx: Ctx,
  { organization_id, id }: QuestionRow,
  { by, answer }: { by: string; answer: string },
): Promise<void> {
  await ctx.tx.changeOne(sql`
    update quote_questions set answered_at = ${ctx.now}, answered_by = ${by}, answer = ${answer}, version = version + 1
    where organization_id = ${organization_id} and id = ${id} and answered_at is null`)
}
