import { record } from '../audit/record.ts'
import type { DealNewsKind } from '../partners/deal-news.ts'
import type { House } from '../platform/house.ts'
import type { Ctx } from '../platform/operation.ts'
import { workerWithin } from '../platform/worker.ts'
import { findHeld, findState, holdCredits, insertCredit, saveEnd } from './deal-credit-queries.ts'
import { changeAt, takesOver } from './deal-credit-rules.ts'
import { findNews, type NewsRow } from './deal-news-queries.ts'

/**
 * PAR-11: gives the credit to a partner that was let in to quote, quoted, or had its quote ordered, for each programme that it
 * did so in, where nobody holds it more strongly. Done again, it changes nothing.
 */
export async function settleDealCreditJob(
  house: House,
  { organizationId, news, id }: { organizationId: string; news: DealNewsKind; id: string },
): Promise<void> {
  await workerWithin(house, async (ctx) => {
    const found = await findNews(ctx, organizationId, news, id)
    if (found === null) return
    await holdCredits(ctx.tx, organizationId)
    for (const programme of found.programmes) await settle(ctx, found, news, programme)
  })
}

async function settle(ctx: Ctx, news: NewsRow, source: DealNewsKind, programme: string): Promise<void> {
  const { organization_id, partner_id, at, known_at: knownAt } = news
  const state = await findState(ctx.tx, organization_id, programme)
  if (!takesOver(state, { partnerId: partner_id, source, at, knownAt })) return
  const former = await findHeld(ctx.tx, organization_id, programme)
  // Dated as it happened, though work may be done in another order.
  const since = changeAt(former, at)
  // Being let in takes the credit from nobody, so that an end has another cause.
  if (former && source !== 'named')
    await saveEnd(ctx, former, { ended_because: source, end_reason: null, ended_by: news.by, at: since })
  await insertCredit(ctx, {
    ...{ organization_id, partner_id, programme_code: programme, source, reason: null, given_by: news.by },
    starts_at: since,
    ...{ quote_id: news.quote_id, quote_number: news.quote_number },
  })
  const held = await findHeld(ctx.tx, organization_id, programme)
  await record(ctx, {
    action: 'deal-credit.settled',
    organizationId: null,
    subject: { kind: 'organization', id: organization_id, label: held?.legal_name ?? '–' },
    before: { programme: held?.programme_name, partner: former?.partner_name ?? null, source: former?.source ?? null },
    after: { programme: held?.programme_name, partner: held?.partner_name, source },
  })
}
