import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Breadcrumbs } from '../ui/breadcrumbs.tsx'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/remove-advisor.ts'
import { useCoverage, useScopes } from './advisor-words.tsx'
import { pathsOf } from './draft-steps.tsx'
import { renewalPaths } from './renewal-paths.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-8: asks once before a partner sees nothing any more. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number, advisorId } = params
  const advisor = outputOf(await call('readAdvisor', { number, advisorId }))
  if (advisor.actions.remove !== null) throw redirect(pathsOf(params, language).advisor(advisorId))
  return { advisor }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { number, advisorId } = params
  const reason = submission.text('reason')
  const given = { number, advisorId, ...(reason.trim() === '' ? {} : { reason }) }
  const answer = await call('removeAdvisor', given)
  if (!answer.ok) return refused(submission, answer.problem, ['reason'])
  throw redirect(pathsOf(params, language).advisorDone(advisorId, 'removed'), 303)
}

export default function RemoveAdvisor({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { advisor } = loaderData
  const paths = renewalPaths(language, params.number)
  const coverage = useCoverage()
  const scopes = useScopes()
  const { name } = advisor.partner
  return (
    <ConfirmPage
      before={
        <Breadcrumbs
          crumbs={[
            { label: t('advisors.tabs.advisors'), href: paths.advisors },
            { label: name, href: paths.advisor(advisor.id) },
          ]}
        />
      }
      title={t('advisors.remove.title')}
      kicker={name}
      summary={[
        { label: t('advisors.fields.sees'), value: coverage(advisor) },
        { label: t('advisors.fields.may'), value: scopes(advisor.scopes) },
        { label: t('advisors.fields.endsOn'), value: f.day(advisor.endsOn) },
      ]}
      consequence={<p>{t('advisors.remove.consequence', { name, person: advisor.contact.name })}</p>}
      action={t('advisors.remove.action', { name })}
      back={{ href: paths.advisor(advisor.id), label: t('advisors.cancel') }}
      danger
    >
      <Textarea name="reason" label={t('advisors.remove.reason')} hint={t('advisors.remove.reasonHint')} rows={3} />
    </ConfirmPage>
  )
}
