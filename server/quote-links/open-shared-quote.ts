import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import type { Ctx, Outing } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { countOpened, findSharedQuote, type SharedQuoteRow } from './shared-quote-queries.ts'

/** What is read of a quote by its link. */
export type Opened<T> = { quote: SharedQuoteRow; read: T }

/**
 * REN-10: finds what a link leads to, and reads of it in the same transaction. Nobody guesses a secret of 256 bits, so no wrong one
 * is counted: one that has ended keeps nobody of an office from those that work. Refuses `quote-link-not-valid`, in the same words
 * whether it never was, has ended or was withdrawn.
 */
export function openShared<T>(
  outing: Pick<Outing<unknown>, 'within'>,
  token: string,
  read: (ctx: Ctx, hash: Buffer) => Promise<T>,
): Promise<Opened<T>> {
  return outing.within(async (ctx) => {
    const hash = tokenHash(token)
    const quote = await findSharedQuote(ctx, hash)
    if (!quote) throw new Refusal('quote-link-not-valid')
    return { quote, read: await read(ctx, hash) }
  })
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
