import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/remove-second-factor.ts'
import { BothFactorsForm } from './both-factors-form.tsx'
import { ownPage } from './identity-page.ts'
import { refusedForm } from './refused-form.ts'

export const handle = ownPage

/** ACC-12. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const answer = await call('removeSecondFactor', { password: text('password'), code: text('code') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  throw redirect(`/${params.lang}/profile?done=secondFactorRemoved`, 303)
}

export default function RemoveSecondFactorPage() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('identity.removeSecondFactor.title')} lead={t('identity.removeSecondFactor.lead')} />
      <BothFactorsForm action={t('identity.removeSecondFactor.action')} danger />
    </>
  )
}
