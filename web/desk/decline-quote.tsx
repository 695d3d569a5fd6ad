import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { findQuoteFor } from '../renewals/find-quote.ts'
import { useQuoteSummary } from '../renewals/quote-summary.tsx'
import { renewalPaths } from '../renewals/renewal-paths.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/decline-quote.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['renewals', 'desk'] } satisfies PageHandle

/** REN-10: says that a quote which was sent is not wanted. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return { quote: await findQuoteFor(context.get(visit), params, 'decline') }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const given = { number, quoteId, reason: submission.text('reason').replace(/\s+/g, ' ') }
  const answer = await call('declineQuote', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  throw redirect(renewalPaths(language, number).quoteDone(quoteId, 'declined'), 303)
}

export default function DeclineQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('desk.decline.title')}
        kicker={t('desk.version', { number: quote.number, revision: `${quote.revision}` })}
        crumbs={[
          { label: t('renewals.quotes.title'), href: paths.quotes },
          { label: quote.number, href: paths.quote(quote.id) },
        ]}
      />
      <div className="flex flex-col gap-6">
        <SummaryList rows={useQuoteSummary(quote)} />
        <p className="max-w-[42rem]">{t('desk.decline.consequence')}</p>
        <Form version={quote.version}>
          <Textarea
            name="reason"
            label={t('desk.decline.reason')}
            hint={t('desk.decline.reasonHint')}
            maxLength={500}
          />
          <ButtonRow>
            <Button kind="danger">{t('desk.decline.action')}</Button>
            <LinkButton to={paths.quote(quote.id)}>{t('desk.decline.back')}</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </>
  )
}
