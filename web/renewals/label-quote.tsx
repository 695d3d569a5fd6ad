import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/label-quote.ts'
import { findQuoteFor } from './find-quote.ts'
import { renewalPaths } from './renewal-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['renewals'] } satisfies PageHandle

/** REN-10: the name by which one finds a quote again. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return { quote: await findQuoteFor(context.get(visit), params, 'label') }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, quoteId } = params
  const submission = submitted(context)
  const given = { number, quoteId, label: submission.text('label') }
  const answer = await call('labelQuote', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['label'])
  throw redirect(renewalPaths(language, number).quoteDone(quoteId, 'named'), 303)
}

export default function LabelQuote({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { quote } = loaderData
  const paths = renewalPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('renewals.rename.title')}
        kicker={quote.number}
        crumbs={[
          { label: t('renewals.quotes.title'), href: paths.quotes },
          { label: quote.number, href: paths.quote(quote.id) },
        ]}
      />
      <Form version={quote.version}>
        <TextInput
          name="label"
          label={t('renewals.price.label')}
          hint={t('renewals.price.labelHint')}
          defaultValue={quote.label ?? ''}
          maxLength={120}
          autoComplete="off"
        />
        <ButtonRow>
          <Button kind="primary">{t('renewals.rename.action')}</Button>
          <LinkButton to={paths.quote(quote.id)}>{t('renewals.accept.back')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
