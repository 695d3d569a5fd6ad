import { data, redirect } from 'react-router'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/reset-password.ts'
import { CodeField } from './code-field.tsx'
import { publicPage } from './identity-page.ts'
import { identityPaths, startPath } from './identity-paths.ts'
import { refusedForm } from './refused-form.ts'

export const handle = publicPage

/** ACC-11: opening the link changes nothing, as scanners of mail open it too. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const answer = await context.get(visit).call('readPasswordLink', { token: params.token })
  if (answer.ok) return data({ link: answer.output })
  if (answer.problem.code !== 'link-not-valid') throw problemPage(answer.problem)
  return data({ link: null }, { status: answer.problem.status })
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const answer = await call('resetPassword', { token: params.token, password: text('password'), code: text('code') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  throw redirect(startPath(language, answer.output, null), 303)
}

export default function ResetPasswordPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { link } = loaderData
  if (link === null)
    return (
      <>
        <PageHeader title={t('identity.newPassword.invalidTitle')} lead={t('identity.newPassword.invalid')} />
        <ButtonRow>
          <LinkButton kind="primary" to={identityPaths(language).forgotPassword}>
            {t('identity.newPassword.askAgain')}
          </LinkButton>
        </ButtonRow>
      </>
    )
  return (
    <>
      <PageHeader title={t('identity.newPassword.title')} lead={t('identity.newPassword.lead')} />
      <Form reload>
        <TextInput
          name="username"
          label={t('identity.signIn.loginId')}
          autoComplete="username"
          readOnly
          className="bg-sunken"
          defaultValue={link.loginId}
        />
        <TextInput
          name="password"
          label={t('identity.newPassword.password')}
          hint={t('identity.newPassword.hint', { least: link.leastPasswordLength })}
          type="password"
          required
          autoComplete="new-password"
        />
        {link.needsCode ? (
          <CodeField label={t('identity.newPassword.code')} hint={t('identity.newPassword.codeHint')} />
        ) : null}
        <ButtonRow>
          <Button kind="primary">{t('identity.newPassword.action')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
