import type { AccessRequestView, OwnAccessView } from '../../contract/access-requests.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Ctx } from '../platform/operation.ts'
import { type AccessRequestRow, findLastRequestOf } from './access-request-queries.ts'
import { couldGain, statusOf } from './access-request-rules.ts'
import { type ContactRow, listAdministrators } from './contact-queries.ts'
import { isSelf } from './contact-rules.ts'

function factsOf(row: AccessRequestRow, ctx: Ctx) {
  const { id, note, askedAt, decidedAt, decidedBy, reason } = row
  return { id, note, status: statusOf(row, row.contact, ctx.now), askedAt, decidedAt, decidedBy, reason }
}

/** A request for those who decide, with what they may do (ACC-6). */
export function viewAccessRequest(ctx: Ctx, row: AccessRequestRow): AccessRequestView {
  const facts = factsOf(row, ctx)
  const { id, firstName, lastName, email, jobTitle, types } = row.contact
  const over: RefusalCode | null = facts.status === 'open' ? null : 'access-request-decided'
  const own: RefusalCode | null = isSelf(ctx.actor, row.contact) ? 'own-rights' : null
  const whyNot = whyNotReader(ctx.actor, 'access.decide') ?? over ?? own
  return {
    ...facts,
    contact: { id, name: `${firstName} ${lastName}`, email, jobTitle, types },
    actions: { grant: whyNot, refuse: whyNot },
  }
}

/** How somebody's own access stands, and what they may do about it (ACC-6). */
export async function viewOwnAccess(ctx: Ctx, contact: ContactRow): Promise<OwnAccessView> {
  const administrators = (await listAdministrators(ctx)).map(({ name, email }) => ({ name, email }))
  const row = await findLastRequestOf(ctx, contact)
  const request = row && factsOf(row, ctx)
  const isOpen = request?.status === 'open'
  return {
    restricted: contact.restricted,
    administrators,
    request,
    actions: {
      ask: couldGain(contact) ? (administrators.length > 0 ? null : 'no-administrator') : 'access-not-limited',
      withdraw: isOpen ? null : 'access-request-decided',
    },
  }
}
