import { Download } from 'lucide-react'
import { Link } from 'react-router'
import type { AllocationView, LicenceView } from '../../contract/licences.ts'
import type { RefusalCode } from '../../contract/refusals.ts'
import { useI18n } from '../app/i18n.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Section } from '../ui/card.tsx'
import { Code } from '../ui/code.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Icon } from '../ui/icon.tsx'
import { Table } from '../ui/table.tsx'
import type { Column } from '../ui/table-columns.ts'
import { hasChoice } from './allocate-steps.ts'
import type { LicencePaths } from './licence-paths.ts'
import { AllocationState, FileState } from './licence-words.tsx'
import { whyNotText } from './why-not.ts'

/** A host ID with its kind, and what people call the server. */
export function HostName({ host }: { host: Pick<AllocationView, 'hostId' | 'hostIdType' | 'label'> }) {
  const { t } = useI18n()
  return (
    <span className="flex flex-col gap-0.5">
      <Code value={host.hostId} />
      <span className="text-hint font-normal text-muted">
        {t(`licences.hostTypes.${host.hostIdType}`)}
        {host.label === null ? null : ` · ${host.label}`}
      </span>
    </span>
  )
}

type Deed = { label: string; href: string; whyNot: RefusalCode | null }

/** What can be done with an allocation; beside what cannot stands why, once for all that share a reason. */
function AllocationActions({ allocation, deeds }: { allocation: AllocationView; deeds: readonly Deed[] }) {
  const { t, f } = useI18n()
  const possible = deeds.filter((deed) => deed.whyNot === null)
  const reasons = [...new Set(deeds.map((deed) => deed.whyNot))].filter((code) => code !== null)
  return (
    <div className="flex flex-col gap-1">
      {possible.length === 0 ? null : (
        <ul className="flex flex-wrap gap-x-4">
          {possible.map((deed) => (
            <li key={deed.href}>
              <Link to={deed.href} prefetch="intent" className="link inline-flex min-h-6 items-center coarse:min-h-11">
                {deed.label}
                <span className="sr-only"> {allocation.hostId}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {reasons.map((code) => (
        <p key={code} className="max-w-80 text-hint text-muted">
          {f.list(deeds.filter((deed) => deed.whyNot === code).map((deed) => deed.label))}: {whyNotText(t, code)}
        </p>
      ))}
    </div>
  )
}

function useDeeds(licence: LicenceView, paths: LicencePaths): (allocation: AllocationView) => readonly Deed[] {
  const { t } = useI18n()
  const choosable = hasChoice(licence)
  return ({ id, actions }) => [
    {
      label: t('licences.actions.reallocate'),
      href: paths.reallocate(licence.id, id),
      whyNot: actions.reallocate,
    },
    { label: t('licences.actions.return'), href: paths.return(licence.id, id), whyNot: actions.return },
    ...(choosable
      ? [
          {
            label: t('licences.actions.changeFeatures'),
            href: paths.features(licence.id, id),
            whyNot: actions.changeFeatures,
          },
        ]
      : []),
    // Only for staff: nobody else is told of it.
    ...(actions.reissue === 'not-allowed' || actions.reissue === 'access-limited'
      ? []
      : [{ label: t('licences.actions.reissue'), href: paths.reissue(licence.id, id), whyNot: actions.reissue }]),
  ]
}

/** The files of an allocation: the one in force at hand, the former ones folded away. */
function AllocationFiles({ allocation, paths }: { allocation: AllocationView; paths: LicencePaths }) {
  const { t, f } = useI18n()
  const [newest, ...former] = allocation.files
  const file = ({ id, status, fileName, createdAt }: AllocationView['files'][number], plain: boolean) => (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {allocation.actions.download === null ? (
        <Link
          to={paths.file(id)}
          reloadDocument
          className="link inline-flex min-h-6 items-center gap-1.5 coarse:min-h-11"
        >
          {plain ? null : <Icon of={Download} size={14} />}
          {t('licences.actions.download')}
          <span className="sr-only"> {fileName}</span>
        </Link>
      ) : null}
      <FileState status={status} />
      {plain ? <span className="text-hint text-muted">{f.day(createdAt)}</span> : null}
    </span>
  )
  if (newest === undefined) return null
  return (
    <div className="flex flex-col gap-1">
      {file(newest, false)}
      {former.length === 0 ? null : (
        <details>
          <summary className="min-h-6 text-hint text-muted coarse:min-h-11">
            {t('licences.formerFiles', { count: former.length })}
          </summary>
          <ul className="mt-1 flex flex-col gap-1">
            {former.map((one) => (
              <li key={one.id}>{file(one, true)}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function useColumns(licence: LicenceView, paths: LicencePaths, active: boolean): readonly Column<AllocationView>[] {
  const { t, f } = useI18n()
  const deedsOf = useDeeds(licence, paths)
  return [
    { key: 'host', label: t('licences.host'), rowHeader: true, cell: (row) => <HostName host={row} /> },
    { key: 'quantity', label: t('licences.quantity'), align: 'end', cell: (row) => f.number(row.quantity) },
    {
      key: 'since',
      label: active ? t('licences.since') : t('licences.ended'),
      nowrap: true,
      phone: 'hide',
      cell: (row) => <span className="tabular">{f.day(active ? row.createdAt : (row.endedAt ?? row.createdAt))}</span>,
    },
    { key: 'state', label: t('licences.state'), cell: (row) => <AllocationState status={row.status} /> },
    {
      key: 'file',
      label: t('licences.file'),
      cell: (row) => <AllocationFiles allocation={row} paths={paths} />,
    },
    ...(active
      ? [
          {
            key: 'actions',
            label: t('licences.actions.title'),
            hideLabel: true,
            cell: (row: AllocationView) => <AllocationActions allocation={row} deeds={deedsOf(row)} />,
          },
        ]
      : []),
  ]
}

/** Where the licence is in use: the allocations in force with all that can be done, and the former ones folded away. */
export function AllocationList({ licence, paths }: { licence: LicenceView; paths: LicencePaths }) {
  const { t } = useI18n()
  const active = licence.allocations.filter((one) => one.status === 'active')
  const former = licence.allocations.filter((one) => one.status !== 'active')
  const activeColumns = useColumns(licence, paths, true)
  const formerColumns = useColumns(licence, paths, false)
  return (
    <Section title={t('licences.allocations.title')}>
      <Table
        caption={t('licences.allocations.activeCaption')}
        columns={activeColumns}
        rows={active}
        rowKey={(row) => row.id}
        empty={
          <EmptyState
            kind="nothing-yet"
            title={t('licences.allocations.none')}
            action={
              licence.actions.allocate === null ? (
                <LinkButton to={paths.allocate(licence.id)}>{t('licences.actions.allocate')}</LinkButton>
              ) : undefined
            }
          >
            {t('licences.allocations.noneText')}
          </EmptyState>
        }
      />
      {former.length === 0 ? null : (
        <details>
          <summary className="min-h-9 py-2 text-muted coarse:min-h-11">
            {t('licences.allocations.former', { count: former.length })}
          </summary>
          <div className="mt-1">
            <Table
              caption={t('licences.allocations.formerCaption')}
              columns={formerColumns}
              rows={former}
              rowKey={(row) => row.id}
            />
          </div>
        </details>
      )}
    </Section>
  )
}
