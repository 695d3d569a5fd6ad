import type { identity } from '../../contract/identity.ts'
import type { House } from '../platform/house.ts'
import type { Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { sealSecret } from './prove-second-factor.ts'
import { qrPath } from './qr-rules.ts'
import { reprovePassword } from './reprove-password.ts'
import { saveNewSecret } from './second-factor-queries.ts'
import { totpSecretFrom, totpUri } from './totp-rules.ts'

/** ACC-12. Makes a secret for an authenticator app. It counts for nothing until a first code has proven it. */
export const beginSecondFactor: Errand<typeof identity.beginSecondFactor, House> = async (outing, input) => {
  const { house, within, ids } = outing
  const user = await reprovePassword(outing, input.password, 'password')
  const secret = totpSecretFrom(ids.secret())
  const uri = totpUri(secret, user.login_id)
  const kept = await within((ctx) => saveNewSecret(ctx.tx, user.id, sealSecret(house.vault, user.id, secret)))
  if (!kept) throw new Refusal('second-factor-present')
  return { secret, uri, qr: qrPath(uri) }
}
