import type { CustomerSummary } from '../../contract/customers.ts'
import { useI18n } from '../app/i18n.tsx'
import { Badge } from '../ui/badge.tsx'
import type { Column } from '../ui/table-columns.ts'
import { CustomerLink } from './customer-link.tsx'
import type { CustomerPaths } from './customer-paths.ts'
import { MaintenanceEnd, Place, Scopes } from './customer-words.tsx'

/** The columns of sales search. */
export function useCustomerColumns(paths: CustomerPaths, today: string): readonly Column<CustomerSummary>[] {
  const { t, f } = useI18n()
  return [
    {
      key: 'name',
      label: t('customers.fields.customer'),
      rowHeader: true,
      sortable: true,
      roomy: true,
      cell: (row) => (
        <span className="inline-flex flex-wrap items-center gap-x-2">
          <CustomerLink to={paths.customer(row.number)}>{row.name}</CustomerLink>
          {row.isNew ? <Badge tone="info">{t('customers.new')}</Badge> : null}
        </span>
      ),
    },
    {
      key: 'number',
      label: t('customers.fields.number'),
      nowrap: true,
      cell: (row) => <span className="tabular">{row.number}</span>,
    },
    { key: 'place', label: t('customers.fields.place'), cell: (row) => <Place {...row} /> },
    {
      key: 'maintenance',
      label: t('customers.fields.maintenance'),
      sortable: true,
      nowrap: true,
      cell: (row) => <MaintenanceEnd endsOn={row.maintenanceEndsOn} state={row.maintenanceState} today={today} />,
    },
    {
      key: 'licences',
      label: t('customers.fields.licences'),
      align: 'end',
      cell: (row) => f.number(row.shared),
    },
    {
      key: 'scopes',
      label: t('customers.fields.scopes'),
      roomy: true,
      phone: 'hide',
      cell: (row) => <Scopes scopes={row.scopes} />,
    },
    {
      key: 'until',
      label: t('customers.fields.until'),
      nowrap: true,
      cell: (row) => <span className="tabular">{f.day(row.endsOn)}</span>,
    },
  ]
}
