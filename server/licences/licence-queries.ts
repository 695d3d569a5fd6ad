import sql, { empty, raw, type Sql } from 'sql-template-tag'
import type { Instant } from '../../values/calendar.ts'
import { behindPrefix } from '../../values/search-words.ts'
import { likeLiteral } from '../../values/text.ts'
import { notFound } from '../access/permit.ts'
import { often } from '../platform/db.ts'
import type { Ctx } from '../platform/operation.ts'
import type { HostId } from './host-id-rules.ts'
import type { AllocationRow, FileRow, LicenceRow, MoveRow, ReturnRow } from './licence-rows.ts'
import { type LicenceFacts, movesSince, returnsSince } from './licence-rules.ts'

/** A licence's columns with its owner's number and name, for `licences l join organizations o`. */
export const licenceColumns = raw(`
  l.organization_id, o.number as organization_number, o.legal_name as organization_name, l.id, l.code, l.product_code, l.product_name,
  l.edition_code, l.edition_name, l.model, l.grade, l.quantity, l.allocated_quantity, l.starts_on, l.ends_on, l.maintenance_ends_on,
  l.status, l.rescinded_at, l.rescinded_reason, l.feature_codes, l.choosable_feature_codes, l.partial_allocation, l.moves_per_year,
  l.grace_hours, l.overdraft_percent, l.host_id_types, l.serial_shape, l.sku_code, l.order_number, l.order_line,
  l.purchase_order_number, l.contract_number, l.selling_partner_name, l.fulfilled_at, l.replaces_id, l.hidden_at, l.version`)

const allocationColumns = raw(`
  organization_id, id, licence_id, host_id_type, host_id, label, quantity, feature_codes, status, bound_at, created_at, ended_at,
  previous_id, version`)

async function selectLicence(ctx: Ctx, licenceId: string, lock: Sql): Promise<LicenceRow> {
  const found = await ctx.tx.maybe<LicenceRow>(often`
    select ${licenceColumns} from licences l join organizations o on o.id = l.organization_id
    where l.organization_id = ${ctx.organization?.id ?? null} and l.id = ${licenceId} ${lock}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The licence, or the answer for what is absent or not visible. */
export function findLicence(ctx: Ctx, licenceId: string): Promise<LicenceRow> {
  return selectLicence(ctx, licenceId, empty)
}

/** The same, locked: whoever else allocates, moves or returns of this licence waits. */
export function takeLicence(ctx: Ctx, licenceId: string): Promise<LicenceRow> {
  return selectLicence(ctx, licenceId, sql`for no key update of l`)
}

/** Licences of an organization for work that acts for none, locked in the order of their ids. */
export function takeLicencesOf(ctx: Ctx, organizationId: string, ids: readonly string[]): Promise<LicenceRow[]> {
  return ctx.tx.many<LicenceRow>(sql`
    select ${licenceColumns} from licences l join organizations o on o.id = l.organization_id
    where l.organization_id = ${organizationId} and l.id = any (${ids}) order by l.id for no key update of l`)
}

/** All that is bound of a licence now. */
export function listActiveAllocations(
  ctx: Ctx,
  licence: Pick<LicenceRow, 'organization_id' | 'id'>,
): Promise<AllocationRow[]> {
  return ctx.tx.many<AllocationRow>(sql`
    select ${allocationColumns} from allocations
    where organization_id = ${licence.organization_id} and licence_id = ${licence.id} and status = 'active' order by id`)
}

/** The allocation, or the answer for what is absent or not visible. */
export async function findAllocation(ctx: Ctx, allocationId: string): Promise<AllocationRow> {
  const found = await ctx.tx.maybe<AllocationRow>(often`
    select ${allocationColumns} from allocations where organization_id = ${ctx.organization?.id ?? null} and id = ${allocationId}`)
  if (!found) throw notFound(ctx.actor)
  return found
}

/** The allocation and its licence, the licence locked first: the order in which everybody locks. */
export async function takeAllocation(
  ctx: Ctx,
  allocationId: string,
): Promise<{ allocation: AllocationRow; licence: LicenceRow }> {
  const { licence_id } = await findAllocation(ctx, allocationId)
  const licence = await takeLicence(ctx, licence_id)
  return { licence, allocation: await findAllocation(ctx, allocationId) }
}

/** What the rules need besides the licence: its moves, late returns, and whether the host holds some of it. */
export async function factsOf(ctx: Ctx, licence: LicenceRow, host: HostId): Promise<LicenceFacts> {
  const held = await ctx.tx.one<{ holds: boolean }>(often`
    select exists (select from allocations where organization_id = ${licence.organization_id} and licence_id = ${licence.id}
      and host_id_type = ${host.type} and host_id = ${host.value} and status = 'active') as holds`)
  // Without a limit nobody asks how often, which keeps the ordinary case short.
  const limited = licence.moves_per_year !== null
  const moves = limited ? await listMoves(ctx, licence, movesSince(ctx.now)) : []
  const returns = limited ? await listReturns(ctx, licence) : []
  return { licence, moves, returns, hostHolds: held.holds }
}

/** The licence's moves since an instant, newest first. */
export function listMoves(ctx: Ctx, licence: LicenceRow, since: Instant): Promise<MoveRow[]> {
  return ctx.tx.many<MoveRow>(often`
    select m.kind, m.counted, m.moved_at, f.host_id as from_host_id, t.host_id as to_host_id
    from moves m
    join allocations f on f.organization_id = m.organization_id and f.id = m.from_allocation_id
    join allocations t on t.organization_id = m.organization_id and t.id = m.to_allocation_id
    where m.organization_id = ${licence.organization_id} and m.licence_id = ${licence.id} and m.moved_at > ${since}
    order by m.moved_at desc limit 1000`)
}

function listReturns(ctx: Ctx, licence: LicenceRow): Promise<ReturnRow[]> {
  return ctx.tx.many<ReturnRow>(often`
    select r.id, r.allocation_id, a.host_id, r.quantity, r.reused_quantity
    from returns r join allocations a on a.organization_id = r.organization_id and a.id = r.allocation_id
    where r.organization_id = ${licence.organization_id} and r.licence_id = ${licence.id}
      and r.returned_at > ${returnsSince(ctx.now)} and r.reused_quantity < r.quantity
    order by r.returned_at limit 1000`)
}

/** Host IDs of the organization that are this one but for case. */
export async function listHostsLike(ctx: Ctx, host: HostId): Promise<string[]> {
  const found = await ctx.tx.many<{ host_id: string }>(sql`
    select distinct host_id from allocations
    where organization_id = ${ctx.organization?.id ?? null} and host_id_key = ${host.key} and status = 'active' limit 20`)
  return found.map((row) => row.host_id)
}

/** A licence's allocations: the active ones first, then the newest of the others. */
export function listAllocations(
  ctx: Ctx,
  licence: Pick<LicenceRow, 'organization_id' | 'id'>,
): Promise<AllocationRow[]> {
  return ctx.tx.many<AllocationRow>(sql`
    select ${allocationColumns} from allocations
    where organization_id = ${licence.organization_id} and licence_id = ${licence.id}
    order by (status = 'active') desc, created_at desc, id limit 500`)
}

/** The files of these allocations, newest first. */
export function listFiles(ctx: Ctx, organizationId: string, allocationIds: readonly string[]): Promise<FileRow[]> {
  return ctx.tx.many<FileRow>(sql`
    select id, allocation_id, status, created_at, status_changed_at from licence_files
    where organization_id = ${organizationId} and allocation_id = any (${allocationIds})
    order by created_at desc, id`)
}

/** What replaced the licence, and what it replaced. */
export async function listReplacements(ctx: Ctx, licence: LicenceRow) {
  const linked = await ctx.tx.many<{ id: string; code: LicenceRow['code']; newer: boolean }>(sql`
    select id, code, true as newer from licences where organization_id = ${licence.organization_id} and replaces_id = ${licence.id}
    union all
    select id, code, false from licences where organization_id = ${licence.organization_id} and id = ${licence.replaces_id}
    order by code limit 1000`)
  const linkOf = ({ id, code }: (typeof linked)[number]) => ({ id, code })
  return {
    replacedBy: linked.filter((one) => one.newer).map(linkOf),
    replaces: linked.filter((one) => !one.newer).map(linkOf)[0] ?? null,
  }
}

/** What the catalogue calls the features of the licence's product, by their code. */
export async function listFeatureNames(
  ctx: Ctx,
  licence: Pick<LicenceRow, 'product_code'>,
): Promise<ReadonlyMap<string, string>> {
  const found = await ctx.tx.many<{ code: string; name: string }>(sql`
    select f.code, f.name from features f join products p on p.id = f.product_id
    where p.code = ${licence.product_code} limit 500`)
  return new Map(found.map(({ code, name }) => [code, name]))
}

/** Sets or clears since when a licence is hidden. */
export async function saveHidden(ctx: Ctx, licence: LicenceRow, hiddenAt: Instant | null): Promise<void> {
  await ctx.tx.changeOne(sql`
    update licences set hidden_at = ${hiddenAt}, version = version + 1
    where organization_id = ${licence.organization_id} and id = ${licence.id}`)
}

/** So many allocations are looked at for a host: the newest, and those whose host begins so. */
const hostsMost = 1_000

/** Hosts of the organization whose value or label begins with the text, each once, the latest used first. */
export function listKnownHosts(ctx: Ctx, organizationId: string, wanted: { q: string; limit: number }) {
  const typed = wanted.q.trim().toLowerCase()
  const pattern = `${likeLiteral(typed)}%`
  return ctx.tx.many<Pick<AllocationRow, 'host_id_type' | 'host_id' | 'label'>>(sql`
    select host_id_type, host_id, label from (
      select distinct on (host_id_type, host_id) host_id_type, host_id, label, created_at from (
        (select host_id_type, host_id, label, created_at from allocations
          where organization_id = ${organizationId} and host_id_key >= ${typed} and host_id_key < ${behindPrefix(typed)}
          order by host_id_key limit ${hostsMost})
        union all
        select host_id_type, host_id, label, created_at from (
          select host_id_type, host_id, host_id_key, label, created_at from allocations where organization_id = ${organizationId}
          order by created_at desc limit ${hostsMost}) newest
        where host_id_key like ${pattern} or lower(label) like ${pattern}) lately
      order by host_id_type, host_id, created_at desc) hosts
    order by created_at desc limit ${wanted.limit}`)
}
