import type { licenceRequests } from '../../contract/licence-requests.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { findGranter } from '../partners/advisor-draft-queries.ts'
import { type AdvisorRow, saveReview, takeOpenGrant } from '../partners/advisor-queries.ts'
import { advisorSubject, ticksOfGrant } from '../partners/advisor-view.ts'
import { countTicked } from '../partners/assignable-licence-queries.ts'
import { tick } from '../partners/tick-queries.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  findRequest,
  listAskedLicences,
  type NamedRequest,
  saveDecision,
  takeRequest,
} from './licence-request-queries.ts'
import { expectUndecided, licencesMost, viewRequest } from './licence-request-view.ts'
import { tellOfLicenceRequest } from './tell-of-licence-request.job.ts'

/** REN-4, PAR-8: ticks what was asked for in the partner's grant, as it was when it was asked. The partner sees it from its next request, and is told. */
export const agreeToRequest: Operation<typeof licenceRequests.agreeToRequest> = async (ctx, input) => {
  const request = await takeRequest(ctx, input.licenceRequestId)
  permit(ctx.actor, 'advisor.edit', request)
  expectUndecided(request)
  expectVersion(ctx, request)
  const advisor = await takeOpenGrant(ctx, request.organization_id, request.partner_id)
  if (!advisor) throw new Refusal('request-over', { status: 'ended' })
  const { name } = await findGranter(ctx)
  await share(ctx, advisor, request, name)
  await saveDecision(ctx, request, 'agreed', name)
  await record(ctx, {
    action: 'licences.request-agreed',
    subject: advisorSubject(advisor),
    after: { by: request.asked_by_name },
  })
  await enqueue(ctx, tellOfLicenceRequest, { organizationId: request.organization_id, requestId: request.id })
  return viewRequest(ctx, await findRequest(ctx, request.id))
}

/** An advisor that sees all has nothing ticked. */
async function share(ctx: Ctx, advisor: AdvisorRow, request: NamedRequest, by: string): Promise<void> {
  if (advisor.coverage === 'all') return
  const ticks = ticksOfGrant(advisor)
  const before = await countTicked(ctx, ticks)
  const asked = await listAskedLicences(ctx, request, advisor.id, licencesMost)
  const added = await tick(ctx, ticks, { ids: asked.map(({ id }) => id), all: null })
  await saveReview(ctx, advisor, by)
  await record(ctx, {
    action: 'advisor.assignments-changed',
    subject: advisorSubject(advisor),
    before: { sharedLicences: before.count },
    after: { sharedLicences: (await countTicked(ctx, ticks)).count, sharedCodes: added.codes },
  })
}
