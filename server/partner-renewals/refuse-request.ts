import type { licenceRequests } from '../../contract/licence-requests.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { findGranter } from '../partners/advisor-draft-queries.ts'
import { enqueue } from '../platform/enqueue.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { findRequest, saveDecision, takeRequest } from './licence-request-queries.ts'
import { expectUndecided, viewRequest } from './licence-request-view.ts'
import { tellOfLicenceRequest } from './tell-of-licence-request.job.ts'

/** REN-4: does not share what was asked for. Whoever asked is told. */
export const refuseRequest: Operation<typeof licenceRequests.refuseRequest> = async (ctx, input) => {
  const request = await takeRequest(ctx, input.licenceRequestId)
  permit(ctx.actor, 'advisor.edit', request)
  expectUndecided(request)
  expectVersion(ctx, request)
  await saveDecision(ctx, request, 'refused', (await findGranter(ctx)).name)
  await record(ctx, {
    action: 'licences.request-refused',
    subject: { kind: 'partner', id: request.partner_id, label: `${request.partner_name} (${request.partner_number})` },
    after: { by: request.asked_by_name },
  })
  await enqueue(ctx, tellOfLicenceRequest, { organizationId: request.organization_id, requestId: request.id })
  return viewRequest(ctx, await findRequest(ctx, request.id))
}
