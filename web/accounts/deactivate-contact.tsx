import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/deactivate-contact.ts'
import { accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { ContactAccess, ContactTypes } from './contact-words.tsx'
import { readContact } from './read-contact.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-4: the page before a contact's access ends. Whom it cannot be ended for is shown the contact, which says why. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const contact = await readContact(context.get(visit).call, params)
  if (contact.actions.deactivate !== null) throw redirect(url.pathname.replace(/\/deactivate$/, ''))
  return { contact }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, contactId } = params
  const submission = submitted(context)
  const given = { number, contactId, reason: submission.text('reason') }
  const answer = await call('deactivateContact', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, number)
  throw redirect(paths.contactDone(contactId, 'deactivated'), 303)
}

export default function DeactivateContact({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { contact } = loaderData
  const name = `${contact.firstName} ${contact.lastName}`
  return (
    <ConfirmPage
      title={t('accounts.deactivate.title')}
      kicker={name}
      danger
      summary={[
        { label: t('accounts.fields.name'), value: name },
        { label: t('accounts.fields.email'), value: contact.email },
        { label: t('accounts.fields.types'), value: <ContactTypes types={contact.types} /> },
        { label: t('accounts.fields.access'), value: <ContactAccess contact={contact} /> },
      ]}
      consequence={t('accounts.deactivate.consequence', { name })}
      action={t('accounts.deactivate.action')}
      back={{ href: accountPaths(language, params.number).contact(contact.id), label: t('accounts.cancel') }}
    >
      <TextInput name="reason" label={t('accounts.fields.reason')} />
    </ConfirmPage>
  )
}
