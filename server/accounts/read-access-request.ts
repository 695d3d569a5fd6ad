import type { askingForAccess } from '../../contract/access-requests.ts'
import type { Operation } from '../platform/operation.ts'
import { findAccessRequest } from './access-request-queries.ts'
import { viewAccessRequest } from './access-request-view.ts'

/** ACC-6. One request, with what its reader may do. */
export const readAccessRequest: Operation<typeof askingForAccess.readAccessRequest> = async (ctx, input) =>
  viewAccessRequest(ctx, await findAccessRequest(ctx, input.accessRequestId))
