import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/duplicate-quote.ts'
import { findQuoteFor } from './find-quote.ts'
import { useQuoteSummary } from './quote-summary.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** Whether what must renew together is added (REN-4). */
const isWhole = (url: URL) => url.searchParams.get('whole') === 'on'

/** REN-10: the same lines once more, at the prices of today. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  return { quote: await findQuoteFor(context.get(visit), params, 'duplicate'), whole: isWhole(url) }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const answer = await call('duplicateQuote', { number, quoteId, complete: isWhole(url) }, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(renewalPaths(language, number).quoteDone(answer.output.id, 'duplicated'), 303)
}

export default function DuplicateQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote, whole } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <ConfirmPage
      title={t('renewals.duplicate.title')}
      kicker={quote.number}
      summary={useQuoteSummary(quote)}
      consequence={t(whole ? 'renewals.duplicate.consequenceWhole' : 'renewals.duplicate.consequence')}
      action={t('renewals.duplicate.action')}
      back={{ href: paths.quote(quote.id), label: t('renewals.accept.back') }}
    />
  )
}
