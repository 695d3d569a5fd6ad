import type { ExportView } from '../../contract/exports.ts'
import { type Letter, post, type Recipient } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { exportReady } from './export-ready.email.ts'
import { exportStopped } from './export-stopped.email.ts'
import { type ExportWork, findAskerAddress } from './export-work-queries.ts'

/** UX-36: tells whoever asked that their file is ready, and where. */
export function tellReady(ctx: Ctx, work: ExportWork, rowCount: number): Promise<void> {
  return tell(ctx, work, exportReady, { ...factsOf(ctx, work), rowCount })
}

/** I6: tells whoever asked that their file was stopped, and why. */
export function tellStopped(
  ctx: Ctx,
  work: ExportWork,
  cause: NonNullable<ExportView['stoppedBecause']>,
): Promise<void> {
  return tell(ctx, work, exportStopped, { ...factsOf(ctx, work), cause })
}

function factsOf({ publicOrigin }: Ctx, { file_name, organization_name, organization_number }: ExportWork) {
  return {
    fileName: file_name,
    organization: organization_name,
    url: `${publicOrigin}/o/${organization_number}/downloads`,
  }
}

async function tell<Facts>(ctx: Ctx, work: ExportWork, letter: Letter<Facts>, facts: Facts): Promise<void> {
  const found = await findAskerAddress(ctx, work)
  if (!found) return
  const { contact_id: contactId, ...address } = found
  // What the vendor's people asked for is no letter of the organization's.
  const organizationId = contactId === null ? null : work.organization_id
  const to: Recipient = { ...address, contactId, organizationId }
  await post(ctx, letter, facts, to)
}
