import type { Actor } from '../../contract/actor.ts'
import type { LicenceView, licences } from '../../contract/licences.ts'
import { advisorsOfLicences } from '../partners/licence-advisor-queries.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import {
  findLicence,
  listAllocations,
  listFeatureNames,
  listFiles,
  listMoves,
  listReplacements,
} from './licence-queries.ts'
import type { AllocationRow, LicenceRow } from './licence-rows.ts'
import { movesSince } from './licence-rules.ts'
import { viewAllocation, viewLicence } from './licence-view.ts'

/** LIC-3, LIC-18: one licence with all that is known of it, rescinded ones too. */
export const readLicence: Operation<typeof licences.readLicence> = async (ctx, input) => {
  const licence = await findLicence(ctx, input.licenceId)
  return showLicence(ctx, licence)
}

/** The licence's page as it is after an operation in the same transaction. */
export async function showLicence(ctx: Ctx & { actor: Actor }, licence: LicenceRow): Promise<LicenceView> {
  const allocations = await listAllocations(ctx, licence)
  const files = await listFiles(
    ctx,
    licence.organization_id,
    allocations.map((one) => one.id),
  )
  const moves = await listMoves(ctx, licence, movesSince(ctx.now))
  const { replaces, replacedBy } = await listReplacements(ctx, licence)
  const featureNames = await listFeatureNames(ctx, licence)
  const advisors = (await advisorsOfLicences(ctx, licence.organization_id, [licence.id]))(licence.id)
  const parts = { allocations, files, moves, replaces, replacedBy, advisors, featureNames }
  return viewLicence(ctx.actor, licence, parts, ctx.now)
}

/** One allocation as it is after an operation in the same transaction. */
export async function showAllocation(ctx: Ctx & { actor: Actor }, licence: LicenceRow, allocation: AllocationRow) {
  const files = await listFiles(ctx, allocation.organization_id, [allocation.id])
  return viewAllocation(ctx.actor, licence, allocation, files, ctx.now)
}
