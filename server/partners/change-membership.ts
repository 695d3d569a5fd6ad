import type { managingPartners } from '../../contract/partner-programme.ts'
import { permit } from '../access/permit.ts'
import { changedFields } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  countBuyers,
  findDistributor,
  findPartner,
  listLevels,
  saveMembership,
  takePartner,
} from './partner-queries.ts'
import { membershipFacts, partnerSubject, planMembership } from './partner-rules.ts'
import { viewPartner } from './partner-view.ts'
import { tellMembership } from './tell-membership.ts'

/** PAR-1. What the vendor decides of a partner. Whoever is not active any more loses customers' data with the next request. */
export const changeMembership: Operation<typeof managingPartners.changeMembership> = async (ctx, input) => {
  const row = await takePartner(ctx)
  permit(ctx.actor, 'partner.manage', row)
  expectVersion(ctx, row)
  const { distributorNumber, reason } = input
  const isSame = distributorNumber === row.distributor?.number
  const distributor =
    distributorNumber === null ? null : isSame ? row.distributor : await findDistributor(ctx.tx, distributorNumber)
  const found = { levels: await listLevels(ctx.tx), distributor, partnerId: row.organization_id }
  const after = planMembership(input, found, ctx.now)
  const buyers =
    row.kind === 'distributor' && after.kind !== 'distributor' ? await countBuyers(ctx.tx, row.organization_id) : 0
  if (buyers > 0) throw new Refusal('distributor-in-use', { count: buyers }, 'kind')
  const change = changedFields(membershipFacts(row), membershipFacts(after))
  if (!change) return viewPartner(ctx, row)
  await saveMembership(ctx.tx, row, after)
  await record(ctx, { action: 'partner.membership-changed', subject: partnerSubject(row), reason, ...change })
  await tellMembership(ctx, row, after, { changedBy: ctx.actor.name, reason })
  return viewPartner(ctx, await findPartner(ctx))
}
