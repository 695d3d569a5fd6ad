import { redirect } from 'react-router'
import { useI18n } from '../app/i18n.tsx'
import { isLanguage } from '../app/language.ts'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/edit-address.ts'
import { accountPaths } from './account-paths.ts'
import { AddressFields, addressFieldNames, addressGiven } from './address-form.tsx'
import { countryChoices } from './country-choices.ts'
import { findAddress } from './find-address.ts'
import { refused } from './refused.ts'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['accounts'] } satisfies PageHandle

/** ACC-1: an address, to be written anew. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  const language = isLanguage(params.lang) ? params.lang : here.language
  const { address, organization } = await findAddress(here.call, params)
  return { address, version: organization.version, countries: countryChoices(language) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, addressId } = params
  const submission = submitted(context)
  const given = { number, addressId, ...addressGiven(submission) }
  const answer = await call('updateAddress', given, versionGiven(submission))
  if (!answer.ok) return refused(submission, answer.problem, addressFieldNames)
  const paths = accountPaths(isLanguage(params.lang) ? params.lang : language, number)
  throw redirect(`${paths.company}?saved`, 303)
}

export default function EditAddress({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { address, countries, version } = loaderData
  const paths = accountPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('accounts.company.editAddress')}
        crumbs={[{ label: t('accounts.company.title'), href: paths.company }]}
      />
      <Form version={version}>
        <AddressFields address={address} country={address.country} countries={countries} />
        <ButtonRow>
          <Button kind="primary">{t('accounts.save')}</Button>
          <LinkButton to={paths.company}>{t('accounts.cancel')}</LinkButton>
        </ButtonRow>
      </Form>
    </>
  )
}
