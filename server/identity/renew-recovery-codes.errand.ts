import type { identity } from '../../contract/identity.ts'
import type { House } from '../platform/house.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { recoveryCodeCount, recoveryCodeFrom, recoveryCodeHash } from './recovery-code-rules.ts'
import { recoveryCodesRenewed } from './recovery-codes-renewed.email.ts'
import { withBothFactors } from './reprove-password.ts'
import { saveRecoveryCodes } from './second-factor-queries.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'

/** ACC-12. Replaces all recovery codes, used or not, by ten new ones. */
export const renewRecoveryCodes: Errand<typeof identity.renewRecoveryCodes, House> = (outing, input) =>
  withBothFactors(outing, input, async (ctx, user) => {
    const recoveryCodes = await makeRecoveryCodes(ctx, user.id)
    await recordForOwner(ctx, user, 'recovery-codes.renewed')
    await tellOwner(ctx, user, recoveryCodesRenewed, { ...occasionOf(ctx, user), loginId: user.login_id })
    return { recoveryCodes }
  })

/** Makes ten recovery codes, of which only hashes are kept; the former ones are void. */
export async function makeRecoveryCodes(ctx: Ctx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodeCount }, () => recoveryCodeFrom(ctx.ids.secret()))
  await saveRecoveryCodes(ctx.tx, userId, codes.map(recoveryCodeHash))
  return codes
}
