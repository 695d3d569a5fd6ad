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
import type { Route } from './+types/add-address.ts'
import { accountPaths } from './account-paths.ts'
import { AddressFields, addressFieldNames, addressGiven } from './address-form.tsx'
import { onceGiven } from './contact-form.ts'
import { countryChoices } from './country-choices.ts'
import { refused } from './refused.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-1: a further address of the company, most likely in its own country. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const { country } = outputOf(await here.call('readOrganization', { number: params.number }))
  return { country, countries: countryChoices(language) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const answer = await call('addAddress', { number: params.number, ...addressGiven(submission) }, onceGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, addressFieldNames)
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, params.number)
  throw redirect(`${paths.company}?saved`, 303)
}

export default function AddAddress({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('accounts.company.addAddress')}
        crumbs={[{ label: t('accounts.company.title'), href: paths.company }]}
      />
      <Form>
        <AddressFields country={loaderData.country} countries={loaderData.countries} />
        <ButtonRow>
          <Button kind="primary">{t('accounts.address.addAction')}</Button>
          <LinkButton to={paths.company}>{t('accounts.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
