import sql, { type Sql } from 'sql-template-tag'
import type { Ctx } from '../platform/operation.ts'
import { type LicenceFilter, matching, type Seen, type Ticks } from './assignable-licence-queries.ts'

/** Which licences are ticked or unticked: those named, and all that match, found here and now, but for some. */
export type Choice = {
  ids: readonly string[]
  all: { filter: LicenceFilter; seen: Seen; except: readonly string[] } | null
}

function chosen(ctx: Ctx, { organization_id }: Ticks, { ids, all }: Choice): Sql {
  const named = sql`l.organization_id = ${organization_id} and l.id = any (${ids}::uuid[])`
  if (!all) return named
  return sql`(${named} or ${matching(ctx, organization_id, all.filter, all.seen)} and l.id <> all (${all.except}::uuid[]))`
}

/** How many ticks changed, and the codes of the first of them: more would drown whoever reads the trail. */
export type Ticked = { count: number; codes: string[] }

/** How many codes the trail names. */
const codesMost = 50

/** Ticks licences, however many, in one statement. Tells how many were not ticked before. */
export function tick(ctx: Ctx, ticks: Ticks, choice: Choice): Promise<Ticked> {
  const insert =
    ticks.kind === 'draft'
      ? sql`insert into advisor_draft_licences (organization_id, draft_id, licence_id)`
      : sql`insert into advisor_grant_licences (organization_id, grant_id, licence_id)`
  return told(
    ctx,
    ticks,
    sql`${insert} select l.organization_id, ${ticks.id}, l.id from licences l where ${chosen(ctx, ticks, choice)}
      on conflict do nothing returning licence_id`,
  )
}

/** Takes ticks away, in one statement. Tells how many there were. */
export function untick(ctx: Ctx, ticks: Ticks, choice: Choice): Promise<Ticked> {
  const remove =
    ticks.kind === 'draft'
      ? sql`delete from advisor_draft_licences t where t.draft_id = ${ticks.id}`
      : sql`delete from advisor_grant_licences t where t.grant_id = ${ticks.id}`
  return told(
    ctx,
    ticks,
    sql`${remove} and t.organization_id = ${ticks.organization_id}
      and t.licence_id in (select l.id from licences l where ${chosen(ctx, ticks, choice)}) returning t.licence_id`,
  )
}

function told(ctx: Ctx, { organization_id }: Ticks, change: Sql): Promise<Ticked> {
  return ctx.tx.one<Ticked>(sql`
    with changed as (${change})
    select (select count(*) from changed) as count, array(
      select l.code from licences l where l.organization_id = ${organization_id}
        and l.id in (select licence_id from changed limit ${codesMost}) order by l.code collate "C") as codes`)
}

/** Hands a draft's ticks on to the grant that it led to. Tells how many. */
export function copyTicks(ctx: Ctx, from: Ticks, to: Ticks): Promise<number> {
  return ctx.tx.change(sql`
    insert into advisor_grant_licences (organization_id, grant_id, licence_id)
    select t.organization_id, ${to.id}, t.licence_id from advisor_draft_licences t
    where t.organization_id = ${from.organization_id} and t.draft_id = ${from.id}`)
}
