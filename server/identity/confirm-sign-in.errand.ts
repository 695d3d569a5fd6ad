import type { identity } from '../../contract/identity.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { finishSignIn } from './finish-sign-in.ts'
import { readTicket } from './ticket-rules.ts'
import { findUser } from './user-queries.ts'

/** ACC-12. The second step of signing in: the ticket stands for the password of the first, the code is judged now. */
export const confirmSignIn: Errand<typeof identity.confirmSignIn, House> = async (outing, input) => {
  const { house, within } = outing
  const ticket = readTicket(house.vault, input.ticket, outing.now)
  if (!ticket) throw new Refusal('form-expired')
  const user = await within((ctx) => findUser(ctx.tx, ticket.userId))
  if (!user?.totp_confirmed_at || user.password_changed_at !== ticket.passwordChangedAt)
    throw new Refusal('form-expired')
  return finishSignIn(outing, { user, code: input.code, counters: [], freshHash: null })
}
