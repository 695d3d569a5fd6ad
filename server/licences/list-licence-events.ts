import type { licences } from '../../contract/licences.ts'
import { listEventsOfLicence } from '../audit/licence-trail-queries.ts'
import type { Operation } from '../platform/operation.ts'
import { findLicence } from './licence-queries.ts'

/** LIC-3: the licence's timeline, from the same rows as the organization's audit trail. */
export const listLicenceEvents: Operation<typeof licences.listLicenceEvents> = async (ctx, input) => {
  const licence = await findLicence(ctx, input.licenceId)
  const { rows, next } = await listEventsOfLicence(ctx, licence.organization_id, licence.id, input)
  return {
    items: rows.map((row) => ({
      id: row.id,
      at: row.at,
      action: row.action,
      actorName: row.actor_name,
      actorKind: row.actor_kind,
      before: row.before,
      after: row.after,
      reason: row.reason,
    })),
    next,
  }
}
