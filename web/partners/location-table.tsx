import { Plus } from 'lucide-react'
import type { PartnerLocation } from '../../contract/partners.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { TextLink } from '../accounts/text-link.tsx'
import type { Formatters } from '../app/formatters.ts'
import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Table } from '../ui/table.tsx'
import type { PartnerPaths } from './partner-paths.ts'
import { whyNotText } from './partner-words.tsx'

/** Where a place is: city, state, country. */
export function placeText(f: Formatters, { city, state, country }: PartnerLocation): string {
  return [city, state, f.country(country)].filter(Boolean).join(', ')
}

/** How far below the headquarters a place stands. */
function depthOf(place: PartnerLocation, all: readonly PartnerLocation[]): number {
  const parent = all.find(({ id }) => id === place.parentId)
  return parent === undefined ? 0 : 1 + depthOf(parent, all)
}

const indents = ['', 'pl-5', 'pl-10']

/** A partner's places in the order of their tree, each with what may be done with it. */
export function LocationTable({
  locations,
  mayAdd,
  paths,
}: {
  locations: readonly PartnerLocation[]
  mayAdd: RefusalCode | null
  paths: PartnerPaths
}) {
  const { t, f } = useI18n()
  const mayChange = locations.some(({ actions }) => actions.edit === null || actions.remove === null)
  return (
    <Section
      title={t('partners.profile.locations')}
      actions={
        mayAdd === null ? (
          <LinkButton to={paths.addLocation} icon={Plus}>
            {t('partners.profile.addLocation')}
          </LinkButton>
        ) : mayAdd === 'locations-full' ? (
          <span className="text-muted">{whyNotText(t, mayAdd)}</span>
        ) : undefined
      }
    >
      <Table
        caption={t('partners.profile.locationsCaption')}
        rows={locations}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            label: t('partners.profile.location'),
            rowHeader: true,
            roomy: true,
            cell: (row) => (
              <span className={`block ${indents[Math.min(depthOf(row, locations), 2)]} phone:pl-0`}>
                {row.actions.edit === null ? <TextLink to={paths.location(row.id)}>{row.name}</TextLink> : row.name}
                <span className="block text-hint text-muted">{t(`partners.locationKinds.${row.kind}`)}</span>
              </span>
            ),
          },
          {
            key: 'place',
            label: t('partners.profile.place'),
            cell: (row) => placeText(f, row),
          },
          {
            key: 'phone',
            label: t('partners.profile.phone'),
            nowrap: true,
            cell: (row) => <span className="tabular">{row.phone ?? '–'}</span>,
          },
          {
            key: 'listed',
            label: t('partners.profile.listed'),
            cell: (row) => t(row.listed ? 'partners.profile.yes' : 'partners.profile.no'),
          },
          {
            key: 'people',
            label: t('partners.profile.people'),
            align: 'end',
            cell: (row) => f.number(row.people),
          },
          ...(mayChange
            ? [
                {
                  key: 'actions',
                  label: t('partners.profile.actions'),
                  hideLabel: true,
                  cell: (row: PartnerLocation) =>
                    row.actions.remove === null ? (
                      <TextLink to={paths.removeLocation(row.id)}>
                        {t('partners.profile.removeLocation')}
                        <span className="sr-only">: {row.name}</span>
                      </TextLink>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
