import { Link } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { LicenceView, licences } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { Section } from '../ui/card.tsx'
import { Timeline, type TimelineEvent } from '../ui/timeline.tsx'
import { UndoButton } from '../ui/undoable.tsx'
import { featureNames } from './feature-names.ts'

/** One thing that happened to a licence. */
export type LicenceEvent = OutputOf<typeof licences.listLicenceEvents>['items'][number]

type Facts = LicenceEvent['before']

/** A fact of an event as text; the trail holds whatever its time wrote there. */
function fact(facts: Facts, name: string): string {
  const value = facts?.[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

function numberIn(facts: Facts, name: string): number {
  const value = facts?.[name]
  return typeof value === 'number' ? value : 0
}

function listIn(facts: Facts, name: string): readonly string[] {
  const value = facts?.[name]
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
}

/** What happened, in a sentence. An action of a later day that we have no words for is named by its code. */
function useTitle(): (event: LicenceEvent) => string {
  const { t, f } = useI18n()
  return ({ action, before, after }) => {
    switch (action) {
      case 'licence.fulfilled':
        return t('licences.events.fulfilled')
      case 'licence.allocated':
        return t('licences.events.allocated', { count: numberIn(after, 'quantity'), host: fact(after, 'hostId') })
      case 'licence.reallocated':
        return t('licences.events.reallocated', { from: fact(before, 'hostId'), to: fact(after, 'hostId') })
      case 'licence.returned':
      case 'licence.partly-returned': {
        const count = numberIn(before, 'quantity') - numberIn(after, 'quantity')
        return t('licences.events.returned', { count, host: fact(after, 'hostId') })
      }
      case 'licence.features-changed':
        return t('licences.events.featuresChanged')
      case 'licence.file-reissued':
        return t('licences.events.fileReissued')
      case 'licence.maintenance-renewed':
        return t('licences.events.maintenanceRenewed', {
          day: f.day(fact(after, 'endsOn')),
          order: fact(after, 'order'),
        })
      case 'licence.file-downloaded':
        return t('licences.events.fileDownloaded')
      case 'licence.hidden':
        return t('licences.events.hidden')
      case 'licence.unhidden':
        return t('licences.events.unhidden')
      default:
        return t('licences.events.other', { action })
    }
  }
}

/** All that ever happened to the licence, newest first (LIC-3, UX-38). A hidden licence can be shown again from here, too. */
export function LicenceTimeline(props: {
  licence: Pick<LicenceView, 'features'>
  events: readonly LicenceEvent[]
  moreHref: string | null
  canUnhide: boolean
  /** The licence's own page, which hides and shows it. */
  path: string
}) {
  const { t, f } = useI18n()
  const titleOf = useTitle()
  const features = (facts: Facts) => f.list(featureNames(props.licence, listIn(facts, 'features')))
  const latestHiding = props.canUnhide ? props.events.find(({ action }) => action === 'licence.hidden') : undefined
  const view = (event: LicenceEvent): TimelineEvent => ({
    id: event.id,
    at: event.at,
    title: titleOf(event),
    by: event.actorKind === 'staff' ? t('licences.events.byStaff', { name: event.actorName }) : event.actorName,
    ...(event.reason === null ? {} : { reason: event.reason }),
    ...(event.action === 'licence.features-changed'
      ? {
          changes: [
            {
              label: t('licences.features'),
              from: features(event.before) || undefined,
              to: features(event.after) || undefined,
            },
          ],
        }
      : {}),
    ...(event === latestHiding
      ? {
          action: <UndoButton undo={{ action: props.path, fields: [{ name: 'wanted', value: 'shown' }] }} />,
        }
      : {}),
  })
  return (
    <Section title={t('licences.events.title')}>
      <div id="history" className="flex scroll-mt-20 flex-col gap-4">
        {props.events.length === 0 ? (
          <p className="text-muted">{t('licences.events.none')}</p>
        ) : (
          <Timeline events={props.events.map(view)} />
        )}
        {props.moreHref === null ? null : (
          <Link
            to={props.moreHref}
            preventScrollReset
            className="link inline-flex min-h-6 items-center self-start coarse:min-h-11"
          >
            {t('licences.events.more')}
          </Link>
        )}
      </div>
    </Section>
  )
}
