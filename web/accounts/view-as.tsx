import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/view-as.ts'
import { accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { readContact } from './read-contact.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-16: the page on which staff say why they look at the portal as a contact. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const contact = await readContact(here.call, params)
  return { contact, former: outputOf(await here.call('readViewAs', {})).viewAs }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { number, contactId } = params
  const given = { number, contactId, reason: submission.text('reason') }
  const answer = await call('startViewAs', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  throw redirect(`/${params.lang}/o/${number}`, 303)
}

export default function ViewAs({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { contact, former } = loaderData
  const name = `${contact.firstName} ${contact.lastName}`
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('accounts.viewAs.title', { name })}
        lead={t('accounts.viewAs.lead', { name })}
        crumbs={[
          { label: t('accounts.people.title'), href: paths.people },
          { label: name, href: paths.contact(contact.id) },
        ]}
      />
      <div className="flex flex-col gap-6">
        {former === null ? null : (
          <Notice>
            {t('accounts.viewAs.former', { name: former.contact.name, organization: former.organization.name })}
          </Notice>
        )}
        <Form reload>
          <TextInput
            name="reason"
            label={t('accounts.fields.reason')}
            hint={t('accounts.viewAs.reasonHint')}
            required
            maxLength={200}
          />
          <ButtonRow>
            <Button kind="primary">{t('accounts.viewAs.action', { name })}</Button>
            <LinkButton to={paths.contact(contact.id)}>{t('accounts.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      </div>
    </>
  )
}
