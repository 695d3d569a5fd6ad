import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SummaryList } from '../ui/summary-list.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/accept-quote.ts'
import { EndsAfter } from './ends-after.tsx'
import { findQuoteFor } from './find-quote.ts'
import { countedEnds, readQuoteLines } from './quote-lines.server.ts'
import { renewalPaths } from './renewal-paths.ts'
import { useRenews } from './renewal-words.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** REN-10: what is ordered, to be checked, and the purchase order number that orders it. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  const quote = await findQuoteFor(here, params, 'accept')
  const lines = await readQuoteLines(here.call, params.number, params.quoteId)
  return { quote, ends: countedEnds(lines), whole: lines.length === quote.lineCount }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const given = { number, quoteId, purchaseOrderNumber: submission.text('purchaseOrderNumber') }
  const answer = await call('acceptQuote', given, { ...onceGiven(submission), ...versionGiven(submission) })
  if (!answer.ok) return refused(submission, answer.problem, ['purchaseOrderNumber'])
  throw redirect(`${renewalPaths(language, number).order(answer.output.id)}?done=placed`, 303)
}

export default function AcceptQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { quote, ends, whole } = loaderData
  const renews = useRenews()
  const paths = renewalPaths(language, params.number)
  const name = quote.label === null ? quote.number : `${quote.number} · ${quote.label}`
  return (
    <>
      <PageHeader
        title={t('renewals.accept.title')}
        kicker={name}
        crumbs={[
          { label: t('renewals.quotes.title'), href: paths.quotes },
          { label: quote.number, href: paths.quote(quote.id) },
        ]}
      />
      <div className="flex flex-col gap-6">
        <SummaryList
          rows={[
            { label: t('renewals.quote.term'), value: renews(quote) },
            { label: t('renewals.accept.lines'), value: f.number(quote.lineCount) },
            { label: t('renewals.accept.ends'), value: <EndsAfter ends={ends} whole={whole} /> },
            { label: t('renewals.price.total'), value: f.money(quote.totalMinor, quote.currency) },
            { label: t('renewals.quote.valid'), value: f.day(quote.validUntil) },
          ]}
        />
        <p className="max-w-[42rem]">{t('renewals.accept.consequence')}</p>
        <Form version={quote.version}>
          <TextInput
            name="purchaseOrderNumber"
            label={t('renewals.accept.number')}
            hint={t('renewals.accept.numberHint')}
            width="half"
            maxLength={60}
            autoComplete="off"
            required
            mono
          />
          <ButtonRow>
            <Button kind="primary">{t('renewals.accept.action')}</Button>
            <LinkButton to={paths.quote(quote.id)}>{t('renewals.accept.back')}</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </>
  )
}
