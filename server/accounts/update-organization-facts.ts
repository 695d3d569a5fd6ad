import type { accounts } from '../../contract/accounts.ts'
import { permit } from '../access/permit.ts'
import { changedFields, patched } from '../audit/changed-fields.ts'
import { record } from '../audit/record.ts'
import { expectVersion } from '../platform/expect-version.ts'
import type { Operation } from '../platform/operation.ts'
import {
  findOrganization,
  listRepresentatives,
  type OrganizationRow,
  type RegisteredFacts,
  saveRegisteredFacts,
  takeOrganization,
} from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'
import { expectRepresentatives, withNames } from './representative-rules.ts'

/** ACC-1. Staff carry out what a company may change only by request: names, country, who looks after it. */
export const updateOrganizationFacts: Operation<typeof accounts.updateOrganizationFacts> = async (ctx, input) => {
  const organization = await takeOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'organization.edit', organization)
  expectVersion(ctx, organization)
  const { number: _, reason, ...wanted } = input
  const before = registeredFacts(organization)
  const after = patched(before, wanted)
  const named = [before, after].flatMap((facts) => [facts.salesRepresentativeId, facts.renewalsSpecialistId])
  const staff = await listRepresentatives(ctx.tx, named)
  expectRepresentatives(wanted, staff)
  const change = changedFields(before, after)
  if (!change) return viewOrganization(ctx, organization)
  await saveRegisteredFacts(ctx.tx, organization, after)
  const subject = { kind: 'organization', id: organization.organization_id, label: after.legalName }
  const told = { before: withNames(change.before, staff), after: withNames(change.after, staff) }
  await record(ctx, { action: 'organization.facts-updated', subject, reason, ...told })
  return viewOrganization(ctx, await findOrganization(ctx, organization.organization_id))
}

function registeredFacts(row: OrganizationRow): RegisteredFacts {
  const { legalName, otherNames, country, state, region, language, salesRepresentativeId, renewalsSpecialistId } = row
  return { legalName, otherNames, country, state, region, language, salesRepresentativeId, renewalsSpecialistId }
}
