import type { identity } from '../../contract/identity.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { countAttempt, tryAttempt } from './count-attempt.ts'
import { loginKey } from './login-id-rules.ts'
import { mailPasswordLink } from './mail-password-link.job.ts'
import { counter, networkOf } from './throttle-rules.ts'
import { findUserId } from './user-queries.ts'

/**
 * ACC-11. Asks for a link to choose a new password. Answers alike and takes the same steps whether or not the login ID
 * exists: the link is made and mailed later. Nobody can be showered with mails: past three an hour nothing more is sent,
 * and the last link still works.
 */
export const requestPasswordReset: Operation<typeof identity.requestPasswordReset> = async (ctx, input) => {
  const key = loginKey(input.loginId)
  await countAttempt(ctx, [counter('mail from address', networkOf(ctx.address))])
  const isShower = (await tryAttempt(ctx, [counter('mail to target', 'password', key)])) > 0
  const userId = await findUserId(ctx.tx, key)
  await enqueue(ctx, mailPasswordLink, {
    linkId: ctx.ids.uuid(),
    userId: userId && !isShower ? userId : ctx.ids.uuid(),
  })
  return { accepted: true }
}
