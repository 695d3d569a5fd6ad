import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import { forgiveAttempt, tryAttempt } from '../identity/count-attempt.ts'
import { counter, networkOf } from '../identity/throttle-rules.ts'
import type { Ctx, Outing } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countOpened, findSharedQuote, type SharedQuoteRow } from './shared-quote-queries.ts'

/** What is read of a quote by its link. */
export type Opened<T> = { quote: SharedQuoteRow; read: T }

/**
 * REN-10: finds what a link leads to, and reads of it in the same transaction. Guessing is slowed as it is at the sign-in: each
 * attempt counts until it is found to be right. Refuses `quote-link-not-valid`, in the same words whether it never was, has ended
 * or was withdrawn, and `sign-in-delayed`.
 */
export async function openShared<T>(
  outing: Pick<Outing<unknown>, 'within'>,
  token: string,
  read: (ctx: Ctx, hash: Buffer, quote: SharedQuoteRow) => Promise<T>,
): Promise<Opened<T>> {
  // Refused only after the commit: the attempt stays counted.
  const { opened, seconds } = await outing.within(async (ctx) => {
    const counters = [counter('address anywhere', 'quote link', networkOf(ctx.address))]
    const seconds = await tryAttempt(ctx, counters)
    if (seconds > 0) return { opened: null, seconds }
    const hash = tokenHash(token)
    const quote = await findSharedQuote(ctx, hash)
    if (!quote) return { opened: null, seconds: 0 }
    await forgiveAttempt(ctx, counters)
    return { opened: { quote, read: await read(ctx, hash, quote) }, seconds: 0 }
  })
  if (opened) return opened
  throw seconds > 0 ? new Refusal('sign-in-delayed', { seconds }) : new Refusal('quote-link-not-valid')
}

/** Counts that a link was opened; the first time stands in the customer's trail, without saying who it was. */
export async function noteOpened(ctx: Ctx, hash: Buffer): Promise<void> {
  const first = await countOpened(ctx, hash)
  if (!first) return
  await record(
    { ...ctx, actor: { kind: 'visitor' } },
    {
      action: 'quote.link-opened',
      organizationId: first.organization_id,
      subject: { kind: 'quote', id: first.quote_id, label: first.number },
    },
  )
}
