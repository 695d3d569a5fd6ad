import { redirect } from 'react-router'
import { invalid } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { localPath } from '../app/local-path.ts'
import { submitted } from '../app/submission.ts'
import { translator } from '../app/translator.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { asFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/sign-in.ts'
import { CodeField } from './code-field.tsx'
import { DemoPersonas } from './demo-personas.tsx'
import { publicPage } from './identity-page.ts'
import { identityPaths, startPath } from './identity-paths.ts'
import { refusedForm } from './refused-form.ts'

export const handle = publicPage

/** ACC-11: the form, and in the demo the people that it can be tried with; `as` fills it in. */
export async function loader({ context, url }: Route.LoaderArgs) {
  const { actor, call, demo } = context.get(visit)
  const personas = demo ? await call('listPersonas', {}) : null
  const items = personas?.ok ? personas.output.items : []
  return {
    loginId: actor.kind === 'visitor' ? null : actor.loginId,
    returnTo: localPath(url.searchParams.get('returnTo')),
    signedOut: url.searchParams.has('signedOut'),
    personas: items,
    chosen: items.find((one) => one.loginId === url.searchParams.get('as')) ?? null,
  }
}

/**
 * Both steps of signing in. The second carries a ticket that stands for the password, so that no page holds it; where the
 * ticket is too old the first step comes again and says why.
 */
export async function action({ context, url }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const ticket = text('ticket')
  const answer = ticket
    ? await call('confirmSignIn', { ticket, code: text('code') })
    : await call('signIn', { loginId: text('loginId'), password: text('password') })
  if (answer.ok) throw redirect(startPath(language, answer.output, url.searchParams.get('returnTo')), 303)
  const { problem } = answer
  if (problem.code === 'second-factor-needed') return { ticket: String(problem.facts?.ticket ?? '') }
  if (problem.code === 'form-expired') {
    submission.form.delete('ticket')
    return invalid(submission, [{ message: translator(language, ['identity'])('identity.signIn.expired') }])
  }
  return refusedForm(submission, problem, language)
}

/** The ticket of the first step: fresh from it, or kept over a wrong code. */
function ticketIn(actionData: Route.ComponentProps['actionData']): string | undefined {
  if (actionData === undefined) return undefined
  return 'ticket' in actionData ? actionData.ticket : asFormAnswer(actionData).values.ticket?.[0]
}

export default function SignInPage({ loaderData, actionData }: Route.ComponentProps) {
  const ticket = ticketIn(actionData)
  if (ticket !== undefined)
    return (
      <div className="mx-auto w-full max-w-112 lg:pt-8">
        <CodeStep ticket={ticket} returnTo={loaderData.returnTo} />
      </div>
    )
  if (loaderData.personas.length === 0)
    return (
      <div className="mx-auto w-full max-w-112 lg:pt-8">
        <PasswordStep {...loaderData} />
      </div>
    )
  return (
    <div className="grid gap-x-16 gap-y-12 lg:grid-cols-[minmax(0,26rem)_minmax(0,1fr)] lg:pt-8">
      <div>
        <PasswordStep {...loaderData} />
      </div>
      <DemoPersonas personas={loaderData.personas} chosen={loaderData.chosen} returnTo={loaderData.returnTo} />
    </div>
  )
}

function PasswordStep(props: Route.ComponentProps['loaderData']) {
  const { t, language } = useI18n()
  const paths = identityPaths(language)
  const { chosen, loginId } = props
  return (
    <>
      <PageHeader title={t('identity.signIn.title')} />
      <div className="flex flex-col gap-6">
        {props.signedOut && loginId === null ? (
          <Notice tone="ok" announce title={t('identity.signIn.signedOut')} />
        ) : null}
        {loginId === null ? null : (
          <Notice
            title={t('identity.signIn.already', { loginId })}
            action={<LinkButton to={`/${language}`}>{t('identity.signIn.alreadyGoOn')}</LinkButton>}
          />
        )}
        <Form action={paths.signIn(props.returnTo)} reload>
          <TextInput
            name="loginId"
            label={t('identity.signIn.loginId')}
            hint={t('identity.signIn.loginIdHint')}
            required
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={200}
            defaultValue={chosen?.loginId}
          />
          <TextInput
            name="password"
            label={t('identity.signIn.password')}
            type="password"
            required
            autoComplete="current-password"
            defaultValue={chosen?.password}
          />
          <ButtonRow>
            <Button kind="primary">{t('identity.signIn.action')}</Button>
          </ButtonRow>
        </Form>
        <ul className="flex flex-col gap-1 border-t border-line pt-4">
          {[
            { to: paths.forgotLoginId, label: t('identity.signIn.forgotLoginId') },
            { to: paths.forgotPassword, label: t('identity.signIn.forgotPassword') },
          ].map(({ to, label }) => (
            <li key={to}>
              <a href={to} className="link inline-flex min-h-7 items-center coarse:min-h-11">
                {label}
              </a>
            </li>
          ))}
        </ul>
        <p className="text-muted">{t('identity.signIn.invited')}</p>
      </div>
    </>
  )
}

function CodeStep({ ticket, returnTo }: { ticket: string; returnTo: string }) {
  const { t, language } = useI18n()
  const paths = identityPaths(language)
  return (
    <>
      <PageHeader title={t('identity.code.title')} lead={t('identity.code.lead')} />
      <Form action={paths.signIn(returnTo)} reload>
        <input type="hidden" name="ticket" value={ticket} />
        <CodeField label={t('identity.code.code')} hint={t('identity.code.hint')} focus />
        <ButtonRow>
          <Button kind="primary">{t('identity.code.action')}</Button>
          <LinkButton to={paths.signIn(returnTo)}>{t('identity.code.again')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
