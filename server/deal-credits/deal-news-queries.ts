import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import type { DealNewsKind } from '../partners/deal-news.ts'
import type { Ctx } from '../platform/operation.ts'

/** What happened, and in which programmes. */
export type NewsRow = {
  organization_id: string
  partner_id: string
  programmes: string[]
  at: Instant
  known_at: Instant
  by: string
  quote_id: string | null
  quote_number: string | null
}

/** The facts of what happened; null where no partner has to do with it, or it is undone. For the worker. */
export function findNews(ctx: Ctx, organizationId: string, news: DealNewsKind, id: string): Promise<NewsRow | null> {
  if (news === 'named') return findNaming(ctx, organizationId, id)
  const ofQuote = sql`
    q.organization_id, q.partner_id, q.sent_at as known_at, q.id as quote_id, q.number as quote_number, array(
      select distinct l.programme_code from quote_lines l
      where l.organization_id = q.organization_id and l.quote_id = q.id order by l.programme_code) as programmes`
  const isPartners = sql`q.organization_id = ${organizationId} and q.id = ${id} and q.maker = 'partner' and q.sent_at is not null`
  return news === 'quoted'
    ? ctx.tx.maybe<NewsRow>(sql`select ${ofQuote}, q.sent_at as at, q.sent_by as by from quotes q where ${isPartners}`)
    : ctx.tx.maybe<NewsRow>(sql`
        select ${ofQuote}, o.booked_at as at, o.booked_by as by
        from quotes q join orders o on o.organization_id = q.organization_id and o.quote_id = q.id and o.status = 'booked'
        where ${isPartners}`)
}

/** A grant in force that lets a partner quote, and the programmes of what it shares. */
function findNaming(ctx: Ctx, organizationId: string, id: string): Promise<NewsRow | null> {
  return ctx.tx.maybe<NewsRow>(sql`
    select g.organization_id, g.partner_id, g.changed_at as at, g.changed_at as known_at, g.changed_by_name as by,
      null as quote_id, null as quote_number, array(
        select distinct m.programme_code
        from partner_licences l join memberships m on m.organization_id = l.organization_id and m.licence_id = l.licence_id
        where l.partner_id = g.partner_id and l.organization_id = g.organization_id order by m.programme_code) as programmes
    from advisor_grants g
    where g.organization_id = ${organizationId} and g.id = ${id} and 'quote' = any (g.scopes) and g.ended_at is null
      and g.starts_at <= ${ctx.now} and g.ends_at > ${ctx.now}`)
}
