import sql from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { notFound } from '../access/permit.ts'
import { often, type Tx } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import { statusPlace } from './status-list-rules.ts'

/** What a file is made of; `content` is null until it has been signed. */
export type FileParts = {
  organization_id: string
  id: string
  licence_id: string
  code: string
  host_id: string
  comments: string
  signing_input: string
  key_id: string
  content: string | null
}

async function selectFile(ctx: Ctx, organizationId: string | null, fileId: string): Promise<FileParts | null> {
  return ctx.tx.maybe<FileParts>(often`
    select f.organization_id, f.id, f.licence_id, l.code, a.host_id, f.comments, f.signing_input, f.key_id, f.content
    from licence_files f
    join licences l on l.organization_id = f.organization_id and l.id = f.licence_id
    join allocations a on a.organization_id = f.organization_id and a.id = f.allocation_id
    where f.organization_id = ${organizationId} and f.id = ${fileId}`)
}

/** The file, or the answer for what is absent or not visible. */
export async function findFile(ctx: Ctx, fileId: string): Promise<FileParts> {
  const found = await selectFile(ctx, ctx.organization?.id ?? null, fileId)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The file for the errand that signs it, which acts for no organization. */
export function findFileOf(ctx: Ctx, organizationId: string, fileId: string): Promise<FileParts | null> {
  return selectFile(ctx, organizationId, fileId)
}

/** Stores the signed bytes once; whoever comes second gets what the first stored, so a file is the same for ever. */
export async function saveContent(ctx: Ctx, file: FileParts, content: string): Promise<string> {
  const stored = await ctx.tx.one<{ content: string }>(often`
    with saved as (
      update licence_files set content = ${content}, signed_at = ${ctx.now}
      where organization_id = ${file.organization_id} and id = ${file.id} and content is null
      returning content)
    select content from saved
    union all
    select content from licence_files
    where organization_id = ${file.organization_id} and id = ${file.id} and not exists (select from saved)`)
  return stored.content ?? content
}

/** Positions of a public list whose files are no longer good. */
export function listStatuses(
  tx: Tx,
  list: number,
): Promise<{ status_index: number; status: 'superseded' | 'revoked' }[]> {
  return tx.many(sql`
    select status_index, status from licence_files where status_list = ${list} and status <> 'good' order by status_index`)
}

/** What the public list says at one place: null is good, as it is for every place that it does not mention. */
export async function findStatusAt(
  ctx: Ctx,
  place: { list: number; index: number },
): Promise<'superseded' | 'revoked' | null> {
  const found = await ctx.tx.maybe<{ status: 'superseded' | 'revoked' }>(sql`
    select status from licence_files
    where status_list = ${place.list} and status_index = ${place.index} and status <> 'good'`)
  return found?.status ?? null
}

/** The licence's allocations whose file in force was made before. */
export async function listOutdatedAllocations(
  ctx: Ctx,
  organizationId: string,
  licenceId: string,
  before: Instant,
): Promise<Set<string>> {
  const found = await ctx.tx.many<{ allocation_id: string }>(sql`
    select allocation_id from licence_files
    where organization_id = ${organizationId} and licence_id = ${licenceId} and status = 'good' and created_at < ${before}
    limit 100000`)
  return new Set(found.map(({ allocation_id }) => allocation_id))
}

/** The number of the list that the latest files stand in; 0 before the first file. */
export async function lastStatusList(tx: Tx): Promise<number> {
  const { position } = await tx.one<{ position: number | null }>(sql`
    select case when is_called then last_value end as position from status_list_positions`)
  return position === null ? 0 : statusPlace(position).list
}
