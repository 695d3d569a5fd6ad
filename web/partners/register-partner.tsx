import { redirect } from 'react-router'
import { dayAt, endOfTerm, instant } from '../../values/calendar.ts'
import { onceGiven } from '../accounts/contact-form.ts'
import { countryChoices } from '../accounts/country-choices.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { onlyForStaff } from '../app/gate.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Checkbox, Select } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { TextInput } from '../ui/text-fields.tsx'
import type { Route } from './+types/register-partner.ts'
import { PlaceFields } from './location-fields.tsx'
import { MembershipFields, membershipChoices, membershipFieldNames, membershipGiven } from './membership-fields.tsx'
import { partnerPaths } from './partner-paths.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** So many contacts are offered as the first administrator. */
const contactsMost = 100
const placeFieldNames = ['locationName', 'city', 'state', 'country', 'phone', 'webAddress', 'listed', 'administratorId']

/** PAR-1: an organization becomes a partner; for the vendor's people. What is known of it, or likely, is filled in. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const here = context.get(visit)
  onlyForStaff(here)
  const { number } = params
  const organization = outputOf(await here.call('readOrganization', { number }))
  const people = { number, status: ['active'], restricted: 'no', limit: contactsMost } as const
  const { items } = outputOf(await here.call('listContacts', people))
  const [address] = organization.addresses
  const today = dayAt(instant(here.now), 'UTC')
  return {
    name: organization.legalName,
    membership: {
      status: 'active' as const,
      kind: 'reseller' as const,
      level: null,
      startsOn: today,
      endsOn: endOfTerm(today, { months: 12 }),
      distributor: null,
    },
    place: {
      city: address?.city ?? '',
      state: address?.state ?? organization.state,
      country: organization.country,
      phone: organization.phone,
      webAddress: organization.webAddresses[0] ?? null,
    },
    countries: countryChoices(here.language),
    contacts: items.map((one) => ({ value: one.id, label: `${one.firstName} ${one.lastName} (${one.email})` })),
    ...(await membershipChoices(here.call, null)),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const { text } = submission
  const given = {
    number: params.number,
    ...membershipGiven(submission),
    listed: text('listed') === 'on',
    locationName: text('locationName'),
    city: text('city'),
    state: text('state'),
    country: text('country'),
    phone: text('phone'),
    webAddress: text('webAddress'),
    administratorId: text('administratorId'),
  }
  const answer = await call('registerPartner', given, onceGiven(submission))
  if (answer.ok) throw redirect(partnerPaths(language, params.number).profileDone('registered'), 303)
  return refused(submission, answer.problem, [...membershipFieldNames, ...placeFieldNames])
}

export default function RegisterPartner({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { name, membership, place, countries, contacts, levels, distributors } = loaderData
  const paths = partnerPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('partners.register.title')}
        lead={t('partners.register.lead', { name })}
        crumbs={[{ label: t('partners.profile.title'), href: paths.profile }]}
      />
      {contacts.length === 0 ? (
        <Notice tone="warn" title={t('partners.register.nobody')}>
          {t('partners.register.nobodyText')}
        </Notice>
      ) : (
        <Form>
          <MembershipFields partner={membership} levels={levels} distributors={distributors} />
          <h2 className="text-h2 font-semibold">{t('partners.register.headquarters')}</h2>
          <PlaceFields place={place} country={place.country} countries={countries} />
          <TextInput
            name="locationName"
            width="half"
            label={t('partners.register.locationName')}
            hint={t('partners.register.locationNameHint')}
          />
          <Checkbox name="listed" label={t('partners.register.listed')} defaultChecked />
          <Select
            name="administratorId"
            label={t('partners.register.administrator')}
            hint={t('partners.register.administratorHint')}
            choices={[{ value: '', label: t('partners.register.choose') }, ...contacts]}
            required
          />
          <ButtonRow>
            <Button kind="primary">{t('partners.register.action')}</Button>
            <LinkButton to={paths.profile}>{t('partners.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      )}
    </>
  )
}
