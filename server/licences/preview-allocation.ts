import type { AllocationPreview, allocating } from '../../contract/allocations.ts'
import { grantLines } from '../../licence-file/encode.ts'
import { fileWords } from '../../licence-file/words.ts'
import { permit } from '../access/permit.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { type GivenHost, type HostId, hostWarningsOf, readHostId, similarHostId } from './host-id-rules.ts'
import { claimsOf, namesOf } from './issue-file.ts'
import { factsOf, findLicence, listHostsLike } from './licence-queries.ts'
import type { LicenceRow } from './licence-rows.ts'
import { planAllocation } from './licence-rules.ts'

/** LIC-4, LIC-5: what the file of an allocation would say; refuses as allocating would, so that nothing surprises later. */
export const previewAllocation: Operation<typeof allocating.previewAllocation> = async (ctx, input) => {
  const licence = await findLicence(ctx, input.licenceId)
  permit(ctx.actor, 'licence.allocate', licence)
  const host = readHostId(input, licence)
  const plan = planAllocation(await factsOf(ctx, licence, host), { ...input, host }, ctx.now)
  return showPreview(ctx, licence, input, host, {
    quantity: plan.quantity,
    features: plan.features,
    countsAsMove: plan.countsAsMove && licence.moves_per_year !== null,
    leftAfter: licence.quantity - licence.allocated_quantity - plan.quantity,
  })
}

/** A preview in the reader's language: the lines of the file that are not made when it is issued. */
export async function showPreview(
  ctx: Ctx,
  licence: LicenceRow,
  given: GivenHost,
  host: HostId,
  plan: { quantity: number; features: string[]; countsAsMove: boolean; leftAfter: number },
): Promise<AllocationPreview> {
  const inUse = await listHostsLike(ctx, host)
  const bound = { host_id_type: host.type, host_id: host.value, quantity: plan.quantity, feature_codes: plan.features }
  const claims = claimsOf(ctx, licence, bound, { id: 'preview', place: { list: 1, index: 0 } })
  const { labels } = fileWords[ctx.language]
  return {
    hostId: host.value,
    warnings: hostWarningsOf(given, host, inUse),
    similarHostId: similarHostId(host, inUse),
    lines: grantLines(claims, namesOf(licence), ctx.language)
      .filter(([label]) => label !== 'issued')
      .map(([label, value]) => ({ label: labels[label], value })),
    leftAfter: plan.leftAfter,
    countsAsMove: plan.countsAsMove,
  }
}
