import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/request-login-id.ts'
import { publicPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'
import { MailOnItsWay } from './mail-on-its-way.tsx'
import { refusedForm } from './refused-form.ts'

export const handle = publicPage

export function loader({ url }: Route.LoaderArgs) {
  return { sent: url.searchParams.has('sent') }
}

/** ACC-11: the page after it reads the same for every address. */
export async function action({ context, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const answer = await call('requestLoginId', { email: submission.text('email') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  throw redirect(`${url.pathname}?sent`, 303)
}

export default function RequestLoginIdPage({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = identityPaths(language)
  if (loaderData.sent)
    return (
      <MailOnItsWay
        title={t('identity.forgotLoginId.sentTitle')}
        text={t('identity.forgotLoginId.sent')}
        nothing={t('identity.forgotLoginId.nothing')}
        again={{ to: paths.forgotLoginId, label: t('identity.forgotLoginId.title') }}
      />
    )
  return (
    <>
      <PageHeader title={t('identity.forgotLoginId.title')} lead={t('identity.forgotLoginId.lead')} />
      <Form reload>
        <TextInput
          name="email"
          label={t('identity.forgotLoginId.email')}
          type="email"
          required
          autoComplete="email"
          maxLength={254}
        />
        <ButtonRow>
          <Button kind="primary">{t('identity.forgotLoginId.action')}</Button>
          <LinkButton to={paths.signIn()}>{t('identity.signIn.title')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
