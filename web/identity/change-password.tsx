import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/change-password.ts'
import { ownPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'
import { refusedForm } from './refused-form.ts'

export const handle = ownPage

export async function loader({ context }: Route.LoaderArgs) {
  const { loginId, leastPasswordLength } = outputOf(await context.get(visit).call('readMe', {}))
  return { loginId, leastPasswordLength }
}

/** ACC-11. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const answer = await call('changePassword', {
    currentPassword: text('currentPassword'),
    newPassword: text('newPassword'),
  })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  throw redirect(`/${params.lang}/profile?done=passwordChanged`, 303)
}

export default function ChangePasswordPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  return (
    <>
      <PageHeader title={t('identity.changePassword.title')} lead={t('identity.changePassword.lead')} />
      <Form reload>
        <TextInput
          name="username"
          label={t('identity.signIn.loginId')}
          autoComplete="username"
          readOnly
          className="bg-sunken"
          defaultValue={loaderData.loginId}
        />
        <TextInput
          name="currentPassword"
          label={t('identity.changePassword.current')}
          type="password"
          required
          autoComplete="current-password"
        />
        <TextInput
          name="newPassword"
          label={t('identity.changePassword.new')}
          hint={t('identity.newPassword.hint', { least: loaderData.leastPasswordLength })}
          type="password"
          required
          autoComplete="new-password"
        />
        <ButtonRow>
          <Button kind="primary">{t('identity.changePassword.action')}</Button>
          <LinkButton to={identityPaths(language).profile}>{t('identity.changePassword.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
