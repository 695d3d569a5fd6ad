import type { dealCredits } from '../../contract/deal-credits.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { FieldsInvalid, fault, Refusal } from '../platform/refusal.ts'
import {
  findCreditable,
  findHeld,
  holdCredits,
  insertCredit,
  listProgrammesToCredit,
  saveEnd,
} from './deal-credit-queries.ts'
import { changeAt } from './deal-credit-rules.ts'
import { viewCredit } from './deal-credit-view.ts'
import { tellCreditChange } from './tell-credit-change.ts'

/** PAR-11: one of the vendor's people decides who gets the commission; both partners are told, with the reason. */
export const changeDealCredit: Operation<typeof dealCredits.changeDealCredit> = async (ctx, input) => {
  const { actor, organization } = ctx
  if (actor.kind !== 'staff') throw notFound(actor)
  permit(actor, 'deal-credit.change', { organization_id: organization.id })
  const { programmeCode, partnerNumber, reason } = input
  const programme = (await listProgrammesToCredit(ctx.tx)).find(({ code }) => code === programmeCode)
  if (!programme) throw new FieldsInvalid(fault('programmeCode', 'not-one-of'))
  const partner = partnerNumber === undefined ? null : await findCreditable(ctx.tx, organization.id, partnerNumber)
  if (partnerNumber !== undefined && !partner) throw new FieldsInvalid(fault('partnerNumber', 'partner-unknown'))
  await holdCredits(ctx.tx, organization.id)
  const former = await findHeld(ctx.tx, organization.id, programme.code)
  if ((former?.partner_id ?? null) === (partner?.id ?? null))
    throw new Refusal('credit-unchanged', { partner: former?.partner_name ?? 'none', programme: programme.name })
  const at = changeAt(former, ctx.now)
  if (former) await saveEnd(ctx, former, { ended_because: 'staff', end_reason: reason, ended_by: actor.name, at })
  if (partner)
    await insertCredit(ctx, {
      ...{ organization_id: organization.id, programme_code: programme.code, partner_id: partner.id },
      ...{ source: 'staff', quote_id: null, quote_number: null, reason, given_by: actor.name },
      starts_at: at,
    })
  const held = await findHeld(ctx.tx, organization.id, programme.code)
  await record(ctx, {
    action: 'deal-credit.changed',
    // Customers do not see commissions: the vendor's own trail.
    organizationId: null,
    subject: { kind: 'organization', id: organization.id, label: organization.name },
    before: { programme: programme.name, partner: former?.partner_name ?? null },
    after: { programme: programme.name, partner: partner?.name ?? null },
    reason,
  })
  const untold = await tellCreditChange(ctx, { former, held, reason })
  return { credit: held && viewCredit(held), untold }
}
