import type { askingForAccess } from '../../contract/access-requests.ts'
import { notFound, permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { post } from '../platform/letter.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  countAskedLately,
  findLastRequestOf,
  insertAccessRequest,
  saveAccessRequestEnd,
} from './access-request-queries.ts'
import { askedMost, couldGain, statusOf } from './access-request-rules.ts'
import { viewOwnAccess } from './access-request-view.ts'
import { accessRequested } from './access-requested.email.ts'
import { listDeciders } from './addressee-queries.ts'
import { contactSubject, letterToContact } from './contact-facts.ts'
import { type ContactKey, type ContactRow, findContact } from './contact-queries.ts'

/** ACC-6. Asks the administrators to lift one's restriction; whoever has asked already has one request all the same. */
export const requestAccess: Operation<typeof askingForAccess.requestAccess> = async (ctx, input) => {
  if (ctx.actor.kind !== 'contact') throw notFound(ctx.actor)
  const contact = await findContact(ctx, ctx.actor.contactId)
  permit(ctx.actor, 'access.request', contact)
  if (!couldGain(contact)) throw new Refusal('access-not-limited')
  const deciders = await listDeciders(ctx, contact)
  if (deciders.length === 0) throw new Refusal('no-administrator')
  if (await hasOpenRequest(ctx, contact)) return viewOwnAccess(ctx, contact)
  if ((await countAskedLately(ctx, contact)) >= askedMost) throw new Refusal('access-asked-often', { most: askedMost })
  const id = ctx.ids.uuid()
  // Of two at the same moment the second waits for the first, and finds its request.
  if (!(await insertAccessRequest(ctx, { id, contact, note: input.note }))) return viewOwnAccess(ctx, contact)
  await record(ctx, { action: 'access.requested', subject: contactSubject(contact), reason: input.note })
  for (const decider of deciders) await tellDecider(ctx, { id, note: input.note }, contact, letterToContact(decider))
  return viewOwnAccess(ctx, contact)
}

/** Whether the contact has an open request; one that has lapsed makes room first. */
async function hasOpenRequest(ctx: Ctx, contact: ContactKey): Promise<boolean> {
  const last = await findLastRequestOf(ctx, contact)
  if (last === null) return false
  const status = statusOf(last, last.contact, ctx.now)
  if (status === 'lapsed' && last.status === 'open')
    await saveAccessRequestEnd(ctx, last, { status, decidedBy: null, reason: null })
  return status === 'open'
}

async function tellDecider(
  ctx: Ctx,
  request: { id: string; note: string | null },
  contact: ContactRow,
  to: ReturnType<typeof letterToContact>,
): Promise<void> {
  const { name: organization = '', number = '' } = ctx.organization ?? {}
  const url = `${ctx.publicOrigin}/o/${number}/people/access-requests/${request.id}`
  const name = `${contact.firstName} ${contact.lastName}`
  const facts = { organization, number, name, email: contact.email, types: contact.types, note: request.note, url }
  await post(ctx, accessRequested, facts, to)
}
