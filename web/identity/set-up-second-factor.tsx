import { data } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { identity } from '../../contract/identity.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { Form } from '../ui/form.tsx'
import { asFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/set-up-second-factor.ts'
import { CodeField } from './code-field.tsx'
import { ownPage } from './identity-page.ts'
import { identityPaths } from './identity-paths.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { refusedForm } from './refused-form.ts'

export const handle = ownPage

type Begun = OutputOf<typeof identity.beginSecondFactor>

export async function loader({ context }: Route.LoaderArgs) {
  const { secondFactor } = outputOf(await context.get(visit).call('readMe', {}))
  return { active: secondFactor.active }
}

/**
 * ACC-12: the password gives the QR code, the code turns the second factor on. What is shown once is the answer to a
 * submitted form and stands at no address.
 */
export async function action({ context }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  if (text('step') === 'confirm') {
    const answer = await call('confirmSecondFactor', { code: text('code') })
    if (!answer.ok) return refusedForm(submission, answer.problem, language)
    return data({ recoveryCodes: answer.output.recoveryCodes })
  }
  const answer = await call('beginSecondFactor', { password: text('password') })
  if (!answer.ok) return refusedForm(submission, answer.problem, language)
  return data({ begun: answer.output })
}

export default function SetUpSecondFactorPage({ loaderData, actionData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  if (actionData !== undefined && 'recoveryCodes' in actionData)
    return (
      <>
        <PageHeader title={t('identity.secondFactor.doneTitle')} lead={t('identity.secondFactor.done')} />
        <RecoveryCodes codes={actionData.recoveryCodes} />
      </>
    )
  if (loaderData.active)
    return (
      <>
        <PageHeader title={t('identity.secondFactor.title')} lead={t('identity.secondFactor.already')} />
        <LinkButton to={identityPaths(language).profile}>{t('identity.secondFactor.cancel')}</LinkButton>
      </>
    )
  const begun = actionData !== undefined && 'begun' in actionData ? actionData.begun : null
  const isConfirming = begun !== null || asFormAnswer(actionData).values.step?.[0] === 'confirm'
  return (
    <>
      <PageHeader title={t('identity.secondFactor.title')} lead={begun ? undefined : t('identity.secondFactor.lead')} />
      <div className="flex flex-col gap-8">
        {begun === null ? null : <Secret begun={begun} />}
        {isConfirming ? <ConfirmForm isAgain={begun === null} /> : <BeginForm />}
      </div>
    </>
  )
}

function BeginForm() {
  const { t, language } = useI18n()
  return (
    <Form>
      <TextInput
        name="password"
        label={t('identity.signIn.password')}
        hint={t('identity.secondFactor.passwordHint')}
        type="password"
        required
        width="half"
        autoComplete="current-password"
      />
      <ButtonRow>
        <Button kind="primary">{t('identity.secondFactor.begin')}</Button>
        <LinkButton to={identityPaths(language).profile}>{t('identity.secondFactor.cancel')}</LinkButton>
      </ButtonRow>
    </Form>
  )
}

/** The quiet zone must be light and the modules dark in dark mode as well, or cameras do not read it. */
function Secret({ begun }: { begun: Begun }) {
  const { t } = useI18n()
  const { size, path } = begun.qr
  return (
    <Section title={t('identity.secondFactor.scanTitle')}>
      <div className="flex flex-wrap items-start gap-6">
        <svg
          role="img"
          aria-label={t('identity.secondFactor.qr')}
          viewBox={`0 0 ${size} ${size}`}
          width="220"
          height="220"
          shapeRendering="crispEdges"
          className="max-w-full shrink-0 rounded-control border border-line"
        >
          <rect width={size} height={size} fill="#fff" />
          <path d={path} fill="#000" />
        </svg>
        <div className="flex max-w-prose min-w-0 flex-col gap-3">
          <div>
            <p className="text-hint text-muted">{t('identity.secondFactor.key')}</p>
            <Code value={begun.secret} group={4} copy={t('identity.secondFactor.keyName')} />
          </div>
          <a href={begun.uri} className="link">
            {t('identity.secondFactor.openApp')}
          </a>
          <Notice tone="warn">{t('identity.secondFactor.once')}</Notice>
        </div>
      </div>
    </Section>
  )
}

function ConfirmForm({ isAgain }: { isAgain: boolean }) {
  const { t, language } = useI18n()
  return (
    <Section title={t('identity.secondFactor.codeTitle')}>
      {isAgain ? <p className="max-w-prose">{t('identity.secondFactor.wrong')}</p> : null}
      <Form>
        <input type="hidden" name="step" value="confirm" />
        <CodeField label={t('identity.secondFactor.code')} />
        <ButtonRow>
          <Button kind="primary">{t('identity.secondFactor.confirm')}</Button>
          <LinkButton to={identityPaths(language).secondFactor} reload>
            {t('identity.secondFactor.again')}
          </LinkButton>
        </ButtonRow>
      </Form>
    </Section>
  )
}
