import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import type { Visit } from '../app/visit.ts'
import { renewalPaths } from './renewal-paths.ts'

/**
 * The quote that something shall be done with. Where that is not possible any more, its page says why: whoever comes back to
 * the form of a quote that is ordered by now is led there.
 */
export async function findQuoteFor(
  { call, language }: Visit,
  params: { number: string; quoteId: string },
  action: 'accept' | 'cancel' | 'label' | 'duplicate' | 'decline',
) {
  const { number, quoteId } = params
  const quote = outputOf(await call('readQuote', { number, quoteId }))
  if (quote.actions[action] !== null) throw redirect(renewalPaths(language, number).quote(quoteId))
  return quote
}
