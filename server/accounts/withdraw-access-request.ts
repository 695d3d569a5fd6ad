import type { askingForAccess } from '../../contract/access-requests.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import type { Operation } from '../platform/operation.ts'
import { findAccessRequest } from './access-request-queries.ts'
import { viewOwnAccess } from './access-request-view.ts'
import { contactSubject } from './contact-facts.ts'
import { findContact } from './contact-queries.ts'
import { isSelf } from './contact-rules.ts'
import { endAccessRequest } from './end-access-request.ts'

/** ACC-6. Takes one's own open request back. Other people's are not there for this. */
export const withdrawAccessRequest: Operation<typeof askingForAccess.withdrawAccessRequest> = async (ctx, input) => {
  const request = await findAccessRequest(ctx, input.accessRequestId)
  permit(ctx.actor, 'access.request', request)
  if (!isSelf(ctx.actor, request.contact)) throw notFound(ctx.actor)
  const { label: decidedBy } = contactSubject(request.contact)
  await endAccessRequest(ctx, request, { status: 'withdrawn', decidedBy, reason: null })
  await record(ctx, { action: 'access-request.withdrawn', subject: contactSubject(request.contact) })
  return viewOwnAccess(ctx, await findContact(ctx, request.contact.id))
}
