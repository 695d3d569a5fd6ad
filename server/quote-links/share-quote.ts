import type { ContactActor, StaffActor } from '../../contract/actor.ts'
import { type quoteLinks, quoteLinksMost } from '../../contract/quote-links.ts'
import { permit } from '../access/permit.ts'
import { record } from '../audit/record.ts'
import { tokenHash } from '../identity/authenticate.ts'
import type { Ctx, Operation } from '../platform/operation.ts'
import { Refusal } from '../platform/refusal.ts'
import { findBuyerName, takeQuote } from '../renewals/quote-queries.ts'
import { refuse } from '../renewals/quote-rules.ts'
import { countOpenLinks, insertLink, takeLink } from './quote-link-queries.ts'
import { linkEndOf, whyNotShare } from './quote-link-rules.ts'
import { viewQuoteLink } from './quote-link-view.ts'

/**
 * REN-10: makes a link by which whoever has it reads the quote without a sign-in. Its secret is told here and kept nowhere: a
 * repetition makes another link, as an answer that is kept for repetitions would hold it.
 */
export const shareQuote: Operation<typeof quoteLinks.shareQuote> = async (ctx, input) => {
  const quote = await takeQuote(ctx, input.quoteId)
  permit(ctx.actor, 'quote.share', quote)
  refuse(quote, whyNotShare(quote))
  const endsOn = linkEndOf(quote, input.endsOn, ctx.today)
  if ((await countOpenLinks(ctx, quote)) >= quoteLinksMost)
    throw new Refusal('too-many-quote-links', { most: quoteLinksMost })
  const [id, token] = [ctx.ids.uuid(), ctx.ids.secret()]
  const maker = ctx.actor.kind === 'staff' ? 'staff' : 'customer'
  const madeBy = await sharerName(ctx)
  await insertLink(ctx, quote, { id, maker, made_by: madeBy, ends_on: endsOn, tokenHash: tokenHash(token) })
  await record(ctx, {
    action: 'quote.link-made',
    subject: { kind: 'quote', id: quote.id, label: quote.number },
    after: { endsOn },
  })
  const link = viewQuoteLink(ctx, await takeLink(ctx, quote, id))
  return { link, url: `${ctx.publicOrigin}/${ctx.language}/quotes/${token}` }
}

/** As whom somebody shares a quote, and takes a link back: by the name that they have in this company, or at the vendor. */
export async function sharerName(ctx: Ctx & { actor: ContactActor | StaffActor }): Promise<string> {
  return ctx.actor.kind === 'contact' ? findBuyerName(ctx, ctx.actor) : ctx.actor.name
}
