import type { desk } from '../../contract/desk.ts'
import { permit } from '../access/permit.ts'
import { saveSpecialist, takeOrganization } from '../accounts/organization-queries.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault } from '../platform/refusal.ts'
import { listSpecialists } from './desk-people-queries.ts'

/** REN-7: who of the desk looks after a customer, and is named to it; nobody, where it is left blank. */
export const assignSpecialist: Operation<typeof desk.assignSpecialist> = async (ctx, input) => {
  const organization = await takeOrganization(ctx, ctx.organization.id)
  permit(ctx.actor, 'specialist.assign', organization)
  const specialists = await listSpecialists(ctx.tx)
  const chosen = specialists.find(({ id }) => id === input.staffId) ?? null
  if (input.staffId !== undefined && chosen === null) throw new FieldsInvalid(fault('staffId', 'not-one-of'))
  const former = specialists.find(({ id }) => id === organization.renewalsSpecialistId) ?? null
  if ((chosen?.id ?? null) === organization.renewalsSpecialistId) return { specialist: chosen }
  await saveSpecialist(ctx.tx, organization, chosen?.id ?? null)
  await record(ctx, {
    action: 'organization.specialist-assigned',
    subject: { kind: 'organization', id: organization.organization_id, label: organization.legalName },
    before: { specialist: former?.name ?? null },
    after: { specialist: chosen?.name ?? null },
  })
  return { specialist: chosen }
}
