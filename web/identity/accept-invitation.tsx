import { data, redirect } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { identity } from '../../contract/identity.ts'
import { actingForCookie } from '../app/acting-for.ts'
import { problemPage } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { noAnswer } from '../ui/form-answer.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/accept-invitation.ts'
import { publicPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'
import { refusedForm } from './refused-form.ts'

export const handle = publicPage

/** ACC-10: opening the link changes nothing, as scanners of mail open it too. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { actor, call } = context.get(visit)
  const answer = await call('readInvitation', { token: params.token })
  const loginId = actor.kind === 'visitor' ? null : actor.loginId
  if (answer.ok) return data({ invitation: answer.output, loginId })
  if (answer.problem.code !== 'link-not-valid') throw problemPage(answer.problem)
  return data({ invitation: null, loginId }, { status: answer.problem.status })
}

/** Accepts with the sign-in in hand, or with a new one; then goes on to where the invitation leads. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call, language, origin } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const { token } = params
  const number = text('number')
  const answer =
    text('how') === 'join'
      ? await call('joinWithInvitation', { token })
      : await call('acceptInvitation', { token, loginId: text('loginId'), password: text('password') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  const next = `/${params.lang}${answer.output.continueTo ?? `/o/${encodeURIComponent(number)}`}`
  // Whoever accepts goes on for the company that invited them, whichever other they acted for until now (ACC-15).
  const headers = new Headers()
  if ('organization' in answer.output)
    headers.append('Set-Cookie', actingForCookie(answer.output.organization.number, origin))
  throw redirect(next, { status: 303, headers })
}

type Invitation = OutputOf<typeof identity.readInvitation>

export default function AcceptInvitationPage({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { invitation, loginId } = loaderData
  const paths = identityPaths(language)
  if (invitation === null)
    return (
      <>
        <PageHeader title={t('identity.invitation.invalidTitle')} lead={t('identity.invitation.invalid')} />
        <p className="mb-6">{t('identity.invitation.invalidNext')}</p>
        <ButtonRow>
          <LinkButton kind="primary" to={paths.signIn()}>
            {t('identity.signIn.title')}
          </LinkButton>
        </ButtonRow>
      </>
    )
  const { name, organization } = invitation
  return (
    <>
      <PageHeader
        title={t('identity.invitation.title', { organization: organization.name })}
        lead={t('identity.invitation.lead', { name, organization: organization.name, number: organization.number })}
      />
      {loginId === null ? (
        <div className="flex flex-col gap-10">
          <NewSignIn invitation={invitation} />
          <Section title={t('identity.invitation.haveTitle')}>
            <p>{t('identity.invitation.have')}</p>
            <ButtonRow>
              <LinkButton to={paths.signIn(paths.invitation(params.token))}>
                {t('identity.invitation.haveAction')}
              </LinkButton>
            </ButtonRow>
          </Section>
        </div>
      ) : (
        <Join invitation={invitation} loginId={loginId} />
      )}
    </>
  )
}

function NewSignIn({ invitation }: { invitation: Invitation }) {
  const { t } = useI18n()
  return (
    <Section title={t('identity.invitation.newTitle')}>
      <Form reload>
        <input type="hidden" name="number" value={invitation.organization.number} />
        <TextInput
          name="loginId"
          label={t('identity.invitation.loginId')}
          hint={t('identity.invitation.loginIdHint')}
          required
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={64}
          defaultValue={invitation.suggestedLoginId ?? undefined}
        />
        <TextInput
          name="password"
          label={t('identity.invitation.password')}
          hint={t('identity.newPassword.hint', { least: invitation.leastPasswordLength })}
          type="password"
          required
          autoComplete="new-password"
        />
        <ButtonRow>
          <Button kind="primary">{t('identity.invitation.action')}</Button>
        </ButtonRow>
      </Form>
    </Section>
  )
}

function Join({ invitation, loginId }: { invitation: Invitation; loginId: string }) {
  const { t, language } = useI18n()
  return (
    <Section title={t('identity.invitation.joinTitle', { loginId })}>
      <p>{t('identity.invitation.join', { organization: invitation.organization.name })}</p>
      <Form reload>
        <input type="hidden" name="how" value="join" />
        <input type="hidden" name="number" value={invitation.organization.number} />
        <ButtonRow>
          <Button kind="primary">{t('identity.invitation.joinAction', { loginId })}</Button>
        </ButtonRow>
      </Form>
      <p className="mt-4 text-muted">{t('identity.invitation.otherPerson')}</p>
      <Form action={identityPaths(language).signOut} answer={noAnswer} inline reload>
        <Button>{t('identity.signOut.action')}</Button>
      </Form>
    </Section>
  )
}
