import type { identity } from '../../contract/identity.ts'
import { passwordLengths } from '../../contract/identity-fields.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { lengthOf } from './password-rules.ts'
import { withBothFactors } from './reprove-password.ts'
import { deleteSecondFactor } from './second-factor-queries.ts'
import { secondFactorRemoved } from './second-factor-removed.email.ts'
import { occasionOf, recordForOwner, tellOwner } from './tell-owner.ts'

/** ACC-12. Turns the second factor off. A password that is only long enough beside one must be changed first. */
export const removeSecondFactor: Errand<typeof identity.removeSecondFactor, House> = async (outing, input) =>
  withBothFactors(outing, input, async (ctx, user) => {
    if (lengthOf(input.password) < passwordLengths.alone)
      throw new Refusal('password-needs-second-factor', { least: passwordLengths.alone }, 'password')
    await deleteSecondFactor(ctx.tx, user.id)
    await recordForOwner(ctx, user, 'second-factor.removed')
    await tellOwner(ctx, user, secondFactorRemoved, { ...occasionOf(ctx, user), loginId: user.login_id })
    return { done: true as const }
  })
