import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { StaffActor } from '../../contract/actor.ts'
import type { desk } from '../../contract/desk.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { addDays } from '../../values/calendar.ts'
import { readCursorOf } from '../platform/cursor.ts'
import type { Ctx } from '../platform/operation.ts'
import { type Walked, walkedPage } from '../platform/walked-queries.ts'
import { type QuoteRow, quotes, statusToday } from '../renewals/quote-queries.ts'
import type { DeskRow } from './desk-queries.ts'

/** A quote with what the desk lists beside it. */
export type DeskQuoteRow = QuoteRow & Pick<DeskRow, 'approver' | 'decision'> & { waiting_questions: number }

type Filter = Pick<InputOf<typeof desk.listQuotesOfAll>, 'q' | 'show' | 'mine'>

/** So many quotes are walked for a page: what few of them meet goes on with the next. */
const walkMost = 1_500
/** Beyond this many quotes a count says "and more". */
const countMost = 2_500
/** More questions than these are not counted. */
const questionsCounted = 99
/** Quotes that end within so many days are to be followed up. */
const followUpDays = 7

const newest = sql`order by q.created_at desc, q.organization_id desc, q.id desc`

/**
 * Quotes of all customers, the newest first. As with licences, a page is met by walking along an index, so far and no
 * further: it may hold fewer than asked for and still have a next one.
 */
export async function listDeskQuotes(
  ctx: Ctx & { actor: StaffActor },
  filter: Filter,
  page: { after?: string | undefined; limit: number },
): Promise<Walked<DeskQuoteRow>> {
  const bounds = readCursorOf(page.after, ['instant', 'id', 'id'])
  const behind = bounds
    ? sql`and (q.created_at, q.organization_id, q.id) < (${bounds[0]}::timestamptz, ${bounds[1]}::uuid, ${bounds[2]}::uuid)`
    : empty
  // Each way has an index that is walked along: several in one condition would use none.
  const rows = (from: Sql, most: number) => {
    const ways = walked(filter).map(
      (way) => sql`(select q.* from quotes q where ${way} ${from} ${newest} limit ${most})`,
    )
    return sql`(select * from (${join(ways, ' union all ')}) q ${newest} limit ${most}) q`
  }
  return walkedPage<DeskQuoteRow, 'created_at' | 'organization_id' | 'id'>(ctx, {
    ...{ rows, behind, matching: matched(ctx, filter), order: newest },
    read: (met) => sql`
      select d.approver, d.decision, (
          select count(*)::int from (
            select from quote_questions w
            where w.organization_id = q.organization_id and w.quote_id = q.id and w.answered_at is null
            limit ${questionsCounted}) waiting) as waiting_questions,
        ${quotes(ctx, met)} left join quote_desk d on d.organization_id = q.organization_id and d.quote_id = q.id ${newest}`,
    columns: sql`q.created_at, q.organization_id, q.id`,
    place: (row) => [row.created_at, row.organization_id, row.id],
    ...{ walkMost, countMost, limit: page.limit },
  })
}

/** What indexes walk along: states of the desk's own quotes, a number, a company, or all. */
function walked({ q, show }: Filter): Sql[] {
  const typed = q.trim()
  if (typed !== '')
    return [
      sql`q.number = ${typed.toUpperCase()}`,
      sql`q.organization_id = (select id from organizations where number = ${typed})`,
    ]
  return show === 'all'
    ? [sql`true`]
    : statesOf[show].map((status) => sql`q.maker = 'staff' and q.status = ${raw(`'${status}'`)}`)
}

const statesOf = {
  approval: ['approval-needed'],
  draft: ['draft', 'approval-needed'],
  sent: ['sent'],
  'follow-up': ['sent'],
} as const

/** What is asked of each quote on the way. */
function matched(ctx: Ctx & { actor: StaffActor }, { show, mine }: Filter): Sql {
  // Each looked up by its key, in its order: a planner who compares all with all reads whole tables.
  const refused = sql`coalesce((
    select d.decision = 'refused' from quote_desk d
    where d.organization_id = q.organization_id and d.quote_id = q.id), false)`
  const asked = sql`coalesce((
    select true from quote_questions w
    where w.organization_id = q.organization_id and w.quote_id = q.id and w.answered_at is null order by w.asked_at limit 1), false)`
  const isIn = (status: string) => sql`q.maker = 'staff' and q.status = ${status} and ${statusToday(ctx)} <> 'expired'`
  const states: Record<Filter['show'], Sql> = {
    approval: sql`${isIn('approval-needed')} and not ${refused}`,
    // What was refused is for whoever prepared it, again.
    draft: sql`(${isIn('draft')} or ${isIn('approval-needed')} and ${refused})`,
    sent: isIn('sent'),
    'follow-up': sql`${isIn('sent')} and (q.valid_until <= ${addDays(ctx.today, followUpDays)} or ${asked})`,
    all: sql`true`,
  }
  const own = sql`app.specialist_of(q.organization_id) = ${ctx.actor.staffId}`
  return mine ? sql`${states[show]} and ${own}` : states[show]
}
