import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Textarea } from '../ui/text-fields.tsx'
import type { Route } from './+types/edit-organization-facts.ts'
import { accountPaths } from './account-paths.ts'
import { countryChoices } from './country-choices.ts'
import { OrganizationFields, organizationFieldNames, organizationGiven } from './organization-fields.tsx'
import { refused } from './refused.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-1: what a company may change only by request, carried out by staff. For others there is no such page. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const lang = isLanguage(params.lang) ? params.lang : language
  const organization = outputOf(await call('readOrganization', { number: params.number }))
  if (organization.actions.editFacts !== null) throw redirect(accountPaths(lang, params.number).company)
  const { items: staff } = outputOf(await call('listStaffMembers', {}))
  return { organization, staff, countries: countryChoices(lang) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const answer = await call(
    'updateOrganizationFacts',
    { number: params.number, ...organizationGiven(submission), reason: submission.text('reason') },
    versionGiven(submission),
  )
  if (!answer.ok) return refused(submission, answer.problem, [...organizationFieldNames, 'reason'])
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  throw redirect(`${paths.company}?saved`, 303)
}

export default function EditOrganizationFacts({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { organization, staff, countries } = loaderData
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('accounts.factsEdit.title')}
        lead={t('accounts.factsEdit.lead', { name: organization.legalName })}
        crumbs={[{ label: t('accounts.company.title'), href: paths.company }]}
      />
      <Form version={organization.version}>
        <OrganizationFields organization={organization} staff={staff} countries={countries} />
        <Textarea
          name="reason"
          label={t('accounts.factsEdit.reason')}
          hint={t('accounts.factsEdit.reasonHint')}
          rows={2}
          required
          maxLength={500}
        />
        <ButtonRow>
          <Button kind="primary">{t('accounts.save')}</Button>
          <LinkButton to={paths.company}>{t('accounts.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
