import type { licenceRequests } from '../../contract/licence-requests.ts'
import type { Operation } from '../platform/operation.ts'
import { findRequest } from './licence-request-queries.ts'
import { viewRequest } from './licence-request-view.ts'

/** REN-4: one request, with the licences that agreeing would share. */
export const readLicenceRequest: Operation<typeof licenceRequests.readLicenceRequest> = async (ctx, input) =>
  viewRequest(ctx, await findRequest(ctx, input.licenceRequestId))
