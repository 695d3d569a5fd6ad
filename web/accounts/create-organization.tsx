import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { RadioGroup, Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/create-organization.ts'
import { onceGiven } from './contact-form.ts'
import { countryChoices } from './country-choices.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['console'] } satisfies PageHandle

const fieldsHere = ['legalName', 'country', 'state', 'region', 'language', 'phone']
const regions = ['Americas', 'EMEA', 'APAC', 'Japan'] as const

export function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  return { countries: countryChoices(isLanguage(params.lang) ? params.lang : here.language) }
}

/** ACC-1: opens an account for a company that is new; its number is chosen by the portal. */
export async function action({ context, params }: Route.ActionArgs) {
  const { call } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const answer = await call(
    'createOrganization',
    {
      legalName: text('legalName'),
      country: text('country'),
      state: text('state'),
      region: text('region'),
      language: text('language'),
      phone: text('phone'),
    },
    onceGiven(submission),
  )
  if (!answer.ok) return refused(submission, answer.problem, fieldsHere)
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
        <TextInput name="legalName" label={t('console.create.legalName')} required autoComplete="off" />
        <Select
          name="country"
          label={t('console.organizations.country')}
          required
          choices={[{ value: '', label: t('console.create.choose') }, ...loaderData.countries]}
        />
        <TextInput name="state" label={t('console.create.state')} hint={t('console.create.optional')} width="half" />
        <RadioGroup
          name="region"
          label={t('console.organizations.region')}
          hint={t('console.create.regionHint')}
          required
          choices={regions.map((value) => ({ value, label: t(`console.create.regions.${value}`) }))}
        />
        <RadioGroup
          name="language"
          label={t('console.create.language')}
          required
          defaultValue={language}
          choices={[
            { value: 'en', label: t('console.create.languages.en') },
            { value: 'es', label: t('console.create.languages.es') },
          ]}
        />
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
