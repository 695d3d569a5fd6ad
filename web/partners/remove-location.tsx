import { redirect } from 'react-router'
import { refused } from '../accounts/refused.ts'
import { useI18n } from '../app/i18n.tsx'
import type { PageHandle } from '../app/page-handle.ts'
import { submitted } from '../app/submission.ts'
import { visit } from '../app/visit.ts'
import { ConfirmPage } from '../ui/confirm-page.tsx'
import type { Route } from './+types/remove-location.ts'
import { findLocation } from './find-location.ts'
import { partnerPaths } from './partner-paths.ts'

export const handle = { messages: ['partners'] } satisfies PageHandle

/** PAR-1: the page before a place is taken away. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const { place } = await findLocation(context.get(visit).call, params)
  return { place }
}

export async function action({ context, params }: Route.ActionArgs) {
  const { call, language } = context.get(visit)
  const { number, locationId } = params
  const answer = await call('removePartnerLocation', { number, locationId })
  if (answer.ok) throw redirect(partnerPaths(language, number).profileDone('saved'), 303)
  return refused(submitted(context), answer.problem, [])
}

export default function RemoveLocation({ loaderData, params }: Route.ComponentProps) {
  const { t, f, language } = useI18n()
  const { place } = loaderData
  return (
    <ConfirmPage
      title={t('partners.place.removeTitle')}
      danger
      summary={[
        { label: t('partners.place.name'), value: place.name },
        { label: t('partners.place.kind'), value: t(`partners.locationKinds.${place.kind}`) },
        { label: t('partners.place.city'), value: place.city },
        { label: t('partners.place.country'), value: f.country(place.country) },
      ]}
      consequence={t('partners.place.removeText')}
      action={t('partners.place.removeAction')}
      back={{ href: partnerPaths(language, params.number).profile, label: t('partners.cancel') }}
    />
  )
}
