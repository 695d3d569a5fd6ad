import { Link } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { licences } from '../../contract/licences.ts'
import { useI18n } from '../app/i18n.tsx'
import { Code } from '../ui/code.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { LicenceView } from './licence-list-query.ts'
import type { LicencePaths } from './licence-paths.ts'
import { LicenceEnd, LicenceState, MaintenanceEnd } from './licence-words.tsx'

type ListedLicence = OutputOf<typeof licences.listLicences>['items'][number]

/** The columns of the list of licences (LIC-3). The tab of new licences says since when one has them. */
export function useLicenceColumns(
  paths: LicencePaths,
  view: LicenceView,
  today: string,
): readonly Column<ListedLicence>[] {
  const { t, f } = useI18n()
  const received: Column<ListedLicence> = {
    key: 'newest',
    label: t('licences.list.received'),
    sortable: true,
    nowrap: true,
    cell: (row) => <span className="tabular">{f.day(row.fulfilledAt)}</span>,
  }
  return [
    {
      key: 'code',
      label: t('licences.code'),
      rowHeader: true,
      sortable: true,
      nowrap: true,
      cell: (row) => (
        <Link
          to={paths.licence(row.id)}
          prefetch="intent"
          className="link inline-flex min-h-6 items-center coarse:min-h-11"
        >
          <Code value={row.code} />
        </Link>
      ),
    },
    {
      key: 'product',
      label: t('licences.product'),
      sortable: true,
      roomy: true,
      cell: (row) => (
        <span>
          {row.product.name} <span className="text-muted">{row.edition.name}</span>
        </span>
      ),
    },
    {
      key: 'quantity',
      label: t('licences.allocatedOf'),
      sortable: true,
      cell: (row) => <SeatBar label={t('licences.allocatedOf')} used={row.allocatedQuantity} total={row.quantity} />,
    },
    { key: 'status', label: t('licences.state'), cell: (row) => <LicenceState status={row.status} /> },
    {
      key: 'maintenance',
      label: t('licences.maintenanceEnds'),
      sortable: true,
      nowrap: true,
      cell: (row) => <MaintenanceEnd endsOn={row.maintenanceEndsOn} state={row.maintenanceState} today={today} />,
    },
    {
      key: 'end',
      label: t('licences.ends'),
      sortable: true,
      nowrap: true,
      phone: view === 'expiring' ? 'show' : 'hide',
      cell: (row) => <LicenceEnd endsOn={row.endsOn} today={today} plain={row.endsOn === row.maintenanceEndsOn} />,
    },
    {
      key: 'advisor',
      label: t('licences.advisor'),
      phone: 'hide',
      cell: (row) =>
        row.advisors.length === 0 ? (
          <span className="text-muted">{t('licences.noAdvisor')}</span>
        ) : (
          f.list(row.advisors.map(({ name }) => name))
        ),
    },
    ...(view === 'new' ? [received] : []),
  ]
}
