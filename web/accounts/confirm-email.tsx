import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/confirm-email.ts'
import { accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-4: the link in the mail leads here. Only the button proves the address: programs that open links must not. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { number: params.number, token: params.token }
  const answer = await call('confirmEmailChange', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  throw redirect(paths.contactDone(answer.output.id, 'emailChanged'), 303)
}

export default function ConfirmEmail() {
  const { t } = useI18n()
  return (
    <>
      <PageHeader title={t('accounts.confirmEmail.title')} lead={t('accounts.confirmEmail.text')} />
      <Form>
        <ButtonRow>
          <Button kind="primary">{t('accounts.confirmEmail.action')}</Button>
        </ButtonRow>
      </Form>
    </>
  )
}
