import type { identity } from '../../contract/identity.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { tokenHash } from './authenticate.ts'
import { findPasswordLink, type PasswordLink } from './link-queries.ts'
import { leastPasswordLength } from './password-rules.ts'
import { findUser, type ProvenUser } from './user-queries.ts'

/** ACC-11. What a link from a forgotten password leads to. Scanners of mail open links, so reading uses nothing up. */
export const readPasswordLink: Operation<typeof identity.readPasswordLink> = async (ctx, input) => {
  const { link, user } = await openPasswordLink(ctx, input.token)
  const needsCode = user.totp_confirmed_at !== null
  return {
    loginId: user.login_id,
    needsCode,
    leastPasswordLength: leastPasswordLength(needsCode),
    expiresAt: link.expires_at,
  }
}

/** The link of a token with its owner. Refuses `link-not-valid` where it no longer works. */
export async function openPasswordLink(ctx: Ctx, token: string): Promise<{ link: PasswordLink; user: ProvenUser }> {
  const link = await findPasswordLink(ctx.tx, tokenHash(token), ctx.now)
  const user = link && (await findUser(ctx.tx, link.user_id))
  if (!link || !user) throw new Refusal('link-not-valid')
  return { link, user }
}
