import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/change-email.ts'
import { accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { readContact } from './read-contact.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-4: asks for one's new address to be proven. The page of another contact leads back to them. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const contact = await readContact(context.get(visit).call, params)
  if (!contact.isYou || contact.actions.edit !== null) throw redirect(url.pathname.replace(/\/email$/, ''))
  return { contact }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { number: params.number, email: submission.text('email') }
  const answer = await call('requestEmailChange', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['email'])
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  throw redirect(paths.contactDone(answer.output.id, 'emailRequested'), 303)
}

export default function ChangeEmail({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { contact } = loaderData
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('accounts.email.title')}
        lead={t('accounts.email.lead', { email: contact.email })}
        crumbs={[
          { label: t('accounts.people.title'), href: paths.people },
          { label: `${contact.firstName} ${contact.lastName}`, href: paths.contact(contact.id) },
        ]}
      />
      <Form>
        <TextInput
          name="email"
          type="email"
          width="half"
          autoComplete="email"
          label={t('accounts.email.newEmail')}
          required
        />
        <ButtonRow>
          <Button kind="primary">{t('accounts.email.action')}</Button>
          <LinkButton to={paths.contact(contact.id)}>{t('accounts.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
