import type { accounts } from '../../contract/accounts.ts'
import { record } from '../audit/record.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { addOrganization, findOrganization, listRepresentatives, type RegisteredFacts } from './organization-queries.ts'
import { viewOrganization } from './organization-view.ts'
import { readPhones } from './phone-rules.ts'
import { expectRepresentatives, withNames } from './representative-rules.ts'

/** Of 90 million numbers, so many in a row are not taken unless something is wrong. */
const attemptsMax = 20

/** ACC-1. Opens an account for a company, under a number that nobody can guess from others. */
export const createOrganization: Operation<typeof accounts.createOrganization> = async (ctx, input) => {
  const phones = readPhones(input, ['phone'], input.country)
  const facts = { ...input, phone: phones.phone ?? null }
  const staff = await listRepresentatives(ctx.tx, [facts.salesRepresentativeId, facts.renewalsSpecialistId])
  expectRepresentatives(facts, staff)
  const id = await openAccount(ctx, facts)
  const subject = { kind: 'organization', id, label: facts.legalName }
  await record(ctx, { action: 'organization.created', organizationId: id, subject, after: withNames(facts, staff) })
  return viewOrganization(ctx, await findOrganization(ctx, id))
}

async function openAccount(ctx: Ctx, facts: RegisteredFacts & { phone: string | null }): Promise<string> {
  const id = ctx.ids.uuid()
  for (let attempt = 0; attempt < attemptsMax; attempt += 1)
    if (await addOrganization(ctx, id, ctx.ids.organizationNumber(), facts)) return id
  throw new Error('no organization number is free')
}
