import { redirect } from 'react-router'
import type { ContactView } from '../../contract/contacts.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { DescriptionList } from '../ui/summary-list.tsx'
import type { Route } from './+types/contact-page.ts'
import { type AccountPaths, accountPaths, contactDeeds } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { ContactAccess, ContactTypes, SignInState } from './contact-words.tsx'
import { readContact } from './read-contact.ts'
import { refused } from './refused.ts'
import { WhyNot } from './why-not.tsx'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-4: one contact, with what may be done and why not. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call } = context.get(visit)
  const done = contactDeeds.find((deed) => deed === url.searchParams.get('done')) ?? null
  return { contact: await readContact(call, params), done }
}

/** The two changes that need no form of their own: inviting again, and reactivating. */
export async function action({ context, params, url }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const isInvitation = submission.text('do') === 'invite'
  const given = { number: params.number, contactId: params.contactId }
  const answer = await call(isInvitation ? 'resendInvitation' : 'reactivateContact', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, [])
  outputOf(answer)
  throw redirect(`${url.pathname}?done=${isInvitation ? 'invited' : 'reactivated'}`, 303)
}

function Actions({ contact, paths }: { contact: ContactView; paths: AccountPaths }) {
  const { t } = useI18n()
  const { actions, id, isYou } = contact
  return (
    <>
      {actions.invite === null ? (
        <Form answer={noAnswer} inline>
          <Button name="do" value="invite">
            {t('accounts.contact.invite')}
          </Button>
        </Form>
      ) : null}
      {actions.reactivate === null ? (
        <Form answer={noAnswer} inline>
          <Button name="do" value="reactivate">
            {t('accounts.contact.reactivate')}
          </Button>
        </Form>
      ) : null}
      {actions.deactivate === null ? (
        <LinkButton to={paths.deactivate(id)}>{t('accounts.contact.deactivate')}</LinkButton>
      ) : null}
      {actions.viewAs === null ? <LinkButton to={paths.viewAs(id)}>{t('accounts.contact.viewAs')}</LinkButton> : null}
      {actions.edit === null && isYou ? (
        <LinkButton to={paths.changeEmail(id)}>{t('accounts.contact.changeEmail')}</LinkButton>
      ) : null}
      {actions.edit === null ? (
        <LinkButton to={paths.editContact(id)} kind="primary">
          {t('accounts.contact.edit')}
        </LinkButton>
      ) : null}
    </>
  )
}

function Facts({ contact }: { contact: ContactView }) {
  const { t, f } = useI18n()
  const written = (value: string | null) => value ?? t('accounts.none')
  return (
    <Card title={t('accounts.contact.facts')}>
      <DescriptionList
        items={[
          { label: t('accounts.fields.email'), value: contact.email },
          ...(contact.loginId === null ? [] : [{ label: t('accounts.fields.loginId'), value: contact.loginId }]),
          { label: t('accounts.fields.jobTitle'), value: written(contact.jobTitle) },
          { label: t('accounts.fields.department'), value: written(contact.department) },
          { label: t('accounts.fields.phone'), value: written(contact.phone) },
          { label: t('accounts.fields.mobilePhone'), value: written(contact.mobilePhone) },
          { label: t('accounts.fields.fax'), value: written(contact.fax) },
          { label: t('accounts.fields.language'), value: contact.language === 'es' ? 'Español' : 'English' },
          { label: t('accounts.fields.timeZone'), value: contact.timeZone.replaceAll('_', ' ') },
          { label: t('accounts.fields.addedOn'), value: f.day(contact.createdAt) },
        ]}
      />
    </Card>
  )
}

function Access({ contact, paths }: { contact: ContactView; paths: AccountPaths }) {
  const { t } = useI18n()
  const { actions, id } = contact
  const whyNot = actions.editRights ?? (actions.deactivate === 'last-administrator' ? actions.deactivate : null)
  return (
    <Card
      title={t('accounts.contact.accessTitle')}
      actions={
        actions.editRights === null ? (
          <LinkButton kind="quiet" to={paths.changeAccess(id)}>
            {t('accounts.contact.changeAccess')}
          </LinkButton>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-4">
        <DescriptionList
          items={[
            { label: t('accounts.fields.types'), value: <ContactTypes types={contact.types} /> },
            { label: t('accounts.fields.access'), value: <ContactAccess contact={contact} /> },
            { label: t('accounts.fields.signIn'), value: <SignInState signIn={contact.signIn} /> },
            ...(contact.securityContact
              ? [
                  {
                    label: t('accounts.fields.securityContact'),
                    value: <Badge tone="info">{t('accounts.fields.securityContact')}</Badge>,
                  },
                ]
              : []),
          ]}
        />
        {whyNot === null ? null : (
          <p className="text-muted">
            <WhyNot code={whyNot} />
          </p>
        )}
      </div>
    </Card>
  )
}

function Notices({ contact, done }: Pick<Route.ComponentProps['loaderData'], 'contact' | 'done'>) {
  const { t, f } = useI18n()
  const { signIn, invitedUntil, pendingEmail } = contact
  return (
    <>
      {done === null ? null : <Notice tone="ok" announce title={t(`accounts.contact.done.${done}`)} />}
      {pendingEmail === null ? null : (
        <Notice>
          {t('accounts.contact.pendingEmail', { email: pendingEmail.email, until: f.instant(pendingEmail.expiresAt) })}
        </Notice>
      )}
      {invitedUntil === null || contact.status === 'inactive' ? null : (
        <Notice tone={signIn === 'lapsed' ? 'warn' : 'info'}>
          {t(signIn === 'lapsed' ? 'accounts.contact.lapsedAt' : 'accounts.contact.invitedUntil', {
            until: f.instant(invitedUntil),
          })}
        </Notice>
      )}
    </>
  )
}

export default function ContactPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { contact, done } = loaderData
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={`${contact.firstName} ${contact.lastName}`}
        crumbs={[{ label: t('accounts.people.title'), href: paths.people }]}
        status={contact.isYou ? <Badge tone="info">{t('accounts.you')}</Badge> : <ContactAccess contact={contact} />}
        actions={<Actions contact={contact} paths={paths} />}
      />
      <div className="flex flex-col gap-6">
        <Notices contact={contact} done={done} />
        <Facts contact={contact} />
        <Access contact={contact} paths={paths} />
      </div>
    </>
  )
}
