import type { managingPartners } from '../../contract/partner-programme.ts'
import { dayAt } from '../../values/calendar.ts'
import { notFound, permit } from '../access/permit.ts'
import { letterToContact } from '../accounts/contact-facts.ts'
import { findContact } from '../accounts/contact-queries.ts'
import { record } from '../audit/record.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findMissing, saveSettled, takeMissing } from './missing-partner-queries.ts'
import { missingPartnerSettled } from './missing-partner-settled.email.ts'
import { viewMissing } from './missing-partner-view.ts'

/** PAR-6. A partner manager has taken care of what a customer reported; the answer, if any, is mailed to who reported it. */
export const settleMissingPartner: Operation<typeof managingPartners.settleMissingPartner> = async (ctx, input) => {
  if (ctx.actor.kind !== 'staff') throw notFound(ctx.actor)
  const row = await takeMissing(ctx, input.missingPartnerId)
  permit(ctx.actor, 'partner.manage', row)
  if (row.settledAt)
    throw new Refusal('missing-partner-settled', { by: row.settledBy ?? '–', day: dayAt(row.settledAt, 'UTC') })
  await saveSettled(ctx, row, ctx.actor.staffId)
  await record(ctx, {
    action: 'missing-partner.settled',
    subject: { kind: 'missing-partner', id: row.id, label: row.name },
    reason: input.answer,
  })
  const reporter = await findContact(ctx, row.reporter.contactId)
  if (input.answer !== null && reporter.status === 'active') {
    const { number, name: organization } = ctx.organization
    const facts = { partner: row.name, organization, number, answer: input.answer, publicOrigin: ctx.publicOrigin }
    await post(ctx, missingPartnerSettled, facts, letterToContact(reporter))
  }
  return viewMissing(await findMissing(ctx, row.id))
}
