import type { House } from '../platform/house.ts'
import { workerWithin } from '../platform/worker.ts'
import { findFileOf } from './licence-file-queries.ts'
import { signFile } from './sign-file.errand.ts'

/** Signs one file soon after it was issued. Done twice it changes nothing; a file that is gone is no fault. */
export async function signLicenceFileJob(
  house: House,
  payload: { organizationId: string; fileId: string },
): Promise<void> {
  const file = await workerWithin(house, (ctx) => findFileOf(ctx, payload.organizationId, payload.fileId))
  if (file) await signFile({ house, within: (work) => workerWithin(house, work) }, file)
}
