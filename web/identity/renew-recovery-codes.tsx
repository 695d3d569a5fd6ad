import { data } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/renew-recovery-codes.ts'
import { BothFactorsForm } from './both-factors-form.tsx'
import { ownPage } from './identity-page.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { refusedForm } from './refused-form.ts'

export const handle = ownPage

/** ACC-12. */
export async function action({ context }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const answer = await call('renewRecoveryCodes', { password: text('password'), code: text('code') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  return data({ recoveryCodes: answer.output.recoveryCodes })
}

export default function RenewRecoveryCodesPage({ actionData }: Route.ComponentProps) {
  const { t } = useI18n()
  if (actionData !== undefined && 'recoveryCodes' in actionData)
    return (
      <>
        <PageHeader title={t('identity.recoveryCodes.renewedTitle')} />
        <RecoveryCodes codes={actionData.recoveryCodes} />
      </>
    )
  return (
    <>
      <PageHeader title={t('identity.recoveryCodes.renewTitle')} lead={t('identity.recoveryCodes.renewLead')} />
      <BothFactorsForm action={t('identity.recoveryCodes.renew')} />
    </>
  )
}
