import type { identity } from '../../contract/identity.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { tokenHash } from './authenticate.ts'
import { findInvitation, type OpenInvitation } from './invitation-queries.ts'
import { suggestedLoginId } from './login-id-rules.ts'
import { leastPasswordLength } from './password-rules.ts'

/** ACC-10. Who is invited by whom. Scanners of mail open links, so reading uses nothing up. */
export const readInvitation: Operation<typeof identity.readInvitation> = async (ctx, input) => {
  const found = await openInvitation(ctx, input.token)
  return {
    name: `${found.first_name} ${found.last_name}`,
    email: found.email,
    organization: { number: found.number, name: found.organization },
    suggestedLoginId: suggestedLoginId(found.first_name, found.last_name),
    leastPasswordLength: leastPasswordLength(false),
    expiresAt: found.expires_at,
  }
}

/** The invitation of a token. Refuses `link-not-valid` where it no longer works. */
export async function openInvitation(ctx: Ctx, token: string): Promise<OpenInvitation> {
  const found = await findInvitation(ctx.tx, tokenHash(token), ctx.now)
  if (!found) throw new Refusal('link-not-valid')
  return found
}
