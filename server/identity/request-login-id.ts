import type { identity } from '../../contract/identity.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Operation } from '../platform/operation.ts'
import { countAttempt, tryAttempt } from './count-attempt.ts'
import { mailLoginIds } from './mail-login-ids.job.ts'
import { counter, networkOf } from './throttle-rules.ts'
import { findPersonByEmail } from './user-queries.ts'

/**
 * ACC-11. Asks for the login IDs of an e-mail address, which are mailed to it. Answers alike and takes the same steps
 * whether or not there are any; past three mails an hour nothing more is sent.
 */
export const requestLoginId: Operation<typeof identity.requestLoginId> = async (ctx, input) => {
  await countAttempt(ctx, [counter('mail from address', networkOf(ctx.address))])
  const isShower = (await tryAttempt(ctx, [counter('mail to target', 'login IDs', input.email.toLowerCase())])) > 0
  const person = await findPersonByEmail(ctx.tx, input.email)
  const nobody = { organization_id: ctx.ids.uuid(), id: ctx.ids.uuid() }
  const target = person && !isShower ? person : nobody
  await enqueue(ctx, mailLoginIds, { organizationId: target.organization_id ?? staffOnly, personId: target.id })
  return { accepted: true }
}

/** In the place of an organization: the person is one of the staff. */
const staffOnly = '00000000-0000-0000-0000-000000000000'
