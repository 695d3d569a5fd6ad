import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/request-password-reset.ts'
import { publicPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'
import { MailOnItsWay } from './mail-on-its-way.tsx'
import { refusedForm } from './refused-form.ts'

export const handle = publicPage

export function loader({ url }: Route.LoaderArgs) {
  return { sent: url.searchParams.has('sent') }
}

/** ACC-11: the page after it reads the same for every login ID. */
export async function action({ context, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const answer = await call('requestPasswordReset', { loginId: submission.text('loginId') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  throw redirect(`${url.pathname}?sent`, 303)
}

export default function RequestPasswordResetPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = identityPaths(language)
  if (loaderData.sent)
    return (
      <MailOnItsWay
        title={t('identity.forgotPassword.sentTitle')}
        text={t('identity.forgotPassword.sent')}
        nothing={t('identity.forgotPassword.nothing')}
        again={{ to: paths.forgotPassword, label: t('identity.forgotPassword.title') }}
      />
    )
  return (
    <>
      <PageHeader title={t('identity.forgotPassword.title')} lead={t('identity.forgotPassword.lead')} />
      <Form reload>
        <TextInput
          name="loginId"
          label={t('identity.signIn.loginId')}
          hint={t('identity.signIn.loginIdHint')}
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
        />
        <ButtonRow>
          <Button kind="primary">{t('identity.forgotPassword.action')}</Button>
          <LinkButton to={paths.forgotLoginId}>{t('identity.signIn.forgotLoginId')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
