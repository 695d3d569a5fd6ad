import { redirect } from 'react-router'
import { countryChoices } from '../accounts/country-choices.ts'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { versionGiven } from '../app/version.ts'
import { visit } from '../app/visit.ts'
import { Button, ButtonRow, LinkButton } from '../ui/button.tsx'
import { Form } from '../ui/form.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import type { Route } from './+types/edit-location.ts'
import { findLocation, parentChoices } from './find-location.ts'
import { LocationFields, locationFieldNames, locationGiven, StandFields } from './location-fields.tsx'
import { partnerPaths } from './partner-paths.ts'
import { whyNotText } from './partner-words.tsx'

export { shouldRevalidate } from '../app/version.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-1: a place, to be written anew. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { call, language } = context.get(visit)
  const { partner, place } = await findLocation(call, params)
  return { place, parents: parentChoices(partner, place), countries: countryChoices(language) }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, locationId } = params
  const submission = submitted(context)
  const given = { number, locationId, ...locationGiven(submission) }
  const answer = await call('updatePartnerLocation', given, versionGiven(submission))
  if (answer.ok) throw redirect(partnerPaths(language, number).profileDone('saved'), 303)
  return refused(submission, answer.problem, locationFieldNames)
}

export default function EditLocation({ loaderData, params }: Route.ComponentProps) {
  const { t, language } = useI18n()
  const { place, parents, countries } = loaderData
  const paths = partnerPaths(language, params.number)
  const { edit, place: stand } = place.actions
  return (
    <>
      <PageHeader
        title={t('partners.place.editTitle')}
        kicker={place.name}
        lead={edit === null ? undefined : whyNotText(t, edit)}
        crumbs={[{ label: t('partners.profile.title'), href: paths.profile }]}
      />
      {edit === null ? (
        <Form version={place.version}>
          {stand === null ? <StandFields place={place} parents={parents} /> : null}
          <LocationFields place={place} country={place.country} countries={countries} />
          <ButtonRow>
            <Button kind="primary">{t('partners.place.save')}</Button>
            <LinkButton to={paths.profile}>{t('partners.cancel')}</LinkButton>
          </ButtonRow>
        </Form>
      ) : null}
    </>
  )
}
