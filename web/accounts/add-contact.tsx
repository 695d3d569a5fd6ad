import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { timeZones } from '../identity/time-zones.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/add-contact.ts'
import { accountPaths } from './account-paths.ts'
import { AccessFields, contactFieldNames, LetterFields, NameFields, ReachFields } from './contact-fields.tsx'
import { accessGiven, onceGiven, reachGiven } from './contact-form.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-10: a new contact, who is invited by mail. */
export function loader({ context }: Route.LoaderArgs) {
  return { zones: timeZones(context.get(visit).timeZone ?? 'UTC') }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { ...reachGiven(submission), ...accessGiven(submission), email: submission.text('email') }
  const answer = await call('addContact', { number: params.number, ...given }, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, contactFieldNames)
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  const deed = answer.output.signIn === 'invited' ? 'addedInvited' : 'added'
  throw redirect(paths.contactDone(answer.output.id, deed), 303)
}

export default function AddContact({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('accounts.add.title')}
        lead={t('accounts.add.lead')}
        crumbs={[{ label: t('accounts.people.title'), href: paths.people }]}
      />
      <Form>
        <NameFields />
        <TextInput name="email" type="email" width="half" label={t('accounts.fields.email')} required />
        <AccessFields />
        <ReachFields />
        <LetterFields zones={loaderData.zones} />
        <ButtonRow>
          <Button kind="primary">{t('accounts.add.action')}</Button>
          <LinkButton to={paths.people}>{t('accounts.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
