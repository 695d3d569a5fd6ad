import type { recovering } from '../../contract/recovery.ts'
import type { Operation } from '../platform/operation.ts'
import { findRecovery } from './recovery-queries.ts'
import { viewRecovery } from './recovery-view.ts'

/** ACC-9. One request for a new administrator, with what its reader may do. */
export const readRecoveryRequest: Operation<typeof recovering.readRecoveryRequest> = async (ctx, input) =>
  viewRecovery(ctx, await findRecovery(ctx, input.recoveryRequestId))
