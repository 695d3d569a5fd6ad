import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/change-access.ts'
import { accountPaths } from './account-paths.ts'
import { AccessFields, contactFieldNames } from './contact-fields.tsx'
import { accessGiven } from './contact-form.ts'
import { readContact } from './read-contact.ts'
import { refused } from './refused.ts'
import { WhyNot } from './why-not.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-5: what a contact may do. */
export async function loader({ context, params }: Route.LoaderArgs) {
  return { contact: await readContact(context.get(visit).call, params) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, contactId } = params
  const submission = submitted(context)
  const given = { number, contactId, ...accessGiven(submission) }
  const answer = await call('updateContact', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, contactFieldNames)
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, number)
  throw redirect(paths.contactDone(contactId, 'access'), 303)
}

export default function ChangeAccess({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { contact } = loaderData
  const paths = accountPaths(language, params.number)
  const name = `${contact.firstName} ${contact.lastName}`
  const whyNot = contact.actions.editRights
  return (
    <>
      <PageHeader
        title={t('accounts.access.title')}
        kicker={name}
        lead={whyNot === null ? t('accounts.access.lead') : <WhyNot code={whyNot} />}
        crumbs={[
          { label: t('accounts.people.title'), href: paths.people },
          { label: name, href: paths.contact(contact.id) },
        ]}
      />
      {whyNot === null ? (
        <Form version={contact.version}>
          <AccessFields contact={contact} />
          <ButtonRow>
            <Button kind="primary">{t('accounts.access.action')}</Button>
            <LinkButton to={paths.contact(contact.id)}>{t('accounts.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
