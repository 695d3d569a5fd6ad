import type { addingAdvisors } from '../../contract/advisor-drafts.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { findGranter } from './advisor-draft-queries.ts'
import { insertMissingPartner } from './missing-partner-report-queries.ts'
import { tellOfMissingPartner } from './tell-of-missing-partner.job.ts'

/** PAR-6. "My partner is not listed": the vendor's partner managers are told which, and who misses it. */
export const reportMissingPartner: Operation<typeof addingAdvisors.reportMissingPartner> = async (ctx, input) => {
  const organizationId = ctx.organization.id
  permit(ctx.actor, 'advisor.edit', { organization_id: organizationId })
  const { id: contactId } = await findGranter(ctx)
  const { name, country, note } = input
  const missing = { organization_id: organizationId, id: ctx.ids.uuid(), contactId, name, country, note }
  await insertMissingPartner(ctx, missing)
  await record(ctx, {
    action: 'missing-partner.reported',
    subject: { kind: 'missing-partner', id: missing.id, label: name },
    after: { country },
    reason: note,
  })
  await enqueue(ctx, tellOfMissingPartner, { organizationId, missingPartnerId: missing.id })
  return { id: missing.id }
}
