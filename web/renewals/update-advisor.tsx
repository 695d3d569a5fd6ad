import { redirect } from 'react-router'
import type { AdvisorView } from '../../contract/advisors.ts'
import { versionGiven } from '../accounts/contact-form.ts'
import { refused } from '../accounts/refused.ts'
import { VersionInput } from '../accounts/version-input.tsx'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { useFormAnswer } from '../ui/form-answer.ts'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/update-advisor.ts'
import { accessFieldNames, CoverageField, ScopesFields, scopesGiven } from './access-fields.tsx'
import { useScopes } from './advisor-words.tsx'
import { pathsOf } from './draft-steps.tsx'
import { ContactChoice } from './partner-contacts.tsx'
import { renewalPaths } from './renewal-paths.ts'

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

/** UX-39: somebody else was faster. The form keeps what was typed here; beside it stands what they made of it. */
function BothValues({ advisor }: { advisor: AdvisorView }) {
  const { t, f } = useI18n()
  const scopesIn = useScopes()
  const { faults, values } = useFormAnswer()
  const typed = (name: string) => values?.[name] ?? []
  const isStale = faults.length > 0 && typed('version')[0] !== undefined && typed('version')[0] !== `${advisor.version}`
  if (!isStale) return null
  const coverage = typed('coverage')[0] === 'all' ? 'all' : 'assigned'
  const mine = (['view', 'quote', 'order', 'cases', 'allocate'] as const).filter(
    (scope) => scope === 'view' || typed('scopes').includes(scope),
  )
  const yes = (value: boolean) => t(value ? 'advisors.yes' : 'advisors.no')
  const rows = [
    [t('advisors.fields.sees'), t(`advisors.coverage.${advisor.coverage}`), t(`advisors.coverage.${coverage}`)],
    [t('advisors.fields.may'), scopesIn(advisor.scopes), scopesIn(mine)],
    [t('advisors.fields.endsOn'), f.day(advisor.endsOn), typed('endsOn')[0] ? f.day(typed('endsOn')[0] ?? '') : ''],
    [t('advisors.fields.extends'), yes(advisor.extends), yes(typed('extends').includes('on'))],
  ] as const
  return (
    <div className="mb-6 max-w-[42rem]">
      <Notice
        tone="warn"
        title={t('advisors.conflict.title', { name: advisor.changedBy, at: f.instant(advisor.changedAt) })}
      >
        <p className="mb-3">{t('advisors.conflict.text')}</p>
        <table className="w-full text-left">
          <caption className="sr-only">{t('advisors.conflict.caption')}</caption>
          <thead>
            <tr>
              <td />
              <th scope="col" className="pr-4 pb-1 font-medium">
                {t('advisors.conflict.theirs')}
              </th>
              <th scope="col" className="pb-1 font-medium">
                {t('advisors.conflict.yours')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, theirs, yours]) => (
              <tr key={label} className={theirs === yours ? 'text-muted' : 'font-semibold'}>
                <th scope="row" className="py-1 pr-4 font-normal">
                  {label}
                </th>
                <td className="py-1 pr-4">{theirs}</td>
                <td className="py-1">{yours}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Notice>
    </div>
  )
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
      <BothValues advisor={advisor} />
      <Form>
        <VersionInput version={advisor.version} />
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
