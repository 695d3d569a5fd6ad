import type { askingForAccess } from '../../contract/access-requests.ts'
import { notFound } from '../access/permit.ts'
import type { Operation } from '../platform/operation.ts'
import { viewOwnAccess } from './access-request-view.ts'
import { findContact } from './contact-queries.ts'

/** ACC-6. Whether one's own access is limited, who can change that, and what was asked for last. */
export const readOwnAccess: Operation<typeof askingForAccess.readOwnAccess> = async (ctx) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  return viewOwnAccess(ctx, await findContact(ctx, ctx.actor.contactId))
}
