import type { recovering } from '../../contract/recovery.ts'
import { whyNotReader } from '../access/rights.ts'
import type { Operation } from '../platform/operation.ts'
import { listAdministrators } from './contact-queries.ts'
import { findLastRecovery, findLastRecoveryOf } from './recovery-queries.ts'
import { whyNotRequest } from './recovery-rules.ts'
import { viewRecoverySummary } from './recovery-view.ts'

/** ACC-9. Who administers the company, and whether somebody asks to become its administrator. */
export const readRecovery: Operation<typeof recovering.readRecovery> = async (ctx) => {
  const administrators = await listAdministrators(ctx)
  const last = await findLastRecovery(ctx)
  const { actor } = ctx
  const facts = {
    administrators: administrators.map(({ name, email }) => ({ name, email })),
    request: last && viewRecoverySummary(last),
  }
  if (actor.kind !== 'contact') return { ...facts, ask: whyNotReader(actor, 'recovery.request') }
  const own = { organization_id: ctx.organization.id, id: actor.contactId }
  const asker = { isAdministrator: administrators.some(({ id }) => id === own.id) }
  const past = { last, lastOwn: await findLastRecoveryOf(ctx, own) }
  return { ...facts, ask: whyNotRequest(asker, past, ctx.now)?.code ?? null }
}
