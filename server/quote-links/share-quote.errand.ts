import { createHmac } from 'node:crypto'
import type { ContactActor, StaffActor } from '../../contract/actor.ts'
import type { InputOf } from '../../contract/endpoint.ts'
import { type quoteLinks, quoteLinksMost } from '../../contract/quote-links.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import type { House } from '../platform/house.ts'
import { hashOf, keepEffect, takeKey } from '../platform/idempotency.ts'
import type { Ctx, Errand } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findQuote, takeQuote } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { countOpenLinks, insertLink, takeLink } from './quote-link-queries.ts'
import { linkEndOf, whyNotShare } from './quote-link-rules.ts'
import { viewQuoteLink } from './quote-link-view.ts'
import { sharerName } from './sharer-name.ts'

type Asked = InputOf<typeof quoteLinks.shareQuote>

/**
 * REN-10: makes a link by which whoever has it reads the quote without a sign-in. Its secret is told here and kept nowhere, with
 * the answer for repetitions neither: it follows from the link's id and the portal's own secret, so a second press tells it again.
 */
export const shareQuote: Errand<typeof quoteLinks.shareQuote, House> = async (outing, input) => {
  const { actor, house, idempotencyKey, language, publicOrigin } = outing
  const secretOf = (id: string) => createHmac('sha256', house.vault.key('quote links')).update(id).digest('base64url')
  const link = await outing.within(async (ctx) => {
    const scope = { operation: 'shareQuote', key: idempotencyKey ?? '', requestHash: hashOf(input) }
    const former = await takeKey(ctx, scope)
    const id = former ? String(former.output) : await makeLink(ctx, actor, { input, secretOf })
    if (!former) await keepEffect(ctx, scope, id)
    return viewQuoteLink(ctx, await takeLink(ctx, await findQuote(ctx, input.quoteId), id))
  })
  return { link, url: `${publicOrigin}/${language}/quotes/${secretOf(link.id)}` }
}

async function makeLink(
  ctx: Ctx,
  actor: ContactActor | StaffActor,
  { input, secretOf }: { input: Asked; secretOf: (id: string) => string },
): Promise<string> {
  const quote = await takeQuote(ctx, input.quoteId)
  permit(actor, 'quote.share', quote)
  refuse(quote, whyNotShare(quote))
  const endsOn = linkEndOf(quote, input.endsOn, ctx.today)
  if ((await countOpenLinks(ctx, quote)) >= quoteLinksMost)
    throw new Refusal('too-many-quote-links', { most: quoteLinksMost })
  const id = ctx.ids.uuid()
  const maker = actor.kind === 'staff' ? 'staff' : 'customer'
  const madeBy = await sharerName({ ...ctx, actor })
  await insertLink(ctx, quote, { id, maker, made_by: madeBy, ends_on: endsOn, tokenHash: tokenHash(secretOf(id)) })
  await record(ctx, {
    action: 'quote.link-made',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { endsOn },
  })
  return id
}
