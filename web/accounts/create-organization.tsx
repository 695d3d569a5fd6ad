import { redirect } from 'react-router'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/create-organization.ts'
import { onceGiven } from './contact-form.ts'
import { countryChoices } from './country-choices.ts'
import { OrganizationFields, organizationFieldNames, organizationGiven } from './organization-fields.tsx'
import { refused } from './refused.ts'

export const handle = { messages: ['console', 'accounts'] } satisfies PageHandle

export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { items: staff } = outputOf(await call('listStaffMembers', {}))
  return { staff, countries: countryChoices(isLanguage(params.lang) ? params.lang : language) }
}

/** ACC-1: opens an account for a company that is new; its number is chosen by the portal. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const answer = await call(
    'createOrganization',
    { ...organizationGiven(submission), phone: submission.text('phone') },
    onceGiven(submission),
  )
  if (!answer.ok) return refused(submission, answer.problem, [...organizationFieldNames, 'phone'])
  return redirect(`/${params.lang}/o/${answer.output.number}/company`, 303)
}

export default function CreateOrganization({ loaderData }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const list = `/${language}/console/organizations`
  return (
    <>
      <PageHeader
        title={t('console.create.title')}
        crumbs={[{ label: t('app.nav.organizations'), href: list }]}
        lead={t('console.create.lead')}
      />
      <Form>
        <OrganizationFields countries={loaderData.countries} staff={loaderData.staff} />
        <TextInput
          name="phone"
          type="tel"
          label={t('console.create.phone')}
          hint={t('console.create.phoneHint')}
          width="half"
          autoComplete="off"
        />
        <ButtonRow>
          <Button kind="primary">{t('console.create.action')}</Button>
          <LinkButton to={list}>{t('console.create.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
