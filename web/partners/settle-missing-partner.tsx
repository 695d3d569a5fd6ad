import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/settle-missing-partner.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-6: a report of a missing partner, to be answered and closed. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { number, missingPartnerId } = params
  return { missing: outputOf(await context.get(visit).call('readMissingPartner', { number, missingPartnerId })) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const { lang, number, missingPartnerId } = params
  const submission = submitted(context)
  const given = { number, missingPartnerId, answer: submission.text('answer') }
  const answer = await call('settleMissingPartner', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['answer'])
  const done = given.answer.trim() === '' ? 'settled' : 'mailed'
  throw redirect(`/${lang}/console/missing-partners?done=${done}`, 303)
}

export default function SettleMissingPartner({ loaderData }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { missing } = loaderData
  const { name, email } = missing.reporter
  return (
    <ConfirmPage
      title={t('partners.missing.settleTitle')}
      kicker={missing.name}
      summary={[
        { label: t('partners.missing.name'), value: missing.name },
        { label: t('partners.missing.country'), value: f.country(missing.country) },
        { label: t('partners.missing.customer'), value: missing.customer.name },
        { label: t('partners.missing.reporter'), value: `${name} (${email})` },
        { label: t('partners.missing.reportedAt'), value: f.instant(missing.reportedAt) },
        { label: t('partners.missing.note'), value: missing.note ?? '–' },
      ]}
      consequence={t('partners.missing.settleText')}
      action={t('partners.missing.action')}
      back={{ href: `/${language}/console/missing-partners`, label: t('partners.cancel') }}
    >
      <Textarea
        name="answer"
        label={t('partners.missing.answer')}
        hint={t('partners.missing.answerHint')}
        maxLength={1000}
      />
    </ConfirmPage>
  )
}
