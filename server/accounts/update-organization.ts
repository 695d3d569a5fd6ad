import type { accounts } from '../../contract/accounts.ts'
import { permit } from '../access/permit.ts'
import { changedFields, patched } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import { type CompanyFacts, findOrganization, saveCompanyFacts, takeOrganization } from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'
import { readPhones } from './phone-rules.ts'

/** ACC-1. Changes what a company keeps up itself: phone, fax, web addresses. */
export const updateOrganization: Operation<typeof accounts.updateOrganization> = async (ctx, input) => {
  const organization = await takeOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'company.edit', organization)
  expectVersion(ctx, organization)
  const { phone, fax, webAddresses } = organization
  const before: CompanyFacts = { phone, fax, webAddresses }
  const phones = readPhones(input, ['phone', 'fax'], organization.country)
  const after = patched(before, { ...phones, webAddresses: input.webAddresses })
  const change = changedFields(before, after)
  if (!change) return viewOrganization(ctx, organization)
  await saveCompanyFacts(ctx.tx, organization, after)
  const subject = { kind: 'organization', id: organization.organization_id, label: organization.legalName }
  await record(ctx, { action: 'organization.updated', subject, ...change })
  return viewOrganization(ctx, await findOrganization(ctx, organization.organization_id))
}
