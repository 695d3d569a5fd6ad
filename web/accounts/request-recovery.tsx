import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { PersonList } from '../app/person-list.tsx'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/request-recovery.ts'
import { type AccountPaths, accountPaths } from './account-paths.ts'
import { onceGiven } from './contact-form.ts'
import { refused } from './refused.ts'
import { TextLink } from './text-link.tsx'

export const handle = { messages: ['access'] } satisfies PageHandle

/** ACC-9: asking for a new administrator. Where somebody has, their request is shown instead. */
export async function loader({ context, params, url }: Route.LoaderArgs) {
  const { call, actor } = context.get(visit)
  const { administrators, request, ask } = outputOf(await call('readRecovery', { number: params.number }))
  if (request?.status === 'waiting') throw redirect(`${url.pathname}/${request.id}`)
  const company = actor.kind === 'visitor' ? undefined : actor.organization
  return { administrators, last: request, ask, name: company?.name ?? params.number }
}

export async function action({ context, params, url }: Route.ActionArgs) {
  const submission = submitted(context)
  const given = { number: params.number, evidence: submission.text('evidence') }
  const answer = await context.get(visit).call('requestRecovery', given, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, ['evidence'])
  throw redirect(`${url.pathname}/${answer.output.id}?done=asked`, 303)
}

const reasons = ['still-administrator', 'recovery-asked-lately'] as const

function WhyNotAsk({ ask }: { ask: string }) {
  const { t } = useI18n()
  const reason = reasons.find((one) => one === ask)
  return <Notice>{t(`access.recover.whyNot.${reason ?? 'other'}`)}</Notice>
}

function AskForm({ paths }: { paths: AccountPaths }) {
  const { t } = useI18n()
  return (
    <>
      <Card title={t('access.recover.whatFollows')}>
        <ol className="flex max-w-prose list-decimal flex-col gap-1 pl-5">
          <li>{t('access.recover.follows.told')}</li>
          <li>{t('access.recover.follows.waits')}</li>
          <li>{t('access.recover.follows.decided')}</li>
        </ol>
      </Card>
      <Form>
        <Textarea
          name="evidence"
          rows={6}
          label={t('access.recover.evidence')}
          hint={t('access.recover.evidenceHint')}
          required
        />
        <ButtonRow>
          <Button kind="primary">{t('access.recover.action')}</Button>
          <LinkButton to={paths.overview}>{t('access.back')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}

export default function RequestRecovery({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { administrators, last, ask, name } = loaderData
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('access.recover.title')}
        lead={ask === null ? t('access.recover.lead', { name }) : undefined}
        crumbs={[{ label: t('app.nav.people'), href: paths.people }]}
      />
      <div className="flex flex-col gap-6">
        {ask === null ? null : <WhyNotAsk ask={ask} />}
        <Card title={t('access.recover.onRecord')}>
          {administrators.length === 0 ? (
            <p className="text-muted">{t('access.noAdministrators')}</p>
          ) : (
            <>
              <PersonList people={administrators} />
              {ask === null ? <p className="mt-2 text-muted">{t('access.recover.stillThere')}</p> : null}
            </>
          )}
        </Card>
        {ask === null ? <AskForm paths={paths} /> : null}
        {last === null ? null : (
          <p>
            {t('access.recover.last')}:{' '}
            <TextLink to={paths.recovery(last.id)}>{t('access.recover.seeLast', { name: last.contact.name })}</TextLink>
          </p>
        )}
      </div>
    </>
  )
}
