import { record } from '../audit/record.ts'
import type { Ctx } from '../platform/operation.ts'
import { type AdvisorRow, saveGrantEnd } from './advisor-queries.ts'
import { advisorSubject } from './advisor-view.ts'

/** PAR-9. Marks a grant as ended whose time is up; the partner has seen nothing since then anyhow. */
export async function endRunOut(ctx: Ctx, grant: AdvisorRow): Promise<void> {
  await saveGrantEnd(ctx, grant, { at: grant.endsAt, by: 'time', changedBy: 'Chancery' })
  await record(ctx, {
    action: 'advisor.ended',
    organizationId: grant.organization_id,
    subject: advisorSubject(grant),
    after: { endsOn: grant.endsOn },
  })
}
