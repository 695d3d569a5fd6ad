import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { timeZones } from '../identity/time-zones.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/edit-contact.ts'
import { accountPaths } from './account-paths.ts'
import { contactFieldNames, LetterFields, NameFields, ReachFields } from './contact-fields.tsx'
import { reachGiven } from './contact-form.ts'
import { readContact } from './read-contact.ts'
import { refused } from './refused.ts'
import { WhyNot } from './why-not.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-4: what a contact is called and how they are reached, by themselves or by an administrator. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const contact = await readContact(context.get(visit).call, params)
  return { contact, zones: timeZones(contact.timeZone) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, contactId } = params
  const submission = submitted(context)
  const reach = reachGiven(submission)
  const email = submission.text('email')
  const isOwn = (await readContact(call, params)).isYou
  const answer = isOwn
    ? await call('updateProfile', { number, ...reach }, versionGiven(submission))
    : await call(
        'updateContact',
        { number, contactId, ...reach, ...(email === '' ? {} : { email }) },
        versionGiven(submission),
      )
  if (!answer.ok) return refused(submission, answer.problem, contactFieldNames)
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, number)
  throw redirect(paths.contactDone(contactId, 'saved'), 303)
}

export default function EditContact({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { contact, zones } = loaderData
  const paths = accountPaths(language, params.number)
  const name = `${contact.firstName} ${contact.lastName}`
  return (
    <>
      <PageHeader
        title={t('accounts.edit.title')}
        kicker={name}
        lead={contact.actions.edit === null ? undefined : <WhyNot code={contact.actions.edit} />}
        crumbs={[
          { label: t('accounts.people.title'), href: paths.people },
          { label: name, href: paths.contact(contact.id) },
        ]}
      />
      {contact.actions.edit === null ? (
        <Form version={contact.version}>
          <NameFields contact={contact} />
          {contact.signIn === 'active' ? null : (
            <TextInput
              name="email"
              type="email"
              width="half"
              label={t('accounts.fields.email')}
              hint={t('accounts.edit.emailHint')}
              defaultValue={contact.email}
              required
            />
          )}
          <ReachFields contact={contact} />
          {contact.signIn === 'active' ? null : <LetterFields contact={contact} zones={zones} />}
          <ButtonRow>
            <Button kind="primary">{t('accounts.save')}</Button>
            <LinkButton to={paths.contact(contact.id)}>{t('accounts.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
