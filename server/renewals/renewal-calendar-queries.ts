import sql from 'sql-template-tag'
import type { Day } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import type { EndOfDay } from './renewal-calendar-rules.ts'

/** What of a company ends on each day of a span, with what a year more costs by a version of a price schedule. */
export function listEndsByDay(
  ctx: Ctx,
  organizationId: string,
  span: { from: Day; to: Day },
  schedule: { id: string; version: number } | null,
): Promise<EndOfDay[]> {
  return ctx.tx.many<EndOfDay>(sql`
    select m.ends_on as "endsOn", count(*)::int as count,
      sum(l.quantity * coalesce(own.yearly_minor, every.yearly_minor))::bigint as "yearMinor",
      (count(*) filter (where coalesce(own.yearly_minor, every.yearly_minor) is null))::int as "unpricedCount"
    from memberships m
      join licences l on l.organization_id = m.organization_id and l.id = m.licence_id and l.hidden_at is null
      left join price_rates own on own.schedule_id = ${schedule?.id ?? null} and own.schedule_version = ${schedule?.version ?? null}
        and own.product_code = l.product_code and own.edition_code = l.edition_code and own.programme_code = m.programme_code
      left join price_rates every on every.schedule_id = ${schedule?.id ?? null} and every.schedule_version = ${schedule?.version ?? null}
        and every.product_code = l.product_code and every.edition_code = '' and every.programme_code = m.programme_code
    where m.organization_id = ${organizationId} and m.ends_on between ${span.from} and ${span.to}
    group by m.ends_on order by m.ends_on`)
}
