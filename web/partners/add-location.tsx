import { redirect } from 'react-router'
import { onceGiven } from '../accounts/contact-form.ts'
import { countryChoices } from '../accounts/country-choices.ts'
import { refused } from '../accounts/refused.ts'
import { outputOf } from '../app/answers.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/add-location.ts'
import { parentChoices } from './find-location.ts'
import { LocationFields, locationFieldNames, locationGiven, StandFields } from './location-fields.tsx'
import { partnerPaths } from './partner-paths.ts'
import { whyNotText } from './partner-words.tsx'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-1: a further place, most likely in the country of the headquarters. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const partner = outputOf(await call('readPartner', { number: params.number }))
  return {
    whyNot: partner.actions.addLocation,
    parents: parentChoices(partner, null),
    country: partner.locations[0]?.country ?? '',
    countries: countryChoices(language),
  }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const submission = submitted(context)
  const given = { number: params.number, kind: '', ...locationGiven(submission) }
  const answer = await call('addPartnerLocation', given, onceGiven(submission))
  if (answer.ok) throw redirect(partnerPaths(language, params.number).profileDone('saved'), 303)
  return refused(submission, answer.problem, locationFieldNames)
}

export default function AddLocation({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { whyNot, parents, country, countries } = loaderData
  const paths = partnerPaths(language, params.number)
  return (
    <>
      <PageHeader
        title={t('partners.place.addTitle')}
        lead={whyNot === null ? undefined : whyNotText(t, whyNot)}
        crumbs={[{ label: t('partners.profile.title'), href: paths.profile }]}
      />
      {whyNot === null ? (
        <Form>
          <StandFields parents={parents} />
          <LocationFields country={country} countries={countries} />
          <ButtonRow>
            <Button kind="primary">{t('partners.place.add')}</Button>
            <LinkButton to={paths.profile}>{t('partners.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
