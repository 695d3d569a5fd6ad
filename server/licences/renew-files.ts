import type { Language } from '../../contract/fields.ts'
import type { Instant } from '../../values/calendar.ts'
import type { Ctx } from '../platform/operation.ts'
import { issueFile, retireFile } from './issue-file.ts'
import { listOutdatedAllocations } from './licence-file-queries.ts'
import { listActiveAllocations, takeLicencesOf } from './licence-queries.ts'
import { whyNotIssue } from './licence-rules.ts'

/**
 * REN-24: issues the files of these licences anew, as they carry a date that has moved; the former ones are superseded and
 * not revoked, so that no host stops. Files made since are left alone: done twice it changes nothing. A licence that is not
 * in force keeps what it has.
 */
export async function renewFiles(ctx: Ctx, { organizationId, licenceIds, movedAt, language }: Renewed): Promise<void> {
  for (const licence of await takeLicencesOf(ctx, organizationId, licenceIds)) {
    if (whyNotIssue(licence, ctx.now)) continue
    const outdated = await listOutdatedAllocations(ctx, organizationId, licence.id, movedAt)
    for (const allocation of await listActiveAllocations(ctx, licence)) {
      if (!outdated.has(allocation.id)) continue
      await retireFile(ctx, allocation, 'superseded')
      await issueFile({ ...ctx, language }, licence, allocation)
    }
  }
}

/** Whose files, since when their date is another, and in which language their comments are. */
export type Renewed = {
  organizationId: string
  licenceIds: readonly string[]
  movedAt: Instant
  language: Language
}
