import type { licences } from '../../contract/licences.ts'
import type { Operation } from '../platform/operation.ts'
import { listKnownHosts } from './licence-queries.ts'

/** LIC-4: host IDs that the organization already uses, the latest first, so that nobody types one twice. */
export const listHosts: Operation<typeof licences.listHosts> = async (ctx, input) => {
  const rows = await listKnownHosts(ctx, ctx.organization.id, input)
  return { items: rows.map((row) => ({ hostIdType: row.host_id_type, hostId: row.host_id, label: row.label })) }
}
