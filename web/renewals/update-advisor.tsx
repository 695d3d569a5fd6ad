import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/update-advisor.ts'
import { accessFieldNames, CoverageField, ScopesFields, scopesGiven } from './access-fields.tsx'
import { pathsOf } from './draft-steps.tsx'
import { ContactChoice } from './partner-contacts.tsx'
import { renewalPaths } from './renewal-paths.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['advisors'] } satisfies PageHandle

/** PAR-8: changes view, scopes, end and whom to tell. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { number, advisorId } = params
  const advisor = outputOf(await call('readAdvisor', { number, advisorId }))
  if (advisor.actions.update !== null) throw redirect(pathsOf(params, language).advisor(advisorId))
  const partnerNumber = advisor.partner.number
  const { items: people } = outputOf(await call('listPartnerContacts', { number, partnerNumber }))
  const { items: licences } = outputOf(await call('listLicenceAssignments', { number, limit: '1' }))
  return { advisor, people, example: licences[0] ?? null }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { number, advisorId } = params
  const answer = await call(
    'updateAdvisor',
    {
      number,
      advisorId,
      coverage: submission.text('coverage'),
      ...scopesGiven(submission),
      ...(submission.text('contactId') === '' ? {} : { contactId: submission.text('contactId') }),
    },
    versionGiven(submission),
  )
  if (!answer.ok) return refused(submission, answer.problem, [...accessFieldNames, 'contactId'])
  throw redirect(pathsOf(params, language).advisorDone(advisorId, 'updated'), 303)
}

export default function UpdateAdvisor({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { advisor, people, example } = loaderData
  const paths = renewalPaths(language, params.number)
  const { name } = advisor.partner
  return (
    <>
      <PageHeader
        title={t('advisors.update.title')}
        kicker={name}
        lead={t('advisors.update.lead')}
        crumbs={[
          { label: t('advisors.tabs.advisors'), href: paths.advisors },
          { label: name, href: paths.advisor(advisor.id) },
        ]}
      />
      <Form version={advisor.version} changed={{ by: advisor.changedBy, at: advisor.changedAt }}>
        <CoverageField chosen={advisor.coverage} licences={advisor.licences} example={example} />
        <ScopesFields scopes={advisor.scopes} endsOn={advisor.endsOn} extends={advisor.extends} />
        <ContactChoice people={people} chosen={advisor.contact.contactId} />
        <ButtonRow>
          <Button kind="primary">{t('advisors.update.action')}</Button>
          <LinkButton to={paths.advisor(advisor.id)}>{t('advisors.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
