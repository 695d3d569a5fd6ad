import { post } from '../platform/letter.ts'
import type { Ctx } from '../platform/operation.ts'
import { listAddressees } from './addressee-queries.ts'
import { letterToContact } from './contact-facts.ts'
import { recoveryDecided } from './recovery-decided.email.ts'
import type { ObjectionRow, RecoveryRow } from './recovery-queries.ts'

/** ACC-9. Tells whoever asked, the administrators on record and those who objected what was decided. */
export async function tellDecision(
  ctx: Ctx,
  request: RecoveryRow,
  objections: readonly ObjectionRow[],
  decision: { approved: boolean; reason: string | null },
): Promise<void> {
  const { name: organization = '', number = '' } = ctx.organization ?? {}
  const { contactName: name, contactEmail: email } = request
  const others = objections.map(({ contactId }) => contactId)
  for (const to of await listAddressees(ctx, request, others)) {
    const isTheirs = to.id === request.contactId
    const facts = { organization, number, name, email, isTheirs, ...decision, publicOrigin: ctx.publicOrigin }
    await post(ctx, recoveryDecided, facts, letterToContact(to))
  }
}
