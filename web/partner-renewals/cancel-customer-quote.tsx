import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionField, versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { useQuoteSummary } from '../renewals/quote-summary.tsx'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/cancel-customer-quote.ts'
import { resalePaths } from './resale-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['resale', 'renewals'] } satisfies PageHandle

/** REN-10: takes a quote back. One that is over by now says so on its own page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number, customerNumber, quoteId } = params
  const quote = outputOf(await call('readCustomerQuote', { number, customerNumber, quoteId }))
  if (quote.actions.cancel !== null) throw redirect(resalePaths(language, number).quote(customerNumber, quoteId))
  return { quote }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, customerNumber, quoteId } = params
  const submission = submitted(context)
  const answer = await call('cancelCustomerQuote', { number, customerNumber, quoteId }, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  throw redirect(resalePaths(language, number).quoteDone(customerNumber, quoteId, 'cancelled'), 303)
}

export default function CancelCustomerQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote } = loaderData
  return (
    <ConfirmPage
      title={t('resale.cancel.title')}
      kicker={quote.number}
      summary={[{ label: t('resale.quote.customer'), value: quote.customer.name }, ...useQuoteSummary(quote)]}
      consequence={t('resale.cancel.consequence')}
      action={t('resale.cancel.action')}
      back={{
        href: resalePaths(language, params.number).quote(params.customerNumber, quote.id),
        label: t('resale.cancel.back'),
      }}
      danger
    >
      <input type="hidden" name={versionField} value={quote.version} />
    </ConfirmPage>
  )
}
