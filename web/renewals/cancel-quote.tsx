import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionField, versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/cancel-quote.ts'
import { findQuoteFor } from './find-quote.ts'
import { useQuoteSummary } from './quote-summary.tsx'
import { renewalPaths } from './renewal-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** REN-10: ends a quote that is not wanted. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return { quote: await findQuoteFor(context.get(visit), params, 'cancel') }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const answer = await call('cancelQuote', { number, quoteId }, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(renewalPaths(language, number).quoteDone(quoteId, 'cancelled'), 303)
}

export default function CancelQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <ConfirmPage
      title={t('renewals.cancelQuote.title')}
      kicker={quote.number}
      summary={useQuoteSummary(quote)}
      consequence={t('renewals.cancelQuote.consequence')}
      action={t('renewals.cancelQuote.action')}
      back={{ href: paths.quote(quote.id), label: t('renewals.cancelQuote.back') }}
      danger
    >
      <input type="hidden" name={versionField} value={quote.version} />
    </ConfirmPage>
  )
}
