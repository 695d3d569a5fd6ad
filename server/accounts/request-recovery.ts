import type { recovering } from '../../contract/recovery.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { contactSubject } from './contact-facts.ts'
import { findContact } from './contact-queries.ts'
import { isUnrestrictedAdministrator } from './contact-rules.ts'
import { findOrganization } from './organization-queries.ts'
import {
  findLastRecovery,
  findLastRecoveryOf,
  findRecovery,
  insertRecovery,
  lockRecoveries,
} from './recovery-queries.ts'
import { waitsUntil, whyNotRequest } from './recovery-rules.ts'
import { viewRecovery } from './recovery-view.ts'
import { tellOfRecovery } from './tell-of-recovery.job.ts'

/** ACC-9. Asks to become administrator of a company that lost its own; everybody there is told, and may object. */
export const requestRecovery: Operation<typeof recovering.requestRecovery> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const contact = await findContact(ctx, ctx.actor.contactId)
  permit(ctx.actor, 'recovery.request', contact)
  // Of two colleagues at the same moment the second waits for the first, and is told of them.
  await lockRecoveries(ctx)
  const past = { last: await findLastRecovery(ctx), lastOwn: await findLastRecoveryOf(ctx, contact) }
  const refusal = whyNotRequest({ isAdministrator: isUnrestrictedAdministrator(contact) }, past, ctx.now)
  if (refusal) throw refusal
  const { country } = await findOrganization(ctx, contact.organization_id)
  const request = {
    id: ctx.ids.uuid(),
    contact,
    name: `${contact.firstName} ${contact.lastName}`,
    email: contact.email,
    evidence: input.evidence,
    waitsUntil: waitsUntil(ctx.now, country),
  }
  await insertRecovery(ctx, request)
  await record(ctx, { action: 'recovery.requested', subject: contactSubject(contact), reason: input.evidence })
  await enqueue(ctx, tellOfRecovery, { organizationId: contact.organization_id, recoveryRequestId: request.id })
  return viewRecovery(ctx, await findRecovery(ctx, request.id))
}
