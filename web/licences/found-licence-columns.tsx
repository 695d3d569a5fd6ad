import { Link } from 'react-router'
import type { OutputOf } from '../../contract/endpoint.ts'
import type { fulfilling } from '../../contract/fulfilment.ts'
import { useI18n } from '../app/i18n.tsx'
import { Code } from '../ui/code.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import type { Column } from '../ui/table-columns.ts'
import { LicenceState } from './licence-words.tsx'

/** A licence as staff find it in all organizations. */
export type FoundLicence = OutputOf<typeof fulfilling.findLicences>['items'][number]

const link = 'link inline-flex min-h-6 items-center coarse:min-h-11'

/** The columns of licences of all organizations. */
export function useFoundLicenceColumns(): readonly Column<FoundLicence>[] {
  const { t, f, language } = useI18n()
  return [
    {
      key: 'code',
      label: t('licences.code'),
      rowHeader: true,
      nowrap: true,
      cell: (row) => (
        <Link to={`/${language}/o/${row.organization.number}/licences/${row.id}`} className={link}>
          <Code value={row.code} />
        </Link>
      ),
    },
    {
      key: 'organization',
      label: t('console.licences.organization'),
      roomy: true,
      cell: (row) => (
        <Link to={`/${language}/o/${row.organization.number}`} className={link}>
          {row.organization.name}
        </Link>
      ),
    },
    {
      key: 'product',
      label: t('licences.product'),
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
      cell: (row) => <SeatBar label={t('licences.allocatedOf')} used={row.allocatedQuantity} total={row.quantity} />,
    },
    { key: 'status', label: t('licences.state'), cell: (row) => <LicenceState status={row.status} /> },
    {
      key: 'fulfilled',
      label: t('console.licences.fulfilled'),
      nowrap: true,
      cell: (row) => <span className="tabular">{f.day(row.fulfilledAt)}</span>,
    },
  ]
}
