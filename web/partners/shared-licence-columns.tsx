import { Link } from 'react-router'
import type { SharedLicence } from '../../contract/customers.ts'
import { useI18n } from '../app/i18n.tsx'
import { Code } from '../ui/code.tsx'
import { SeatBar } from '../ui/seat-bar.tsx'
import type { Column } from '../ui/table-columns.ts'
import type { CustomerPaths } from './customer-paths.ts'
import { LicenceState, MaintenanceEnd } from './customer-words.tsx'

const link = 'link inline-flex min-h-6 items-center coarse:min-h-11'

/** The columns of shared licences; whose each is stands beside it where several customers' are listed. */
export function useSharedLicenceColumns(
  paths: CustomerPaths,
  today: string,
  ofSeveral: boolean,
): readonly Column<SharedLicence>[] {
  const { t } = useI18n()
  const whose: Column<SharedLicence> = {
    key: 'customer',
    label: t('customers.fields.customer'),
    roomy: true,
    cell: ({ customer }) => (
      <Link to={paths.customer(customer.number)} className={link}>
        {customer.name}
      </Link>
    ),
  }
  return [
    {
      key: 'code',
      label: t('customers.licence.code'),
      rowHeader: true,
      nowrap: true,
      cell: (row) => (
        <Link to={paths.licence(row.customer.number, row.id)} className={link}>
          <Code value={row.code} />
        </Link>
      ),
    },
    ...(ofSeveral ? [whose] : []),
    {
      key: 'product',
      label: t('customers.fields.product'),
      roomy: true,
      cell: (row) => (
        <span>
          {row.product.name} <span className="text-muted">{row.edition.name}</span>
        </span>
      ),
    },
    {
      key: 'quantity',
      label: t('customers.licence.allocated'),
      cell: (row) => (
        <SeatBar label={t('customers.licence.allocated')} used={row.allocatedQuantity} total={row.quantity} />
      ),
    },
    { key: 'status', label: t('customers.licence.status'), cell: (row) => <LicenceState status={row.status} /> },
    {
      key: 'maintenance',
      label: t('customers.licence.maintenance'),
      nowrap: true,
      cell: (row) => <MaintenanceEnd endsOn={row.maintenanceEndsOn} state={row.maintenanceState} today={today} />,
    },
    {
      key: 'contract',
      label: t('customers.licence.contract'),
      nowrap: true,
      phone: 'hide',
      cell: (row) => row.contractNumber ?? <span className="text-muted">{t('customers.none')}</span>,
    },
  ]
}
