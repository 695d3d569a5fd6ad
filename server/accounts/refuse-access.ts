import type { askingForAccess } from '../../contract/access-requests.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { post } from '../platform/letter.ts'
import type { Operation } from '../platform/operation.ts'
import { accessRefused } from './access-refused.email.ts'
import { findAccessRequest } from './access-request-queries.ts'
import { viewAccessRequest } from './access-request-view.ts'
import { contactSubject, letterToContact } from './contact-facts.ts'
import { takeAdministrators } from './contact-queries.ts'
import { isSelf, nameOfActing, ownRights } from './contact-rules.ts'
import { endAccessRequest } from './end-access-request.ts'

/** ACC-6. Leaves the restriction as it is, and tells whoever asked, with the reason if one was given. */
export const refuseAccess: Operation<typeof askingForAccess.refuseAccess> = async (ctx, input) => {
  const administrators = await takeAdministrators(ctx)
  const request = await findAccessRequest(ctx, input.accessRequestId)
  permit(ctx.actor, 'access.decide', request)
  if (isSelf(ctx.actor, request.contact)) throw ownRights(request.contact, administrators)
  const decidedBy = nameOfActing(ctx.actor, administrators)
  await endAccessRequest(ctx, request, { status: 'refused', decidedBy, reason: input.reason })
  await record(ctx, { action: 'access.refused', subject: contactSubject(request.contact), reason: input.reason })
  const { name: organization, number } = ctx.organization
  const facts = { organization, number, refusedBy: decidedBy, reason: input.reason }
  const to = letterToContact({ organization_id: request.organization_id, ...request.contact })
  await post(ctx, accessRefused, facts, to)
  return viewAccessRequest(ctx, await findAccessRequest(ctx, request.id))
}
