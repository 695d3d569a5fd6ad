import type { RefusalCode } from '../../contract/refusals.ts'
import { decimalOfMoney } from '../../values/money.ts'
import { record } from '../audit/record.ts'
import { dealNews } from '../partners/deal-news.ts'
import { enqueue } from '../platform/enqueue.ts'
import type { Ctx } from '../platform/operation.ts'
import type { QuoteRow } from './quote-queries.ts'
import { refuse, whyNotSend } from './quote-rules.ts'
import { saveSent, saveSuperseded, takeRevisions } from './quote-sending-queries.ts'
import { tellOfQuote } from './tell-of-quote.job.ts'

/** Why a quote cannot be sent now; all its versions are locked, and stay what they are. */
export async function whyNotSendNow(ctx: Ctx, quote: QuoteRow): Promise<RefusalCode | null> {
  return whyNotSend(quote, await takeRevisions(ctx, quote))
}

/**
 * REN-10: sends a quote, whoever made it, in the name of a person. From then on the customer sees it, and the version sent
 * before is superseded: until this very transaction that one can be accepted, and once it is, no other is sent. Whether the
 * actor may is asked before.
 */
export async function sendOut(ctx: Ctx, quote: QuoteRow, by: string): Promise<void> {
  const revisions = await takeRevisions(ctx, quote)
  refuse(quote, whyNotSend(quote, revisions))
  const former = revisions.filter(
    ({ id, status, sent_at }) => id !== quote.id && sent_at !== null && (status === 'sent' || status === 'expired'),
  )
  await saveSuperseded(
    ctx,
    quote.organization_id,
    former.map(({ id }) => id),
  )
  await saveSent(ctx, quote, by)
  await record(ctx, {
    action: 'quote.sent',
    organizationId: quote.organization_id,
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: {
      revision: quote.revision,
      total: `${decimalOfMoney({ minor: quote.total_minor, currency: quote.currency })} ${quote.currency}`,
      validUntil: quote.valid_until,
      ...(former.length === 0 ? {} : { supersedes: former.map(({ revision }) => revision).join(', ') }),
    },
  })
  await enqueue(ctx, tellOfQuote, { organizationId: quote.organization_id, quoteId: quote.id })
  if (quote.maker === 'partner')
    await enqueue(ctx, dealNews, { organizationId: quote.organization_id, news: 'quoted', id: quote.id })
}
